import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type ImportProject, importProject } from './support/import-project.ts';
import { br, p, run, table, wordFile } from './support/word/word-document.ts';

/** Text that means something to Markdown, to our directives, to GIFT or to Aiken, and is meant as text. */
const odd = [
  ...[
    '1. liste',
    '1) liste',
    '# overskrift',
    '> sitat',
    '<b>fet</b>',
    '| a | b |',
    '---',
    '===',
    '    innrykk',
    '~~x~~ ~y~',
  ],
  ...[
    '[x] y',
    '[ ] z',
    '- [x] svar',
    '- punkt',
    '+ pluss',
    '• kule',
    '![a](b)',
    '[a](b)',
    '[a][b]',
    '[a]: http://x.no',
  ],
  ...[
    '&nbsp; &amp; &#42;',
    ':::test',
    ':::',
    ':::spørsmål{#q}',
    ':merk',
    '::merk{viktig}',
    'tekst :merk{viktig} og :par[a]',
  ],
  ...[
    'http://x.no/a_b_c',
    'www.x.no.',
    'a@b.no',
    '$CATEGORY: x',
    '```',
    '~~~',
    '`kode`',
    '*a* _b_ __c__ **d**',
    'a * b * c',
  ],
  ...[
    '\\ skråstrek \\* ',
    '[^1]',
    '[^1]: note',
    '<!-- k -->',
    '<script>',
    '{#id}',
    'a{#id}',
    '✎ tegn',
    '\u202Esnudd',
    '\u00a0hardt',
  ],
  ...[
    'tittel: x',
    'kl. 10:30 og 3:1',
    '| - | - |',
    'a\tb',
    '***',
    '😀 emoji',
    'A. alene',
    'Fasit: B',
    'ANSWER: A',
    'Forklaring: x',
  ],
  ...[
    '<https://x.no>',
    '1\\. x',
    'a\\',
    '**',
    '_',
    '=',
    '= b',
    'a = b',
    'a -> b',
    'over 40',
    '1 000,5',
    'x'.repeat(5000),
  ],
];

const escaped = (text: string): string => text.replaceAll(/[~=#{}:\\]/g, (sign) => `\\${sign}`);

const gift = (format: string, answers: (text: string) => string): string =>
  odd.map((text) => `${format}${escaped(text)} {${answers(escaped(text))}}`).join('\n\n');

const files: Readonly<Record<string, () => Uint8Array | string>> = {
  'avsnitt.docx': () => wordFile({ body: odd.map((text) => p(text)) }),
  'lister.docx': () => wordFile({ body: odd.flatMap((text) => [p(text, { list: [1] }), p(text, { list: [2, 1] })]) }),
  'tabell.docx': () => wordFile({ body: [table(odd.map((text) => [text, text]))] }),
  'overskrifter.docx': () =>
    wordFile({ body: odd.map((text, index) => p(text, { style: `Heading${1 + ((index * 7) % 4)}` })) }),
  'linjer.docx': () =>
    wordFile({ body: odd.map((text) => p([run(text, '<w:b/>'), br, run(text, '<w:i/>'), run(text)])) }),
  'fasit.docx': () => wordFile({ body: odd.flatMap((text) => [p(text), p(`Fasit: ${text}`)]) }),
  'par.docx': () =>
    wordFile({
      body: odd.flatMap((text) => [
        p(text),
        table([
          [text, `x ${text}`],
          ['y', text],
        ]),
        p('Fasit: par'),
      ]),
    }),
  'aiken.txt': () => odd.map((text) => `${text}\nA. ${text}\nB. b ${text}\nANSWER: A`).join('\n\n'),
  'valg.gift': () => gift('', (text) => `=${text}#${text} ~b ${text}#x ####${text}`),
  'skriv.gift': () => gift('[plain]', (text) => `=${text}#${text} =${text}2`),
  'par.gift': () => gift('[html]', (text) => `=${text} -> ${text} =k -> l =m -> n`),
  'sant.gift': () => gift('[markdown]', (text) => `T#${text}#${text}`),
  'uten-tegn.gift': () => odd.map((text) => `${text} {=${text} ~b}`).join('\n\n'),
};

let project: ImportProject;
beforeEach(async () => {
  project = await importProject();
});
afterEach(() => project.close());

it.each(Object.entries(files))('%s becomes a lesson that can be built', async (name, make) => {
  await writeFile(join(project.root, name), make());
  const { code, error } = await project.run(name, '--modul', 'm9');
  expect({ code, error }).toEqual({ code: 0, error: '' });
});

it('keeps what looks like Markdown or a directive as the text that it is', async () => {
  await writeFile(join(project.root, 'avsnitt.docx'), files['avsnitt.docx']?.() ?? '');
  await project.run('avsnitt.docx', '--modul', 'm9');
  const text = await project.read('content/m9/nb/01-avsnitt.md');
  for (const line of [
    '1\\. liste',
    '\\# overskrift',
    '\\<b>fet\\</b>',
    '\\:::test',
    '• kule',
    'kl. 10:30 og 3:1',
    'a_b_c',
  ]) {
    expect(text).toContain(line);
  }
});
