import type { ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { describe, expect, it } from 'vitest';
import { exampleSources, questionText } from '../../test/example-sources.ts';
import { formatMessage } from '../model/message.ts';
import { compile } from './compile.ts';
import type { ModuleSources } from './content.ts';
import { registered } from './registered.fixture.ts';

const html = (body: readonly ElementContent[] | undefined) => toHtml({ type: 'root', children: [...(body ?? [])] });
const inMemory = (sources: ModuleSources) => compile(sources, { newIds: 'memory' });
const bodyOf = (markdown: string) =>
  html(inMemory(exampleSources({ 'nb/start.md': markdown })).content?.editions[0].lessons[0]?.body);
const faults = (markdown: string) =>
  inMemory(exampleSources({ 'nb/start.md': markdown })).messages.map(
    ({ line, column, rule }) => `${line}:${column} ${rule}`,
  );

describe('a module without faults', () => {
  it('becomes plain data, with the forms of its questions in place', () => {
    const { content, messages, slotChanges } = compile(
      registered({
        'nb/start.md': `Før.\n\n${questionText()}\n\nEtter.`,
        'nb/test.md': `Om testen.\n\n::::test\n${questionText('{#t_en}')}\n::::`,
      }),
    );
    expect(messages).toEqual([]);
    expect(slotChanges).toEqual({ gone: [], come: [], changed: [] });
    expect(content).toMatchObject({
      id: 'm1',
      version: '1.2.3',
      passMark: 0.8,
      scorm12Status: 'completed',
      formats: ['scorm12'],
    });
    const [start, test] = content?.editions[0].lessons ?? [];
    expect(start).toMatchObject({ id: 'l_start', kind: 'lesson', title: 'Leksjon', minutes: 3, sources: [] });
    expect(start?.interactions).toEqual([
      {
        kind: 'choice',
        id: 'q_en',
        prompt: 'Er det slik?',
        parts: [
          { id: 'a', text: 'Ja' },
          { id: 'b', text: 'Nei' },
        ],
        samples: { right: '1', wrong: '2' },
      },
    ]);
    expect(html(start?.body)).toMatch(
      /^<p>Før\.<\/p><sam-choice id="q_en" class="sam-question" data-role="practice">.*<\/sam-choice><p>Etter\.<\/p>$/s,
    );
    expect(test).toMatchObject({ id: 'l_test', kind: 'test' });
    expect(html(test?.body)).toMatch(/^<p>Om testen\.<\/p><sam-test .*data-role="test".*<\/sam-test>$/s);
  });

  it('keeps colons in running text exactly as they are typed', () => {
    const text = 'Møtet er kl. 10:30, forholdet 3:1. Tips:les mer, a:b, std::vector, :smil: og :a[b]{c}.';
    expect(bodyOf(text)).toBe(`<p>${text}</p>`);
    expect(bodyOf('Tips:[les **her**](https://example.no)')).toBe(
      '<p>Tips:<a href="https://example.no">les <strong>her</strong></a></p>',
    );
    expect(faults(text)).toEqual([]);
  });

  it('reads a byte order mark and Windows line endings as if they were not there', () => {
    const bodies = { 'nb/start.md': `Tekst.\n\n${questionText()}` };
    const plain = registered(bodies);
    const windows = {
      ...plain,
      moduleYaml: { ...plain.moduleYaml, text: `\uFEFF${plain.moduleYaml.text.replaceAll('\n', '\r\n')}` },
      lessons: plain.lessons.map(({ path, text }) => ({ path, text: `\uFEFF${text.replaceAll('\n', '\r\n')}` })),
    };
    expect(compile(windows)).toEqual(compile(plain));
    expect(compile(windows).content).toBeDefined();
  });

  it('writes tables, lists and quotes, and nothing that is not on the list of allowed elements', () => {
    expect(bodyOf('### Over\n\n1. En\n2. To\n\n| A | B |\n|--:|---|\n| 1 | 2 |\n\n> Sitat\n\n```js\nkode\n```')).toBe(
      '<h3>Over</h3><ol><li>En</li><li>To</li></ol><table><thead><tr><th scope="col">A</th><th scope="col">B</th></tr></thead>' +
        '<tbody><tr><td>1</td><td>2</td></tr></tbody></table><blockquote><p>Sitat</p></blockquote><pre><code>kode\n</code></pre>',
    );
  });

  it('takes links to the web, to e-mail and to lessons, also by reference', () => {
    const text = '[a](https://x.no/?a=1&b=2) [b](mailto:post@x.no) [c](#l_start) [d][r]\n\n[r]: http://z.no "Z"';
    expect(faults(text)).toEqual(['7:1 lenke-form']);
    expect(bodyOf(text)).toBe(
      '<p><a href="https://x.no/?a=1&#x26;b=2">a</a> <a href="mailto:post@x.no">b</a> <a href="#l_start">c</a> ' +
        '<a href="http://z.no" title="Z">d</a></p>',
    );
  });
});

it.each(['Se <https://y.no>.', 'Se https://y.no.', '[https://y.no](https://y.no)', 'Se www.y.no.'])(
  'an address that is seen, as in %s, is told of: a package names no address but in a link',
  (text) => {
    expect(faults(text)).toEqual([expect.stringContaining('synlig-adresse')]);
  },
);

describe('hostile text', () => {
  const links = [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    '&#106;avascript:alert(1)',
    'java%0ascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'data:image/svg+xml;base64,PHN2Zz4=',
    'vbscript:msgbox(1)',
    'file:///etc/passwd',
    '//evil.example/x',
    'https:evil.example',
    '/absolutt',
    '../../annet.html',
    'player.js',
    '#ukjent',
    'blob:https://x.no/1',
  ];
  it.each(links)('refuses the link %s', (url) => {
    const target = url.includes('<') ? `<${url.replaceAll('<', '\\<').replaceAll('>', '\\>')}>` : url;
    expect(faults(`[tekst](${target})`)).toEqual(['5:1 ulovlig-lenke']);
    expect(faults(`[tekst][r]\n\n[r]: ${target}`)).toEqual(['7:1 ulovlig-lenke']);
    expect(faults(`![Et hus](${target})`)).toEqual(['5:1 ulovlig-bilde']);
  });

  const markup = [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<svg onload=alert(1)><circle/></svg>',
    '<iframe src="https://x.no"></iframe>',
    '<a href="javascript:alert(1)">x</a>',
    '<style>*{display:none}</style>',
    '<!-- hemmelig -->',
    '<?php echo 1 ?>',
    '<![CDATA[x]]>',
    '<math><mi>x</mi></math>',
  ];
  it.each(markup)('refuses the markup %s, on its own and in running text', (text) => {
    expect(faults(text)[0]).toBe('5:1 html');
    expect(faults(`Les ${text} nå.`)[0]).toBe('5:5 html');
    expect(faults(questionText('{#q_en}', `Ja ${text}`))[0]).toBe('7:10 html');
    expect(inMemory(exampleSources({ 'nb/start.md': text })).content).toBeUndefined();
  });

  it('writes signs of markup as text where they are code', () => {
    expect(bodyOf('`<script>` og \\<b>')).toBe('<p><code>&#x3C;script></code> og &#x3C;b></p>');
  });

  it('finds characters that hide or turn text, and those of a wrong encoding', () => {
    expect(faults('Trygt\u202E tegn, bjelle\u0007, og bl\uFFFD.')).toEqual([
      '5:6 usynlig-tegn',
      '5:20 usynlig-tegn',
      '5:28 tegnsett',
    ]);
  });
});

describe('ids', () => {
  const bodies = {
    'nb/start.md': `${questionText('')}\n\n${questionText('{flere}', 'Å', 'Æ')}`,
    'nn/start.md': `${questionText('')}\n\n${questionText('{flere}')}`,
  };

  it('are asked for, and made from the words of the question, the same in every language', () => {
    const { messages, fixes, content } = compile(exampleSources(bodies));
    expect(content).toBeUndefined();
    expect(messages.map(formatMessage)).toEqual([
      'content/m1/nb/start.md:5:1: Spørsmålet mangler id. Kjør npm run fiks, så får det en.',
      'content/m1/nb/start.md:13:1: Spørsmålet mangler id. Kjør npm run fiks, så får det en.',
      'content/m1/nn/start.md:5:1: Spørsmålet mangler id. Kjør npm run fiks, så får det en.',
      'content/m1/nn/start.md:13:1: Spørsmålet mangler id. Kjør npm run fiks, så får det en.',
      'modules/m1/slots.json:1:1: Listen over leksjoner og spørsmål er utdatert. Kjør npm run fiks, så blir den oppdatert.',
    ]);
    expect(fixes).toEqual([
      { file: 'content/m1/nb/start.md', line: 5, column: 12, insert: '{#q_er_det_slik}' },
      { file: 'content/m1/nb/start.md', line: 13, column: 13, insert: '#q_er_det_slik_2 ' },
      { file: 'content/m1/nn/start.md', line: 5, column: 12, insert: '{#q_er_det_slik}' },
      { file: 'content/m1/nn/start.md', line: 13, column: 13, insert: '#q_er_det_slik_2 ' },
    ]);
  });

  it('and places stay in memory for the preview, without a word', () => {
    const { messages, content, slots, slotChanges } = inMemory(exampleSources(bodies));
    expect(messages).toEqual([]);
    expect(slotChanges.come).toEqual(['l_start', 'q_er_det_slik', 'q_er_det_slik_2']);
    expect(slots.slots.map(({ id }) => id)).toEqual(['l_start', 'q_er_det_slik', 'q_er_det_slik_2']);
    expect(content?.editions.map(({ lessons }) => lessons[0]?.interactions.map(({ id }) => id))).toEqual([
      ['q_er_det_slik', 'q_er_det_slik_2'],
      ['q_er_det_slik', 'q_er_det_slik_2'],
    ]);
  });

  it('must be unique among lessons and questions, and free of those the document uses', () => {
    const two = `${questionText('{#l_start}')}\n\n${questionText('{#innhold}')}\n\n${questionText('{#q_en_hint}')}\n\n${questionText('{#1q}')}`;
    expect(faults(two)).toEqual(['5:1 dobbel-id', '13:1 opptatt-id', '21:1 opptatt-id', '29:1 ugyldig-id']);
  });
});

describe('languages', () => {
  it('must ask the same, with the options in the same order', () => {
    const { messages } = inMemory(
      exampleSources({
        'nb/start.md': `${questionText('{#q_en}')}\n\n${questionText('{#q_to}')}`,
        'nn/start.md': `${questionText('{#q_en}').replace('[x]', '[ ]').replace('[ ] Nei', '[x] Nei')}\n\n${questionText('{#q_tre}')}`,
      }),
    );
    expect(messages.map(formatMessage)).toEqual([
      'content/m1/nn/start.md:5:1: Svar nummer 1 er riktig bare i én av denne og content/m1/nb/start.md:5. Sett [x] likt.',
      'content/m1/nn/start.md:5:1: Svar nummer 2 er riktig bare i én av denne og content/m1/nb/start.md:5. Sett [x] likt.',
      'content/m1/nn/start.md:11:1: «Er det slik?» mangler på nynorsk. Oversett det fra content/m1/nb/start.md:13 og skriv det under her. Til da vises det på bokmål.',
      'content/m1/nn/start.md:13:1: Spørsmålet «q_tre» finnes ikke i content/m1/nb/start.md. Skriv det der også, eller slett det.',
    ]);
  });

  it('share the letters of the options by their place', () => {
    const sources = registered({ 'nb/start.md': questionText(), 'nn/start.md': questionText('{#q_en}', 'Jau', 'Nei') });
    const moved = {
      ...sources,
      lessons: sources.lessons.map(({ path, text }) => ({
        path,
        text: text.replace(/(- \[x\].*\n.*\n)(- \[ \].*\n.*\n)/, '$2$1'),
      })),
    };
    const letters = inMemory(moved).content?.editions.map(({ lessons }) =>
      lessons[0]?.interactions[0]?.parts.map(({ id }) => id),
    );
    expect(letters).toEqual([
      ['b', 'a'],
      ['b', 'a'],
    ]);
  });

  it('are in the module only when they are begun', () => {
    const sources = exampleSources({ 'nb/start.md': 'Tekst.', 'nn/start.md': 'Tekst.' });
    const { messages } = inMemory({ ...sources, lessons: sources.lessons.slice(0, 1) });
    expect(messages.map(formatMessage)).toEqual([
      'modules/m1/module.yaml:11:5: Filen content/m1/nn/start.md finnes ikke. Lag den, eller slett linjen.',
    ]);
  });
});

describe('what may stand in a lesson', () => {
  it.each([
    ['# Over', ['5:1 overskriftsniva']],
    ['Tekst\n---', ['5:1 overskriftsniva']],
    ['#### Under', ['5:1 overskriftsniva']],
    ['### Over\n\n##### Under', ['7:1 overskriftsniva']],
    ['|  |  |\n|--|--|\n| 1 | 2 |', ['5:1 tabell-uten-overskrift']],
    ['| a | b |\n|--|--|\n| 1 | 2 | 3 |\n| 1 |', ['7:9 for-mange-ruter']],
    ['Tekst.[^1]\n\n[^1]: Note', ['5:7 fotnote', '7:1 fotnote']],
    ['[](https://x.no)', ['5:1 tom-lenke']],
    ['- [ ] Gjøremål', ['5:1 avkryssing-utenfor']],
    ['> :::spørsmål{#q}\n> Tekst\n> :::', ['5:3 direktiv-i-liste']],
    ['Tekst\nog :spørsmål{#q} her', ['6:4 direktiv-i-teksten']],
    ['::spørsmål{#q}', ['5:1 ukjent-direktiv']],
    ['::figur', ['5:1 ukjent-direktiv']],
    [':::spørsmål{#q 1="}\nTekst\n:::', ['5:1 for-fa-svar', '5:1 gjerde-ugyldig']],
    [questionText('{#q_en fler}'), ['5:1 ukjent-egenskap']],
    [questionText('[Tittel]{#q_en}'), ['5:1 tekst-i-klammer']],
    ['::::test{vanskelig=3}\n::::', ['5:1 test-uten-sporsmal', '5:1 ukjent-egenskap']],
    [
      `:::::spørsmål{#q_to}\n${questionText()}\n:::::`,
      ['5:1 for-fa-svar', '5:1 tomt-sporsmal', '6:1 sporsmal-i-sporsmal'],
    ],
    ['', ['1:1 tom-leksjon']],
  ])('%j gives %j', (markdown, expected) => {
    expect(faults(markdown).filter((fault) => !fault.endsWith('tekst-etter-svar'))).toEqual(expected);
  });

  it('has a head, and it ends', () => {
    const rules = (text: string) => {
      const sources = exampleSources({ 'nb/start.md': '' });
      return inMemory({ ...sources, lessons: [{ path: 'content/m1/nb/start.md', text }] }).messages.map(formatMessage);
    };
    expect(rules('Tekst.')).toEqual([
      'content/m1/nb/start.md:1:1: Leksjonen mangler hode. Begynn filen med ---, linjene «tittel: …» og «minutter: …», og --- igjen.',
    ]);
    expect(rules('---\ntittel: En\nTekst.')).toEqual([
      'content/m1/nb/start.md:1:1: Hodet blir aldri lukket. Sett --- på en egen linje under «tittel: …» og «minutter: …».',
    ]);
  });

  it('shows images that lie among the media of the module, with words for those who cannot see them', () => {
    const sources = exampleSources({
      'nb/start.md': '![Et kart](../media/kart.png)\n\n![](../media/kart.png)\n\n![Et hus](../media/tegning.bmp)',
    });
    const media = ['kart.png', 'tegning.bmp', 'blå.png'].map((name) => ({
      path: `media/${name}`,
      bytes: new Uint8Array(),
    }));
    expect(inMemory({ ...sources, media }).messages.map(({ file, line, rule }) => `${file}:${line} ${rule}`)).toEqual([
      'content/m1/media/blå.png:1 filnavn',
      'content/m1/nb/start.md:5 mangler-kreditt',
      'content/m1/nb/start.md:7 mangler-alt',
      'content/m1/nb/start.md:9 ulovlig-bilde',
    ]);
  });
});

describe('a module', () => {
  const test = (id: string) => `::::test\n${questionText(`{#${id}}`)}\n::::`;

  it('has one test at most', () => {
    const { messages } = inMemory(
      exampleSources({ 'nb/start.md': test('t_en'), 'nb/test.md': `Tekst.\n\n${test('t_to')}` }),
    );
    expect(messages.map(formatMessage)).toEqual([
      'content/m1/nb/test.md:7:1: Modulen kan bare ha én test, og den står i content/m1/nb/start.md. Flytt spørsmålene dit.',
    ]);
  });

  it('is warned of files that are not in it', () => {
    const sources = exampleSources({ 'nb/start.md': 'Tekst.' });
    const stray = ['nb/glemt.md', 'nn/start.md'].map((name) => ({ path: `content/m1/${name}`, text: '' }));
    const { messages, content } = inMemory({ ...sources, lessons: [...sources.lessons, ...stray] });
    expect(content).toBeDefined();
    expect(messages.map(({ file, severity, text }) => `${file} ${severity} ${text.split('»')[0]}»`)).toEqual([
      'content/m1/nb/glemt.md warning Filen er ikke med i modulen. Legg den til under «leksjoner»',
      'content/m1/nn/start.md warning Filen er ikke med i modulen. Legg den til under «språk»',
    ]);
  });
});

it('takes about ten times as long for 10 000 lines as for 1 000', () => {
  const line = 'Møtet er kl. 10:30, og alle som vil, kan lese sakspapirene på nett før de kommer.\n';
  const last = 'Er du **usikker**, les [mer om møtet](https://example.no).\n';
  const measure = (paragraphs: number): number => {
    const text = Array.from({ length: paragraphs }, (_, index) => {
      const end = index % 10 === 0 ? questionText(`{#q_${index}}`) : '- Først\n- Sist';
      return `${line.repeat(7)}${last}\n${end}\n\n`;
    }).join('');
    const sources = exampleSources({ 'nb/start.md': text });
    const start = performance.now();
    expect(inMemory(sources).messages.map(({ rule }) => rule)).toEqual(['lang-leksjon']);
    return (performance.now() - start) / text.split('\n').length;
  };
  const small = Math.min(measure(80), measure(80), measure(80));
  expect(measure(800) / small).toBeLessThan(4); // A loaded machine makes it 2; anything quadratic makes it 10.
}, 60_000);
