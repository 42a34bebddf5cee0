import type { ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { RootContent } from 'mdast';
import { toHast as mdastToHast } from 'mdast-util-to-hast';
import remarkDirective from 'remark-directive';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { wordsFor } from '../../i18n/words.ts';
import { choice } from './choice.ts';

function toHast(nodes: readonly RootContent[]): ElementContent[] {
  const tree = mdastToHast({ type: 'root', children: [...nodes] });
  const children = tree.type === 'root' ? tree.children : [];
  return children.flatMap((child) =>
    child.type === 'element' || (child.type === 'text' && child.value !== '\n') ? [child] : [],
  );
}

/** Parses one question, and gives its faults as `line rule`. */
const parse = (...lines: readonly string[]) => parseText([':::spørsmål{#q}', ...lines, ':::'].join('\n'));

function parseText(text: string) {
  const [node] = unified().use(remarkParse).use(remarkGfm).use(remarkDirective).parse(text).children;
  if (node?.type !== 'containerDirective') throw new Error('The text is not a directive');
  const faults: string[] = [];
  const draft = choice.parse(node, {
    report: (at, rule) => faults.push(`${at.position?.start.line} ${rule}`),
    reportLine: (line, rule) => faults.push(`${line} ${rule}`),
    toHast,
    lines: text.split('\n'),
  });
  return { draft, faults };
}

const yes = ['- [x] Ja', '  > Riktig.'];
const no = ['- [ ] Nei', '  > Tenk igjen.'];

it('gives prompt, options and «why», as markup and as plain words', () => {
  const { draft, faults } = parse(
    'Er det *slik*?',
    '',
    'Se [her](https://x.no).',
    '',
    '- [x] **Ja**, alltid',
    '  > Riktig.',
    '  >',
    '  > Alltid.',
    ...no,
  );
  expect(faults).toEqual([]);
  const { interaction, form } = draft.finish('q', ['b', 'a']);
  expect(interaction).toEqual({
    kind: 'choice',
    id: 'q',
    prompt: 'Er det slik? Se her.',
    parts: [
      { id: 'b', text: 'Ja, alltid' },
      { id: 'a', text: 'Nei' },
    ],
    samples: { right: '2', wrong: '1' },
  });
  const html = toHtml(form(wordsFor('nb'), 'practice'));
  expect(html).toContain('<legend>Er det <em>slik</em>?</legend><p>Se <a href="https://x.no">her</a>.</p>');
  expect(html).toContain('value="b"><span><strong>Ja</strong>, alltid</span>');
  expect(html).toContain('<div><p>Riktig.</p><p>Alltid.</p></div>');
  expect(html).toContain('value="a"><span>Nei</span>');
});

describe('how many may be ticked', () => {
  it('is one when one is right, and several when more are', () => {
    expect(parse('?', ...yes, ...no).draft.shape).toBe('ett');
    expect(parse('?', ...yes, '- [X] Også', '  > Riktig.', ...no).draft.shape).toBe('flere');
  });

  it('is several when the author says so', () => {
    expect(parseText(`:::spørsmål{#q flere}\n?\n${[...yes, ...no].join('\n')}\n:::`).draft.shape).toBe('flere');
  });
});

describe('faults', () => {
  it.each([
    ['no right answer', ['?', ...no, '- [ ] Aldri', '  > Nei.'], ['1 ingen-riktig-svar']],
    ['nothing but right answers', ['?', ...yes, '- [x] Alltid', '  > Ja.'], ['1 ingen-galt-svar']],
    ['one answer', ['?', ...yes], ['1 for-fa-svar']],
    ['no answers', ['Bare tekst.'], ['1 for-fa-svar']],
    [
      '27 answers',
      ['?', ...yes, ...Array.from({ length: 26 }, (_, n) => `- [ ] Nei ${n}\n  > Nei.`)],
      ['1 for-mange-svar'],
    ],
    ['an answer without «why»', ['?', ...yes, '- [ ] Nei'], ['5 mangler-hvorfor']],
    ['an empty «why»', ['?', ...yes, '- [ ] Nei', '  >'], ['5 mangler-hvorfor']],
    ['an answer without box', ['?', ...yes, ...no, '- Vet ikke', '  > Gjett.'], ['7 ikke-avkryssing']],
    ['a box without text', ['?', ...yes, ...no, '- [ ] ', '', '  > Gjett.'], ['7 ikke-avkryssing']],
    ['no question', [...yes, ...no], ['1 tomt-sporsmal']],
    ['a question that is a list', ['* Er det slik?', '', ...yes, ...no], ['1 tomt-sporsmal']],
    ['text behind the answers', ['?', ...yes, ...no, '', 'Mer tekst.'], ['8 tekst-etter-svar']],
    ['a «why» that is not indented', ['?', '- [x] Ja', '> Riktig.', ...no], ['4 hvorfor-uten-innrykk']],
    [
      'a second paragraph in an answer',
      ['?', ...yes, '- [ ] Nei', '', '  Aldri.', '', '  > Nei.'],
      ['7 for-mye-i-svaret'],
    ],
    ['a line that goes on with the «why» above it', ['?', ...yes, ...no, 'Husk dette.'], ['7 linje-i-hvorfor']],
    ['a bullet that does', ['?', ...yes, '• Vet ikke', '  > Gjett.', ...no], ['5 ikke-avkryssing']],
    ['a list in a «why»', ['?', ...yes, '  >', '  > - en', '  > - to', ...no], []],
    ['two answers alike', ['?', ...yes, '- [ ] Ja', '  > Nei.'], ['1 like-svar']],
  ])('%s', (_, lines, expected) => {
    expect(parse(...lines).faults).toEqual(expected);
  });

  it('are all told of at once', () => {
    expect(parse('- [ ] Ja', '- Ja').faults).toEqual([
      '2 mangler-hvorfor',
      '3 ikke-avkryssing',
      '3 mangler-hvorfor',
      '1 tomt-sporsmal',
      '1 ingen-riktig-svar',
      '1 like-svar',
    ]);
  });
});
