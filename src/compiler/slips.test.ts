import { describe, expect, it } from 'vitest';
import { exampleSources, lessonText, questionText } from '../../test/example-sources.ts';
import { formatMessage } from '../model/message.ts';
import { compile } from './compile.ts';

const path = 'content/m1/nb/start.md';

/** Compiles one lesson, and gives its messages as `line:column severity rule`. */
function slips(text: string) {
  const sources = { ...exampleSources({ 'nb/start.md': '' }), lessons: [{ path, text }] };
  const { messages } = compile(sources, { newIds: 'memory' });
  return messages.map(({ line, column, severity, rule }) => `${line}:${column} ${severity} ${rule}`);
}

const inBody = (body: string) => slips(lessonText(body));

describe('a slip in a question is told of once', () => {
  it.each([
    [questionText().replace('- [ ] Nei', '-[ ] Nei'), '9:1 error ikke-avkryssing'],
    [questionText().replace('- [ ] Nei', '• Nei'), '9:1 error ikke-avkryssing'],
    [questionText().replace('- [ ] Nei', '  - [ ] Nei'), '9:3 error ikke-avkryssing'],
    [questionText().replace('\n:::', '\nHusk dette.\n:::'), '11:1 error linje-i-hvorfor'],
    [questionText().replace('  > Riktig', '\t\t> Riktig'), '8:3 error hvorfor-innrykk'],
    [questionText('{#q_en'), '5:1 error gjerde-ugyldig'],
    [questionText('{# q_en}'), '5:1 error gjerde-ugyldig'],
    [questionText('{#q_en} Hva?'), '5:1 error gjerde-ugyldig'],
    [questionText('{#q_en} Er det slik?').replace('\nEr det slik?', ''), '5:1 error gjerde-ugyldig'],
    [questionText().replace(':::', '::'), '5:1 error gjerde-ugyldig'],
    [questionText().replace(/:::$/, '\n> **Hos oss:** Og dere?'), '5:1 error gjerde-ikke-lukket'],
    [questionText().replace(/^/gm, '    '), '5:1 error innrykk'],
    [questionText().replace(/^/gm, '\t'), '5:1 error innrykk'],
  ])('%j', (body, expected) => {
    expect(inBody(body)).toEqual([expected]);
  });

  it('also when every option has the bullet of a word processor', () => {
    expect(inBody(questionText().replaceAll('- [', '• ['))).toEqual([
      '7:1 error ikke-avkryssing',
      '9:1 error ikke-avkryssing',
    ]);
  });
});

describe('text that would be lost', () => {
  it.each([
    ['En\n\n    To', ['7:1 error innrykk']],
    ['- En\n\n      To', ['7:3 error innrykk']],
    ['[1]: https://www.ks.no "KS"', ['5:1 error ubrukt-lenke']],
    ['[a][b]\n\n[b]: https://a.no "A"\n[b]: https://b.no "B"', ['8:1 error dobbel-lenke']],
    ['> [a][b]\n>\n> [b]: https://a.no', []],
    ['```\nkode\n```\n\n~~~\nkode\n~~~', []],
  ])('%j gives %j', (body, expected) => {
    expect(inBody(body)).toEqual(expected);
  });
});

describe('Markdown that the learner would see', () => {
  it.each([
    ['###Tittel', '5:1'],
    ['Tekst\n#Tittel', '6:1'],
    ['Dette er **uthevet.', '5:10'],
    ['Dette er ** uthevet **.', '5:10'],
    ['[tekst](https://ks.no/a b)', '5:7'],
    ['Se [tekst] (https://ks.no) her', '5:10'],
    ['Se [tekst][kilde] her', '5:10'],
  ])('%j is warned of', (body, place) => {
    expect(inBody(body)[0]).toBe(`${place} warning merkelig-tegn`);
  });

  it.each([
    ['C# og sak #12'],
    ['2 \\*\\* 3 og \\](x)'],
    ['`**` og `](`'],
    ['Se [S17] (side 4)'],
    ['**Ja** og [ks](https://ks.no)'],
  ])('%j is not', (body) => {
    expect(inBody(body)).toEqual([]);
  });

  it('in a title too', () => {
    expect(slips('---\ntittel: Mer **enn** ny\nminutter: 3\n---\nTekst.')).toEqual(['2:9 warning merkelig-tegn']);
  });

  it('and what Git leaves behind is an error', () => {
    expect(inBody('<<<<<<< HEAD\nEn\n=======\nTo\n>>>>>>> gren')).toEqual(['5:1 error to-utgaver']);
  });
});

describe('a file that cannot be read', () => {
  const bytes = (encoding: BufferEncoding) =>
    Buffer.from(`\uFEFF${lessonText('På sjøen, åtte år')}`, encoding).toString('utf8');

  it('in another encoding is told of once', () => {
    const latin = Buffer.from(lessonText('På\n\nsjøen\n\nvåt'), 'latin1').toString('utf8');
    expect(slips(bytes('utf16le'))).toEqual(['1:1 error tegnsett']);
    expect(slips(latin)).toEqual(['5:2 error tegnsett']);
    expect(inBody('Bl\uFFFD og r\uFFFDd')).toEqual(['5:3 error tegnsett']);
  });

  it('nested beyond reason is told of once', () => {
    expect(inBody(`${'> '.repeat(3000)}x`)).toEqual(['5:81 error for-dypt']);
    expect(inBody(`${'> '.repeat(5)}x`)).toEqual([]);
  });
});

describe('files', () => {
  const sources = exampleSources({ 'nb/start.md': 'Tekst.' });
  const told = (changed: Partial<typeof sources>) =>
    compile({ ...sources, ...changed }, { newIds: 'memory' }).messages.map(formatMessage);

  it('that are never read are warned of', () => {
    expect(told({ ignored: ['content/m1/ny.md', 'content/m1/nn/del/ny.md', 'content/m1/nb/ny.txt'] })).toEqual([
      'content/m1/nb/ny.txt:1:1: Filen blir ikke lest, for navnet slutter ikke på .md. Gi den et nytt navn i content/m1/nb/, eller slett den.',
      'content/m1/nn/del/ny.md:1:1: Filen blir ikke lest her. Flytt den til content/m1/nn/, eller slett den.',
      'content/m1/ny.md:1:1: Filen blir ikke lest her. Flytt den til content/m1/nb/, eller slett den.',
    ]);
  });

  it('must have names that are the same everywhere, however the letters are written', () => {
    const moduleYaml = {
      ...sources.moduleYaml,
      text: sources.moduleYaml.text.replace('start.md', 'å.md'.normalize('NFC')),
    };
    const lessons = [{ path: 'content/m1/nb/å.md'.normalize('NFD'), text: lessonText('Tekst.') }];
    expect(told({ moduleYaml, lessons })).toEqual([
      `${lessons[0]?.path}:1:1: Filnavnet kan bare ha bokstavene a–z, tall, - og _. Gi filen et nytt navn, og rett det i module.yaml.`,
    ]);
  });

  it('with large letters in the name are found', () => {
    const moduleYaml = { ...sources.moduleYaml, text: sources.moduleYaml.text.replace('start.md', 'Start.md') };
    expect(told({ moduleYaml })).toContain(
      'modules/m1/module.yaml:11:5: Filen content/m1/nb/Start.md finnes ikke. Den heter start.md. Skriv navnet likt.',
    );
  });

  it('such as slots.json are not said to be out of date when they are spoilt', () => {
    const slots = { path: 'modules/m1/slots.json', text: '{ "module": "m2", "slots": [] }' };
    expect(compile({ ...sources, slots }).messages.map(({ rule }) => rule)).toEqual(['slots-skadet']);
  });
});
