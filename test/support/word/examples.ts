import { zlibSync } from 'fflate';
import { crc32 } from '../crc32.ts';
import {
  br,
  comment,
  deleted,
  footnote,
  inserted,
  link,
  p,
  picture,
  run,
  table,
  textBox,
  wideCell,
  wordFile,
} from './word-document.ts';

/** A grey picture that a browser shows, `width` by 100. */
export function png(width: number): Uint8Array {
  const head = new DataView(new ArrayBuffer(13));
  head.setUint32(0, width);
  head.setUint32(4, 100);
  head.setUint32(8, 0x08000000); // Eight bits of grey a pixel.
  const chunks = [
    ['IHDR', new Uint8Array(head.buffer)],
    [
      'IDAT',
      zlibSync(new Uint8Array((width + 1) * 100).fill(0x80).map((grey, at) => (at % (width + 1) === 0 ? 0 : grey))),
    ],
    ['IEND', new Uint8Array()],
  ] as const;
  const parts = chunks.map(([name, data]) => {
    const body = Buffer.concat([Buffer.from(name), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  });
  return new Uint8Array(Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...parts]));
}

/** A course text as somebody who keeps to the styles of Word writes it. */
const welcome = (): Uint8Array =>
  wordFile({
    links: ['https://www.granvik.example/hms', 'mailto:post@granvik.example'],
    pictures: { 'image1.png': png(640) },
    body: [
      p('Velkommen til hjemmetjenesten', { style: 'Title' }),
      p(
        [
          'Du skal snart ut på din ',
          run('første', '<w:b/>'),
          run(' ', '<w:b/>'),
          run('vakt', '<w:b/>'),
          '. Her er det du trenger.',
        ].map((each) => (each.startsWith('<') ? each : run(each))),
      ),
      p('Før du drar', { style: 'Heading1' }),
      p('Gå gjennom listen sammen med en kollega:'),
      p('Nøkler og adgangskort', { list: [1] }),
      p('Telefon', { list: [1] }),
      p('ladet', { list: [1, 1] }),
      p('med riktig app', { list: [1, 1] }),
      p('Hansker', { list: [1] }),
      p('Hos den du besøker', { style: 'Heading2' }),
      p('Bank på, og vent.', { list: [2] }),
      p('Si hvem du er.', { list: [2] }),
      p([picture(0, 'En kollega viser adgangskortet sitt ved døren')]),
      p('Hvem svarer på hva?', { style: 'Heading1' }),
      table([
        ['Spørsmål', 'Hvem'],
        ['Turlisten', 'Leder'],
        ['Arbeidsmiljø', 'Verneombud'],
      ]),
      p([
        run('Les mer om '),
        link(0, 'HMS i Granvik'),
        run(', eller skriv til '),
        link(1, 'post@granvik.example'),
        run('. Vann er H'),
        run('2', '<w:vertAlign w:val="subscript"/>'),
        run('O, og kl. 10:30 er det pause.'),
      ]),
      p(
        ['Det viktigste er at du spør.'].map((each) => run(each, '<w:i/>')),
        { style: 'Quote' },
      ),
    ],
  });

/** A routine that many have had their hands in. */
const routine = (): Uint8Array =>
  wordFile({
    styleIds: {
      Heading1: 'Overskrift1',
      Heading2: 'Overskrift2',
      Heading3: 'Overskrift3',
      Title: 'Tittel',
      TOC1: 'INNH1',
    },
    ownStyles: ['Granvik Uthevet'],
    links: [
      'javascript:alert(1)',
      'https://lovdata.no/dokument/NL/lov/2005-06-17-62',
      'file:///C:/felles/skjema.docx',
      'https://bilder.example/utenfor.png',
    ],
    pictures: {
      'image1.png': png(320),
      'image2.emf': new Uint8Array([1, 0, 0, 0, 88, 0, 0, 0]),
      'image3.png': png(400),
    },
    comments: ['Er dette fortsatt riktig?'],
    footnotes: ['Se arbeidsmiljøloven kapittel 4.'],
    header: 'Granvik kommune – utkast 3',
    body: [
      p('Innhold ........ 1', { style: 'INNH1' }),
      p('Rutine for nye digitale verktøy', { style: 'Overskrift1' }),
      p([
        run('Rutinen gjelder '),
        deleted('alle ledere'),
        inserted('alle som tar i bruk noe nytt'),
        run('.'),
        comment(0),
      ]),
      p([run('Arbeidsgiver skal drøfte endringen'), footnote(0), run(' med de tillitsvalgte.')]),
      p('Steg for steg', { style: 'Overskrift3' }),
      p([
        run('Følg '),
        link(0, 'denne oppskriften'),
        run(' eller '),
        link(2, 'skjemaet'),
        run('. Loven finner du på '),
        link(1, 'https://lovdata.no/dokument/NL/lov/2005-06-17-62'),
        run('.'),
      ]),
      p([run('Viktig', '<w:highlight w:val="yellow"/>'), run(': Ta det opp tidlig.'), textBox('Husk verneombudet!')]),
      p([picture(0)]),
      p([picture(1, 'Organisasjonskart')]),
      p([picture(2, 'Et bilde som inneholder tekst, skjermbilde\n\nAutomatisk generert beskrivelse')]),
      table([[wideCell('Ansvar', 2)], ['Leder', 'Kaller inn'], ['Tillitsvalgt', 'Møter']]),
      p([
        run('Regn slik: '),
        '<m:oMath><m:r><m:t>a=b+c</m:t></m:r></m:oMath>',
        run('. Bare for ledere.', '<w:vanish/>'),
      ]),
      p('Spør hvis noe er uklart.', { style: 'GranvikUthevet' }),
      p([run('Et eget avsnitt med '), run('kursiv', '<w:i/>'), run(' og ::: tegn, * stjerne og [klammer].')]),
      p([picture(0, 'Et bilde som ligger et annet sted').replace('r:embed="rId200"', 'r:link="rId103"')]),
      p([picture(8, 'Et bilde som er borte')]),
      p('::: ikke et direktiv'),
    ],
  });

/** Questions as people write them in Word. */
const questions = (): Uint8Array =>
  wordFile({
    body: [
      p('Spørsmål til personalmøtet', { style: 'Heading1' }),
      p('Svar hver for dere først.'),
      p([run('1. Hvem skal du si fra til når et nytt system gir mer arbeid?', '<w:b/>')]),
      p('A. Leverandøren'),
      p('B. Nærmeste leder'),
      p('C. Ingen'),
      p([run('Fasit: ', '<w:b/>'), run('B')]),
      p('Forklaring: Riktig. Lederen har ansvar for arbeidsmiljøet.'),
      p('Forklaring A: Leverandøren kan endre systemet, men ikke arbeidsdagen din.'),
      p('Hva kan verneombudet gjøre?'),
      p('Følge med på arbeidsmiljøet', { list: [3] }),
      p('Være med når noe planlegges', { list: [3] }),
      p('Bestemme lønn', { list: [3] }),
      p('Fasit: A, B'),
      p('Hva betyr det å drøfte?', { list: [2] }),
      p('Å informere', { list: [3, 1] }),
      p('Å snakke sammen før noe bestemmes', { list: [3, 1] }),
      p('Svar: B'),
      p('Hovedavtalen gjelder for ansatte i kommunen.'),
      p('Fasit: Sant'),
      p('Hvor mange timer er en hel arbeidsuke med 37,5 timer over to uker?'),
      p('Fasit: 75'),
      p('Hva heter den som er valgt av de ansatte for å passe på arbeidsmiljøet?'),
      p('Fasit: verneombud / verneombudet'),
      p('Hvem gjør hva?'),
      table([
        ['Leder', 'leder møtet'],
        ['Tillitsvalgt', 'møter for medlemmene'],
      ]),
      p('Fasit: par'),
      p(
        ['Hva kommer først?', br, 'A) Målet', br, 'B) Systemet', br, 'ANSWER: A'].map((each) =>
          each.startsWith('<') ? each : run(each),
        ),
      ),
      p('Hvilken er riktig?'),
      p('A. Den ene'),
      p('B. Den andre'),
      p('Fasit: D'),
      p('Takk for innsatsen.'),
    ],
  });

/** The Word documents of the tests, by the names of their files. */
export const wordExamples: Readonly<Record<string, () => Uint8Array>> = {
  'velkommen.docx': welcome,
  'rutine.docx': routine,
  'personalmote.docx': questions,
};
