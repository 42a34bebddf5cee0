import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Module } from '../model/module.ts';
import type { ReviewSubject } from '../model/review.ts';
import { criteriaFor, methodWords, notTried } from './accessibility.ts';
import { type CataloguePieces, notTriedThere } from './catalogue.ts';
import { pageHtml, section, table } from './page-shell.ts';
import { hasTest, minutesOf, type ReleasedModule } from './release.ts';
import { moodleSettings, statusMeanings } from './settings.ts';
import { formatWords, languages, size } from './words.ts';

/** The sheet of a module: settings, statuses, personal data, accessibility, and what an update keeps. */
export function sheet({ module, packages }: ReleasedModule, { assets, mark }: CataloguePieces): string {
  const [{ title, description, audience }] = module.editions;
  const withTest = hasTest(module);
  return pageHtml(
    {
      title: `${title} ${module.version} – ark for den som styrer læringsplattformen`,
      description,
      body: [
        h('header.rel-top', [
          h('p.rel-brand', [mark(), h('span', 'Samspill')]),
          h('p.rel-version', `${module.id} ${module.version}`),
        ]),
        h('main#innhold', { tabIndex: -1 }, [
          h('div.rel-lead', [
            h('h1', title),
            h('p.rel-intro', description),
            h(
              'p',
              `For: ${audience}. Omtrent ${minutesOf(module)} minutter. Språk: ${languages(module.editions.map(({ lang }) => lang))}.`,
            ),
            h('p', [h('a', { href: 'index.html' }, 'Til alle modulene')]),
          ]),
          section('innstillinger', 'Innstillinger i Moodle og KS Læring', [
            table(
              'Innstillinger',
              ['Innstilling', 'Velg', 'Hvorfor'],
              moodleSettings.map(({ name, english, choose, why }) => [
                h('span', [name, h('span.rel-note', ` (${english})`)]),
                choose,
                why,
              ]),
            ),
            h('p', 'Navnene kan være litt ulike fra versjon til versjon. Alt annet kan stå slik det er.'),
            h('p', notTriedThere),
          ]),
          section('status', 'Hva statusene betyr', statusContent(withTest, module.scorm12Status)),
          section('personvern', 'Hvilke data går hvor', privacy()),
          section('oppdatering', 'Hva en oppdatering beholder', updates()),
          section('kontroll', 'Hva et menneske har kontrollert', reviewed(module)),
          section('uu', 'Universell utforming', accessibility(module)),
          section('filer', 'Filene', [
            table(
              'Filene',
              ['Fil', 'Format', 'Størrelse'],
              packages.map(({ name, format, bytes }) => [name, formatWords[format].name, size(bytes)]),
            ),
          ]),
        ]),
      ],
    },
    { ...assets, script: '' },
  );
}

function statusContent(withTest: boolean, endStatus: 'completed' | 'passed'): ElementContent[] {
  const ends = endStatus === 'passed' ? 'I SCORM 1.2 blir «fullført» meldt som «passed» for denne modulen.' : undefined;
  return [
    table(
      'Hva statusene betyr',
      ['Status', 'Hva som har skjedd'],
      statusMeanings(withTest).map(({ status, meaning }) => [status, meaning]),
    ),
    ...(ends ? [h('p', ends)] : []),
    h(
      'p',
      'Pakken melder aldri «ikke bestått» (failed) i SCORM, for da låser Moodle forsøket. I SCORM 2004, cmi5 og xAPI er «fullført» og «bestått» to opplysninger. Testen kan tas om igjen i alle formatene.',
    ),
    h('p', 'Etter at modulen er fullført, åpner Moodle den for gjennomsyn. Da blir ingenting lagret.'),
  ];
}

const privacy = (): ElementContent[] => [
  table(
    'Hvilke data går hvor',
    ['Hvem får data', 'Hva', 'Hvor lenge'],
    [
      [
        'Læringsplattformen',
        'Framdrift, poengsum, tid, lagret tilstand og svar på oppgavene.',
        'Så lenge deres egen plattform lagrer kursdata.',
      ],
      [
        'En LRS (database for læringsdata)',
        'Bare hvis dere har lagt den inn: det samme, men uten tilstanden. LRS-en får også vite om forsøk på testen som ikke ble bestått. Personen er et tilfeldig navn. I cmi5 og xAPI er det LRS-en som er læringsplattformen, og den får også tilstanden, på navnet den selv oppgir.',
        'Så lenge eieren av LRS-en lagrer dem.',
      ],
      [
        'Nettleseren',
        'En kopi av det deltakeren har gjort, og xAPI-data som ikke er sendt ennå. I nettutgaven ligger alt der. I cmi5 og xAPI husker fanen hvordan modulen ble startet, også navnet og nøkkelen fra plattformen.',
        'Kopien: til plattformen har vist ved neste åpning at den har alt. Er den eldre enn 30 dager: til neste gang en modul blir åpnet der. På en delt maskin: til plattformen har tatt imot. Nettutgaven: til leseren sletter nettleserdata. Oppstarten i cmi5 og xAPI: til fanen lukkes.',
      ],
      [
        'Andre',
        'Ingenting. Pakken henter ingenting fra andre nettsteder. Er det lenker i leksjonene, åpnes de bare når noen velger dem.',
        '–',
      ],
    ],
  ),
  h(
    'p',
    'SCORM-pakkene og nettutgaven leser aldri navnet. Brukernavnet leser SCORM-pakkene så lenge plattformen ikke har noe fra deltakeren ennå, for å kjenne igjen deltakerens eget arbeid på maskinen. Det blir aldri vist, lagret eller sendt. Fra det blir det laget et merke med en treg, saltet utledning (PBKDF2), som blir slettet sammen med kopien. Det gjelder også når brukernavnet er et fødselsnummer.',
  ),
  h(
    'p',
    'I cmi5 og xAPI velger plattformen hvilket navn deltakeren får. Pakken viser det ikke, men sender det tilbake til plattformens LRS. Se etter at det ikke er et fødselsnummer.',
  ),
  h('p', 'Det tilfeldige navnet i LRS-en er en personopplysning under pseudonym. Det er ikke anonymt.'),
  h('p', '«Hos oss» og egenvurderinger er bare tekst i leksjonen. Ingenting blir registrert.'),
];

const updates = (): ElementContent[] => [
  h('ul', [
    h(
      'li',
      'Id-ene i pakken er de samme i alle versjoner. Last opp i den samme aktiviteten, så beholder alle framdriften.',
    ),
    h('li', 'Leste leksjoner, svar, poengsum og status står, også når en tekst er endret eller en leksjon er flyttet.'),
    h('li', 'Et nytt spørsmål står ubesvart. Et spørsmål som er fjernet, blir ikke vist, men resultatet står.'),
    h('li', 'Den som har fullført, har fullført. Det blir aldri trukket tilbake.'),
    h('li', 'Bytter dere format, for eksempel fra SCORM 1.2 til 2004, begynner deltakerne på nytt.'),
    h('li', 'I Moodle kan den som har startet uten å ha tatt testen, stå med 0 poeng til testen er tatt.'),
  ]),
];

function reviewed({ reviews, editions }: Module): ElementContent[] {
  const subjects: readonly ReviewSubject[] = [...editions.map(({ lang }) => lang), 'jus'];
  const date = new Intl.DateTimeFormat('nb', { dateStyle: 'long', timeZone: 'UTC' });
  const rows = subjects.map((subject) => {
    const { [subject]: review } = reviews;
    const what = subject === 'jus' ? 'Jus' : `Språk: ${languages([subject])}`;
    return [what, review?.by ?? 'Ingen ennå', review ? date.format(new Date(review.date)) : '–'];
  });
  const isDraft = Object.keys(reviews).length === 0;
  return [
    ...(isDraft ? [h('p', 'Utkast: Språk og jus er ikke kontrollert. Les modulen før dere tar den i bruk.')] : []),
    table('Hva et menneske har kontrollert', ['Hva', 'Hvem', 'Når'], rows),
  ];
}

const accessibility = ({ version, media }: Module): ElementContent[] => [
  h(
    'p',
    `Modulen er laget etter WCAG 2.2, nivå A og AA. Tabellen gjelder versjon ${version}. Den sier hvordan hvert krav er prøvd, og hva vi så.`,
  ),
  h('details', { open: true }, [
    h('summary', `Alle kravene (${criteriaFor(media).length})`),
    table(
      'Krav i WCAG 2.2',
      ['Krav', 'Prøvd', 'Resultat'],
      criteriaFor(media).map(({ id, name, method, result }) => [`${id} ${name}`, methodWords[method], result]),
    ),
  ]),
  h('h3', 'Kjente mangler'),
  h(
    'ul',
    notTried.map((line) => h('li', line)),
  ),
];
