import { describe, expect, it } from 'vitest';
import { examplePng } from '../../test/example-block.ts';
import { exampleSources, lessonText, questionText } from '../../test/example-sources.ts';
import { formatMessage } from '../model/message.ts';
import { compile } from './compile.ts';
import { formatLedger } from './translation/ledger.ts';

// What an author met in a day of writing, whose message sent them the wrong way, or who got none.

const media = [examplePng('media/kart.png', 400, 200)];
const credits = { path: 'content/m1/media.yaml', text: 'kart.png: { kreditt: Granvik, lisens: CC0 1.0 }\n' };

/** The messages on a lesson whose file is this; what is said of media that nobody uses is left out. */
function told(text: string, more: Partial<ReturnType<typeof exampleSources>> = {}): readonly string[] {
  const sources = exampleSources({ 'nb/start.md': '' });
  const lessons = [{ path: 'content/m1/nb/start.md', text }];
  const { messages } = compile({ ...sources, media, credits, lessons, ...more }, { newIds: 'memory' });
  return messages.map((message) => formatMessage(message).replace('content/m1/nb/start.md:', ''));
}
const inBody = (body: string) => told(lessonText(body));

it.each([
  ['”Tre spørsmål”', '"Tre spørsmål"'],
  ['“Tre spørsmål”', '"Tre spørsmål"'],
  ['«Tre spørsmål»', '"Tre spørsmål"'],
])('quotation marks as Word makes them, %s, are told of once, with the line as it should be', (typed, straight) => {
  expect(inBody(`:::ark{tittel=${typed}}\n1. En\n2. To\n:::`)).toEqual([
    `5:1: Her må det være rette anførselstegn. Skriv :::ark{tittel=${straight}}`,
  ]);
  expect(inBody(':::ark{tittel="Si «hei»"}\n1. En\n2. To\n:::')).toEqual([]);
});

it('a block that cannot be read is not answered with a question', () => {
  expect(inBody(':::ark{tittel="Tre}\n1. En\n2. To\n:::')[0]).toContain(
    'Linjen begynner med :::ark, men lar seg ikke lese.',
  );
});

it('a head under a blank line is told of once', () => {
  expect(told(`\n${lessonText('Tekst.')}`)).toEqual([
    '1:1: Hodet må begynne på den første linjen. Slett den tomme linjen over ---.',
  ]);
  expect(told(`\n\n${lessonText('Se <b>her</b>.')}`).filter((line) => line.startsWith('7:'))).toHaveLength(1);
});

it('a colon without a blank is told of as such', () => {
  expect(told('---\ntittel:Kontoret\nminutter: 3\n---\nTekst.')).toEqual([
    '2:1: Det mangler et mellomrom etter kolonet. Skriv tittel: Kontoret',
  ]);
});

describe('a picture', () => {
  it('with blanks in its name is an error, for nobody would see it', () => {
    const text = 'Bildet er ikke skrevet riktig. Skriv ![tekst](../media/navn.png), uten mellomrom i navnet på filen.';
    expect(inBody('![Et kart](../media/kart over ruta.png)')).toEqual([`5:1: ${text}`]);
    expect(inBody('![Et kart] (../media/kart.png)')[0]).toBe(`5:1: ${text}`);
    expect(inBody('Slik! [Se her] er bare tekst.')).toEqual([]);
  });

  it('that is called nearly so is named', () => {
    expect(inBody('![Et kart](../media/Kart.PNG)')).toEqual([
      '5:1: Bildet «../media/Kart.PNG» finnes ikke. Mente du ../media/kart.png?',
    ]);
  });
});

describe('a link', () => {
  it.each([
    ['www.ks.no', 'Lenken «www.ks.no» mangler begynnelsen. Skriv https://www.ks.no'],
    ['ordliste:verneombud', 'Lenken «ordliste:verneombud» kan ikke brukes. Skriv ord:verneombud'],
    ['start.md', 'Lenken «start.md» går til en fil. Skriv id-en til leksjonen: #l_start.'],
  ])('to %s is answered with what should stand there', (url, text) => {
    expect(inBody(`Se [hos KS](${url}) om dette.`)).toEqual([`5:4: ${text}`]);
  });
});

describe('a table', () => {
  it('never loses the text of a cell that has no heading', () => {
    expect(inBody('| A | B |\n|---|---|\n| 1 |\n| 1 | 2 | tre |')).toEqual([
      '8:9: Raden har 3 ruter, men tabellen har 2 overskrifter. Legg til en overskrift, slett en |, eller skriv \\| om du mener tegnet.',
    ]);
    expect(inBody('| A | B |\n|---|---|\n| 1 | 2 | |')).toEqual([]);
  });

  it('without a line under its headings is told of', () => {
    expect(inBody('| A | B |\n| 1 | 2 |')).toEqual([
      '5:1: Tabellen mangler linjen under overskriftene. Skriv | --- | --- | der, med like mange ruter som overskriftene.',
    ]);
  });
});

describe('a question', () => {
  it('that is a heading is told to be none', () => {
    expect(inBody(questionText().replace('Er det', '### Er det'))).toEqual([
      '6:1: Spørsmålet kan ikke være en overskrift. Ta bort # foran teksten.',
    ]);
  });

  it('with numbered options says how far in a «why» must be', () => {
    const text = questionText().replace('- [x]', '1. [x]').replace('- [ ]', '2. [ ]');
    expect(inBody(text)).toEqual(
      [8, 10].map(
        (line) =>
          `${line}:3: Forklaringen er ikke rykket inn. Begynn svaret med - i stedet for et tall, eller sett tre mellomrom foran >.`,
      ),
    );
  });
});

describe('a file', () => {
  it('of Word among the lessons is told to be fetched, and not to get another name', () => {
    expect(told(lessonText('Tekst.'), { ignored: ['content/m1/nb/02-mer.docx'] })).toEqual([
      'content/m1/nb/02-mer.docx:1:1: Filen må hentes inn for å bli en leksjon. Kjør npm run importer -- "content/m1/nb/02-mer.docx" --modul m1, og slett den her.',
    ]);
  });

  it('in a folder that is no language is told what folders there are', () => {
    const lessons = ['nb', 'no'].map((lang) => ({ path: `content/m1/${lang}/start.md`, text: lessonText('Tekst.') }));
    expect(told('', { lessons })).toEqual([
      'content/m1/no/start.md:1:1: Mappen «no» er ikke et språk. Gi den navnet nb, nn eller en.',
    ]);
  });
});

it('a block that is not translated yet is told of once, and not word for word as well', () => {
  const body = 'Jeg vet ikke hva dere gjør på jobben, men jeg vil gjerne lære det.';
  const rules = (nn: string, translations: ReturnType<typeof exampleSources>['translations'] = []) =>
    compile({ ...exampleSources({ 'nb/start.md': body, 'nn/start.md': nn }), translations }, { newIds: 'memory' })
      .messages.filter(({ file }) => file.endsWith('nn/start.md'))
      .map(({ rule }) => rule);
  const kept = [{ path: 'modules/m1/oversettelser.nn.json', text: formatLedger({ source: 'nb', parts: new Map() }) }];
  expect(new Set(rules(body, kept))).toEqual(new Set(['oversettelse-mangler']));
  // Nothing else would tell of it where no account is kept.
  expect(rules(body)).toContain('blandet-malform');
  expect(rules('Eg veit ikke kva de gjer på jobben.')).toEqual(['blandet-malform']);
});
