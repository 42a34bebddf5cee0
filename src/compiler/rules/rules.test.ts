import { describe, expect, it } from 'vitest';
import { exampleSources, questionText } from '../../../test/example-sources.ts';
import { compile } from '../compile.ts';
import type { ModuleSources } from '../content.ts';

type Extra = Partial<Pick<ModuleSources, 'glossaries' | 'media' | 'captions'>>;

/** Whose the picture is: that is a matter of another test. */
const credits = { path: 'content/m1/media.yaml', text: 'kart.png:\n  kreditt: Vi\n  lisens: CC0 1.0\n' };

/** What is told of lessons by their files, such as `nb/start.md`; text begins on line 5. */
const told = (bodies: Readonly<Record<string, string>>, extra: Extra = {}) =>
  compile({ ...exampleSources(bodies), ...extra, ...(extra.media && { credits }) }, { newIds: 'memory' }).messages;
const faults = (body: string, extra: Extra = {}) =>
  told({ 'nb/start.md': body }, extra).map(({ line, column, rule }) => `${line}:${column} ${rule}`);
const nynorsk = (body: string) =>
  told({ 'nn/start.md': body }).map(({ line, column, rule }) => `${line}:${column} ${rule}`);

const sentence = (words: number) => `Vi ${'og '.repeat(words - 2)}du.`;

describe('sentences', () => {
  it('may have 25 words', () => {
    expect(faults(sentence(25))).toEqual([]);
    expect(faults(`Kort.\n${sentence(26)}`)).toEqual(['6:1 lang-setning']);
    expect(faults(`> Kort. ${sentence(26)}`)).toEqual(['5:9 lang-setning']);
  });

  it('do not end with an abbreviation, and end at a colon before a capital', () => {
    expect(faults(`${'Se '.repeat(13)}kl. 10 ${'og '.repeat(12)}der.`)).toEqual(['5:1 lang-setning']);
    expect(faults(`${'Se '.repeat(13)}pr. 1. mars ${'og '.repeat(12)}der.`)).toEqual(['5:1 lang-setning']);
    expect(faults(`Hun ${'og '.repeat(13)}sier: «Dette ${'er '.repeat(13)}bra.»`)).toEqual([]);
  });

  it('are counted in each point of a list by itself', () => {
    expect(faults(`- ${'ord '.repeat(20)}\n- ${'ord '.repeat(20)}`)).toEqual([]);
  });
});

describe('LIKS', () => {
  const heavy = 'Kommunestyret vurderer arbeidsmiljøutvalgets omstillingsarbeid gjennom medbestemmelsesordninger.';
  const text = `${'Vi går hjem nå. '.repeat(5)}${`${heavy} `.repeat(8)}`;

  it('over the limit names the three worst sentences and their lines', () => {
    const [message] = told({ 'nb/start.md': `Vi går hjem nå.\n\n${text}` });
    expect(message).toMatchObject({ rule: 'tung-tekst', severity: 'warning', line: 7 });
    expect(message?.text).toMatch(
      /^Teksten er tung å lese: LIKS \d+, og grensen er 38\. Begynn med «Kommunestyret .* …» \(linje 7\), «.*» \(linje 7\) og «.*» \(linje 7\)\.$/,
    );
  });

  it('is stricter in questions, and milder where law is told of', () => {
    const question = questionText('{#q_en}').replace('Er det slik?', text);
    expect(told({ 'nb/start.md': `Tekst.\n\n${question}` })[0]?.text).toMatch(
      /^Spørsmålene er tunge .* grensen er 35\./,
    );
    expect(told({ 'nb/start.md': `${text}\n\nSe § 9-2. Ikke juridisk kvalitetssikret.` })[0]?.text).toContain(
      'grensen er 42',
    );
  });

  it('says nothing of a few words, nor of a word that the glossary explains', () => {
    expect(faults(`${heavy} ${heavy}`)).toEqual([]);
    const terms = [
      'kommunestyret',
      'vurderer',
      'arbeidsmiljøutvalgets',
      'omstillingsarbeid',
      'medbestemmelsesordninger',
      'gjennom',
    ];
    const glossaries = [{ path: 'content/m1/glossary.nb.yaml', text: terms.map((term) => `${term}: Noe.`).join('\n') }];
    expect(faults(text, { glossaries }).filter((fault) => fault.includes('tung'))).toEqual([]);
  });
});

describe('bokmål and nynorsk', () => {
  it('are told apart in both directions, each word once', () => {
    expect(faults('Vi veit ikkje, og dei kjem ikkje.')).toEqual([
      '5:9 blandet-malform',
      '5:19 blandet-malform',
      '5:23 blandet-malform',
    ]);
    expect(nynorsk('Vi veit ikke om dei kjem.')).toEqual(['5:9 blandet-malform']);
    expect(told({ 'nn/start.md': 'Hva no?' })[0]?.text).toBe(
      '«hva» er bokmål, og leksjonen er på nynorsk. Skriv «kva», eller merk ordet slik: [hva](språk:nb).',
    );
  });

  it.each([
    ['arbeidsmiljøloven', 'arbeidsmiljølova'],
    ['en', 'ein'],
    ['hvilket', 'kva for eit'],
    ['drøftes', 'drøftast'],
    ['virksomheten', 'verksemda'],
  ])('know «%s» as bokmål', (word, right) => {
    const [message] = told({ 'nn/start.md': `Dette er ${word}.` });
    expect(message?.rule).toBe('blandet-malform');
    expect(message?.text).toContain(`Skriv «${right}»`);
  });

  it.each(['ifølgje', 'drøftast', 'verksemda', 'tidleg', 'spørje'])('know «%s» as nynorsk', (word) => {
    expect(faults(`Dette er ${word}.`)).toEqual(['5:10 blandet-malform']);
  });

  it.each([
    'Hun sa: «Eg veit ikkje.»',
    'Ordet [ikkje](språk:nn) er nynorsk.',
    'Hun heter Ein Frå, og bor i Leiar.',
    'Skriv `ikkje` i feltet.',
    'Adressen er [siden](https://www.kva.no/ikkje).',
    'Skulen-prosjektet, post@frå.example.',
    'Et kvart år, et viss, en veke og en vert.',
  ])('leave %s alone', (text) => {
    expect(faults(text)).toEqual([]);
  });

  it('leave the id of a scene alone, for it is the same in every language', () => {
    expect(nynorsk('- Ring leverandøren -> alene')).toEqual([]);
    expect(nynorsk('### Du ringjer {#alene}\n\nNo ventar du.')).toEqual([]);
    expect(nynorsk('- Gjer det alene')).toEqual(['5:12 blandet-malform']);
  });

  it('leave what both allow', () => {
    expect(nynorsk('Ho kan bety noko, nå og sidan. Da er mens og skole-dagen i gang.')).toEqual([]);
  });
});

describe('right answers', () => {
  const question = (index: number, right: number, texts: readonly string[]) =>
    [
      `:::spørsmål{#q_${index}}`,
      'Hva er det?',
      ...texts.flatMap((text, place) => [`- [${place === right ? 'x' : ' '}] ${text}`, '  > Fordi det er slik.']),
      ':::',
    ].join('\n');
  const places = (rights: readonly number[], texts = ['Ja nå', 'Nei nå', 'Vet ikke']) =>
    faults(`Tekst.\n\n${rights.map((right, index) => question(index, right, texts)).join('\n\n')}`);

  it('in the same place all over are told of at the first question', () => {
    expect(places([1, 1, 1, 1])).toEqual(['7:1 riktig-samme-plass']);
    expect(places([1, 1, 0, 1])).toEqual([]);
    expect(places([1, 1, 1]), 'three may be chance').toEqual([]);
  });

  it('that are always longest are told of', () => {
    const lengths = [0, 1, 2, 0].map((right, index) =>
      question(
        index,
        right,
        ['a', 'b', 'c'].map((text, place) => text.repeat(place === right ? 9 : 3)),
      ),
    );
    expect(faults(`Tekst.\n\n${lengths.join('\n\n')}`)).toEqual(['7:1 riktig-alltid-lengst']);
  });
});

describe('what a word says', () => {
  it.each(['Les mer', 'klikk her', 'her', 'Lenke', 'les mer her …'])('a link of «%s» says nothing', (words) => {
    expect(faults(`Se [${words}](https://ks.no).`)).toEqual(['5:4 les-mer']);
  });

  it('a link that names its page is left alone, also in nynorsk', () => {
    expect(faults('Se [Les mer om partssamarbeid hos KS](https://ks.no).')).toEqual([]);
    expect(nynorsk('Sjå [les meir](https://ks.no).')).toEqual(['5:5 les-mer']);
  });

  it.each(['https://https://ks.no', 'https://ks', 'http://ks.no/a', 'https://ks.no/a.', 'https://ks..no'])(
    'the address %s cannot be right',
    (url) => {
      expect(faults(`Se [KS](${url}).`)).toEqual(['5:4 lenke-form']);
    },
  );

  it('an explanation of «Feil!» alone explains nothing', () => {
    expect(faults(questionText().replace('Tenk igjen.', 'Feil!'))).toEqual(['10:3 bare-fasit']);
  });

  it('a heading of nothing is told of', () => {
    expect(faults('Tekst.\n\n###\n\nTekst.')).toEqual(['7:1 tom-overskrift']);
  });
});

describe('pictures', () => {
  const media = (bytes: number) => [{ path: 'media/kart.png', bytes: new Uint8Array(bytes) }];

  it.each(['kart.png', 'Kart', 'IMG_2034', 'bilde 3'])('«%s» is the name of a file', (alt) => {
    expect(faults(`![${alt}](../media/kart.png)`, { media: media(1) })).toEqual(['5:1 alt-er-filnavn']);
  });

  it('over 400 kB, and over 1 MB in a lesson, are told of', () => {
    expect(faults('![Et kart](../media/kart.png)', { media: media(400_000) })).toEqual([]);
    expect(faults('![Et kart](../media/kart.png)', { media: media(400_001) })).toEqual(['5:1 stort-bilde']);
    expect(faults('![Et kart](../media/kart.png)', { media: media(1_000_001) })).toEqual([
      '1:1 tung-leksjon',
      '5:1 stort-bilde',
    ]);
  });
});

describe('words that both written standards know', () => {
  it.each([
    'Det ble en seier for hele bygda, og vi trur på det.',
    'En kven fra nord fikk løysing på saken, og alle er heile.',
  ])('are not told of in bokmål: %s', (text) => {
    expect(faults(text)).toEqual([]);
  });

  it.each([
    'Skolen er open, og alle kommer med bare hender.',
    'Det er mye å gjere, og tenesta er tilgjengelig for alle.',
    'Offentlige tenester er vanlige, og vi trenger fleire.',
  ])('are not told of in nynorsk: %s', (text) => {
    expect(nynorsk(text)).toEqual([]);
  });

  it('but those of one alone are', () => {
    expect(faults('Arbeidstakaren skal verte høyrd.')).toEqual(['5:1 blandet-malform', '5:21 blandet-malform']);
    expect(nynorsk('Brukarane er enig, og arbeidsplassene blir betre.')).toEqual([
      '5:14 blandet-malform',
      '5:23 blandet-malform',
    ]);
  });
});

describe('what leads to a person', () => {
  it.each(['Mobilnr. 400 12 345 er hennes.', 'Telefonnr. 22 00 12 34 svarer alltid.'])('is told of: %s', (text) => {
    expect(faults(text)).toEqual([expect.stringMatching(/ telefonnummer$/)]);
  });

  it.each(['Sak nr. 22 00 12 34 er løst.', 'I 2023 2024 var det slik.', 'Skriv til kundeservice@granvik.no.'])(
    'is not everything that looks like it: %s',
    (text) => {
      expect(faults(text)).toEqual([]);
    },
  );

  it('is looked for in captions and in the list of media too', () => {
    const captions = [
      { path: 'content/m1/media/a.nb.vtt', text: 'WEBVTT\n\n00:00.000 --> 00:02.000\nola@gmail.com\n' },
    ];
    expect(told({ 'nb/start.md': 'Hei.' }, { captions })).toMatchObject([
      { file: 'content/m1/media/a.nb.vtt', line: 4, column: 1, rule: 'e-postadresse' },
    ]);
  });

  it('may have a space that does not break in it', () => {
    expect(faults('Her: 010101\u00A050074 der.')).toEqual(['5:6 fodselsnummer']);
  });
});

describe('law', () => {
  it.each(['Se § 9-2 her.', 'Det står i arbeidsmiljøloven.', 'GDPR gjelder.', 'Se artikkel 35.'])(
    '%s must be dated',
    (text) => {
      expect(faults(text)).toEqual([expect.stringMatching(/^5:\d+ lov-uten-dato$/)]);
      expect(faults(`${text}\n\nKilder lest november 2026. Ikke juridisk kvalitetssikret.`)).toEqual([]);
    },
  );

  it.each([
    ['nb', 'Kilder lest november 2026. Ikke juridisk kvalitetssikret.'],
    ['nn', 'Kjelder lesne november 2026. Ikkje juridisk kvalitetssikra.'],
    ['en', 'Sources read November 2026. Not checked by a lawyer.'],
  ])('in %s says itself that nobody who knows the law has checked it', (lang, text) => {
    const name = lang === 'en' ? 'GDPR' : '§ 9-2';
    const [fault] = told({ [`${lang}/start.md`]: `Se ${name}.` }).filter(({ rule }) => rule === 'lov-uten-dato');
    expect(fault?.text).toContain(`Skriv «${text}»`);
    expect(
      told({ [`${lang}/start.md`]: `Se ${name}.\n\n${text}` }).filter(({ rule }) => rule === 'lov-uten-dato'),
    ).toEqual([]);
  });

  it('is «sist kontrollert» only where front matter names who', () => {
    const [fault] = told({ 'nb/start.md': 'Se § 9-2. Regelverket er sist kontrollert i november 2026.' });
    expect(fault).toMatchObject({ rule: 'lov-uten-dato', line: 5, column: 26 });
    expect(fault?.text).toContain('Teksten sier «sist kontrollert», men ikke hvem som kontrollerte.');
  });

  const withHead = (line: string, today?: string, body = 'Se § 9-2 her.') => {
    const sources = exampleSources({ 'nb/start.md': body });
    const lessons = sources.lessons.map((file) => ({
      ...file,
      text: file.text.replace('minutter', `${line}minutter`),
    }));
    return compile({ ...sources, lessons, ...(today && { today }) }, { newIds: 'memory' });
  };
  const checkedBy = 'sist_kontrollert: {dato: 2026-03-09, av: kommuneadvokaten}\n';

  it('is dated in the head by whoever knows it, and then the learner sees when and by whom', () => {
    const { content, messages } = withHead(checkedBy, '2027-03-09');
    expect(messages).toEqual([]);
    expect(JSON.stringify(content?.editions[0].lessons[0]?.body)).toContain(
      'Sist kontrollert 9. mars 2026 av kommuneadvokaten',
    );
  });

  it.each([
    ['sist_kontrollert: 2026-03-09\n', '«sist_kontrollert» skal være dato og hvem som kontrollerte'],
    ['sist_kontrollert: {dato: 2026-03-09}\n', '«sist_kontrollert › av» mangler.'],
    ['sist_kontrollert: {dato: 9. mars, av: Kari}\n', '«sist_kontrollert › dato» skal være en dato, slik: 2026-11-28.'],
  ])('%s is not enough', (line, text) => {
    expect(withHead(line).messages[0]?.text).toContain(text);
  });

  it('that nobody has looked at for a year is told of', () => {
    expect(withHead(checkedBy, '2027-03-10').messages).toMatchObject([
      { rule: 'gammel-kontroll', severity: 'warning' },
    ]);
    const body = 'Se § 9-2. Kilder lest mars 2026. Ikke juridisk kvalitetssikret.';
    expect(withHead('', '2027-03-31', body).messages).toEqual([]);
    expect(withHead('', '2027-04-01', body).messages).toMatchObject([{ rule: 'gammel-kontroll', column: 11 }]);
  });

  it.each(['Jantelova gjelder ikke her.', 'Eplet følger naturloven.', 'Vi lar utlova premie stå.', 'We act now.'])(
    '%s is none',
    (text) => {
      expect(faults(text).filter((fault) => fault.includes('lov-'))).toEqual([]);
    },
  );

  it('is an agreement too', () => {
    expect(faults('Hovedavtalen gir dere rett til drøfting.')).toEqual(['5:1 lov-uten-dato']);
  });

  it('«loven sier» must say where', () => {
    expect(faults('Slik loven sier, er det.')).toEqual(['5:6 lov-uten-paragraf']);
    expect(faults('Etter loven har du rett til svar.')).toEqual(['5:1 lov-uten-paragraf']);
    expect(faults('Slik loven sier i § 3, er det. Ikke juridisk kvalitetssikret.')).toEqual([]);
  });
});

describe('words of the glossary', () => {
  const glossaries = [{ path: 'content/m1/glossary.nb.yaml', text: 'drøfting: Noe.\npartssammensatt utvalg: Noe.' }];

  it('have a name', () => {
    const nameless = [{ path: 'content/m1/glossary.nb.yaml', text: '"": Noe.\n' }];
    expect(faults('Hei.', { glossaries: nameless })).toEqual(['1:5 ugyldig-verdi']);
  });

  it('are explained where they are first used in the module', () => {
    expect(faults('Før drøftingen kommer et partssammensatt utvalg.', { glossaries })).toEqual([
      '5:5 ord-uten-forklaring',
      '5:26 ord-uten-forklaring',
    ]);
    expect(faults('Først [drøfting](ord:drøfting), så mer drøfting.', { glossaries })).toEqual([]);
  });

  it('may be left without a link where everybody knows them', () => {
    const text = 'leder:\n  forklaring: En sjef.\n  kjent: true\ndrøfting: Noe.';
    const known = [{ path: 'content/m1/glossary.nb.yaml', text }];
    expect(faults('En leder møter til drøfting.', { glossaries: known })).toEqual(['5:20 ord-uten-forklaring']);
  });

  it('are not looked for in headings, in questions and in other words', () => {
    expect(
      faults(`### Drøfting\n\nMedrøfting.\n\n${questionText('{#q_en}', 'Drøfting', 'Nei')}`, { glossaries }),
    ).toEqual([]);
  });
});

describe('personal data', () => {
  it('a national identity number with right control digits is an error, also as a D-number', () => {
    // Of people who would be 166 years old.
    expect(faults('Hun har 01016060085 som nummer.')).toEqual(['5:9 fodselsnummer']);
    expect(faults('Hun har 010160 60085 som nummer.')).toEqual(['5:9 fodselsnummer']);
    expect(faults('Hun har 41016060079 som nummer.')).toEqual(['5:9 fodselsnummer']);
  });

  it.each([
    ['wrong control digits', '01016060086'],
    ['a month of 81, as in test data', '01816060085'],
    ['a part of a longer number', '901016060085'],
  ])('%s is left alone', (_, number) => {
    expect(faults(`Tallet er ${number} her.`).filter((fault) => fault.includes('fodsel'))).toEqual([]);
  });

  it('an e-mail address of a person is told of, and one of an office is not', () => {
    expect(faults('Skriv til [Kari](mailto:kari.nordmann@granvik.kommune.no).')).toEqual(['5:25 e-postadresse']);
    expect(faults('Skriv til [oss](mailto:postmottak@granvik.kommune.no), eller lonn@granvik.example.')).toEqual([]);
  });

  it('a telephone number is told of, and a date, a sum and a short number are not', () => {
    expect(faults('Ring 412 34 567 nå.')).toEqual(['5:6 telefonnummer']);
    expect(faults('Ring +47 22 33 44 55 nå.')).toEqual(['5:6 telefonnummer']);
    expect(faults('Det var 20261128, kr 12 345 678, 116117, 24 000 000 og 1 234 567,89.')).toEqual([]);
  });
});
