import { toHtml } from 'hast-util-to-html';
import { describe, expect, it } from 'vitest';
import { exampleSources } from '../../../test/example-sources.ts';
import { compile } from '../../compiler/compile.ts';

/** Compiles one question, and gives its faults as `line rule`; line 1 is that of the fence. */
function compiled(...lines: readonly string[]) {
  const body = [':::nedtrekk{#q_velg}', ...lines, ':::'].join('\n');
  const { content, messages } = compile(exampleSources({ 'nb/start.md': body }), { newIds: 'memory' });
  const lesson = content?.editions[0].lessons[0];
  return {
    faults: messages.map(({ line, rule }) => `${line - 4} ${rule}`),
    html: toHtml({ type: 'root', children: [...(lesson?.body ?? [])] }),
    interaction: lesson?.interactions[0],
  };
}

const gap = (number: number, label: string) => [
  `${number}. ${label}`,
  '   - [x] omstilling',
  '     > Riktig. Arbeidet endrer seg.',
  '   - [ ] drift',
  '     > Det er noe annet.',
];
const head = ['Gjør teksten riktig.', '', 'Saken er [1] og **senere [2]**.', ''];
const sound = [...head, ...gap(1, 'Hva først?'), ...gap(2, 'Hva så?')];

it('puts a list with a name in the place of each gap, and gives options of all gaps letters', () => {
  const { faults, html, interaction } = compiled(...sound);
  expect(faults).toEqual([]);
  expect(interaction).toEqual({
    kind: 'dropdown',
    id: 'q_velg',
    prompt: 'Gjør teksten riktig.',
    parts: [
      { id: 'a', text: 'omstilling' },
      { id: 'b', text: 'drift' },
      { id: 'c', text: 'omstilling' },
      { id: 'd', text: 'drift' },
    ],
    samples: { right: '5', wrong: '10' },
  });
  expect(html).toContain(
    '<p>Saken er <span class="sam-gap"><select class="sam-select" name="q_velg_1" data-source="1" aria-label="Hva først?">',
  );
  expect(html).toContain(
    '<strong>senere <span class="sam-gap"><select class="sam-select" name="q_velg_2" data-source="2" aria-label="Hva så?">',
  );
  expect(html).toContain('<option value="c" data-correct="">omstilling</option><option value="d">drift</option>');
  expect(html).toContain('<div data-why="b"><p>Det er noe annet.</p></div>');
});

it('keeps a full stop on the line of its list', () => {
  const { faults, html } = compiled(
    ...head.slice(0, 2),
    'Saken er [1]. Så er den [2], sier de.',
    '',
    ...sound.slice(4),
  );
  expect(faults).toEqual([]);
  expect(html).toContain('</select>.</span> Så er den <span class="sam-gap">');
  expect(html).toContain('</select>,</span> sier de.</p>');
});

it('leaves numbers in code and in links as they stand', () => {
  const { faults, html } = compiled(...head.slice(0, 3), '`[1]` og [side [2]](https://x.no).', ...sound.slice(3));
  expect(faults).toEqual([]);
  expect(html).toContain('<code>[1]</code>');
});

describe('faults', () => {
  it.each([
    ['no line that says what to do', sound.slice(2), ['2 tomt-sporsmal']],
    ['no text', [...sound.slice(0, 2), ...gap(1, 'Hva?')], ['1 ingen-hull']],
    ['a gap without a list', [...head, ...gap(1, 'Hva?')], ['4 hull-uten-liste']],
    ['a list without a gap', [...sound, ...gap(3, 'Hva til slutt?')], ['16 liste-uten-hull']],
    ['a gap that stands twice', ['?', '', '[1] [2] [1]', '', ...sound.slice(4)], ['4 dobbelt-hull']],
    ['lists that begin at 2', [...head, ...gap(2, 'Hva?'), ...gap(3, 'Hva så?')], ['6 hull-nummer']],
    ['no lists', head, ['1 for-fa-svar']],
    [
      'a list without a name',
      [...head, '1. - [x] en', '     > Ja.', ...gap(2, 'Hva?')],
      ['6 for-fa-svar', '6 hull-uten-navn'],
    ],
    ['two lists of one name', [...head, ...gap(1, 'Hva?'), ...gap(2, 'Hva?')], ['1 like-hull']],
    ['one option', [...sound.slice(0, -2)], ['11 for-fa-svar']],
    ['two right ones', [...sound, '   - [x] begge', '     > Ja.'], ['11 ett-riktig-svar']],
    ['none right', sound.map((line) => line.replace('[x]', '[ ]')), ['6 ett-riktig-svar', '11 ett-riktig-svar']],
    ['two options alike', [...sound, '   - [ ] drift', '     > Ja.'], ['11 like-svar']],
    ['an option without «why»', [...sound, '   - [ ] innkjøp'], ['16 mangler-hvorfor']],
    ['an option without box', [...sound, '   - innkjøp', '     > Nei.'], ['16 ikke-avkryssing']],
    ['a bullet of a word processor', [...sound, '   • innkjøp'], ['16 ikke-avkryssing']],
    ['text behind', [...sound, '', 'Mer.'], ['17 tekst-etter-svar']],
    ['a «why» of a list', [...sound, '', '   > Nei.'], ['17 tekst-etter-svar']],
    [
      '27 options',
      [
        ...head,
        ...gap(1, 'Hva?'),
        ...gap(2, 'Hva så?'),
        ...Array.from({ length: 23 }, (_, n) => `   - [ ] nr. ${n}\n     > Nei.`),
      ],
      ['1 for-mange-svar'],
    ],
    [
      '10 gaps',
      [
        '?',
        '',
        [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((n) => `[${n}]`).join(' '),
        '',
        ...Array.from({ length: 10 }, (_, n) =>
          gap(n + 1, `Nr. ${n}?`).map((line) => (n === 9 ? line.replace(/^ /, '  ') : line)),
        ).flat(),
      ],
      ['1 for-mange-hull'],
    ],
  ])('%s', (_, lines, expected) => {
    expect(compiled(...lines).faults).toEqual(expected);
  });
});
