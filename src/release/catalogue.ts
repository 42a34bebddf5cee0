import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { courseText } from './course-text.ts';
import { type PageAssets, pageHtml, section, table } from './page-shell.ts';
import { hasTest, minutesOf, pictureName, type Release, type ReleasedModule, sheetName } from './release.ts';
import { statusMeanings } from './settings.ts';
import { tools } from './tools-section.ts';
import { counted, formatWords, languages, size } from './words.ts';

/** What only the build can give the catalogue. */
export interface CataloguePieces {
  readonly assets: PageAssets;
  /** The mark of Samspill. */
  readonly mark: () => Element;
}

/** `index.html` of a release: what an administrator opens first. */
export function catalogue(release: Release, { assets, mark }: CataloguePieces): string {
  const { modules, version } = release;
  const withTest = modules.some(({ module }) => hasTest(module));
  return pageHtml(
    {
      title: `Samspill ${version} – pakker til læringsplattformen`,
      description: 'Kurspakker om digitalisering og partssamarbeid til KS Læring, Moodle og andre læringsplattformer.',
      body: [
        h('header.rel-top', [
          h('p.rel-brand', [mark(), h('span', 'Samspill')]),
          h('p.rel-version', `Utgave ${version}`),
        ]),
        h('main#innhold', { tabIndex: -1 }, [
          lead(release),
          section('moduler', 'Modulene', [h('div.rel-modules', modules.map(moduleCard))]),
          section('legg-inn', 'Slik legger du inn en modul', installing()),
          section('test', 'Slik tester du på to minutter', testing()),
          section('status', 'Hva statusene betyr', [
            table(
              'Hva statusene betyr',
              ['Status', 'Hva som har skjedd'],
              statusMeanings(withTest).map(({ status, meaning }) => [status, meaning]),
            ),
            h('p', scoreText(withTest)),
          ]),
          section('kursside', 'Tekst og bilde til kurssiden', modules.map(courseTextBox)),
          section('oppdater', 'Når det kommer en ny versjon', updating()),
          ...tools(),
          section('feil', 'Fant du en feil?', faults()),
          section('kontrollsummer', 'Kontrollsummer, lisenser og innhold', endMatter(release)),
        ]),
      ],
    },
    assets,
  );
}

const scoreText = (withTest: boolean): string =>
  withTest
    ? 'Poengsummen er prosent riktig i testen, og det beste resultatet står. SCORM-pakkene melder aldri «ikke bestått», for da låser Moodle forsøket. Testen kan tas om igjen.'
    : 'Poengsummen er 100 når modulen er fullført.';

/** Said on the page and on every sheet, until somebody has. */
export const notTriedThere =
  'Vi har prøvd pakkene i vår egen forhåndsvisning, som følger det Moodle gjør. De er ikke prøvd i KS Læring. Prøv dem i et testkurs først.';

const lead = ({ modules, all }: Release): Element =>
  h('div.rel-lead', [
    h('h1', 'Kurs om digitalisering og partssamarbeid, klare til å legges inn'),
    h(
      'p.rel-intro',
      'Pakkene lagrer framdriften i læringsplattformen deres. De henter ingenting fra andre nettsteder.',
    ),
    h('div.rel-main-choice', [
      h('h2', 'KS Læring og Moodle: SCORM 1.2'),
      h('p', [
        h('a.ds-button.rel-download', { href: all.name, download: true }, [
          `Last ned ${counted(modules.length, 'modul', 'moduler')} (${size(all.bytes)})`,
        ]),
      ]),
      h(
        'p.rel-note',
        'Pakk ut denne filen. Inni ligger én zip for hver modul. Hver av dem laster du opp uten å pakke den ut.',
      ),
      h('p.rel-note', notTriedThere),
    ]),
  ]);

function moduleCard({ module, packages }: ReleasedModule): Element {
  const [edition] = module.editions;
  const [main, ...others] = [...packages].sort(
    (a, b) => Number(b.format === 'scorm12') - Number(a.format === 'scorm12'),
  );
  return h('article.rel-card', { ariaLabelledBy: `modul-${module.id}` }, [
    h('img', { src: pictureName(module), alt: '', width: 400, height: 230 }),
    h('div.rel-card-text', [
      h('h3', { id: `modul-${module.id}` }, edition.title),
      h('p', edition.description),
      h('dl', [
        ...fact('For', edition.audience),
        ...fact('Tid', `omtrent ${minutesOf(module)} minutter`),
        ...fact('Språk', languages(module.editions.map(({ lang }) => lang))),
        ...fact('Versjon', module.version),
      ]),
      h('ul.rel-files', [
        ...(main ? [h('li', [downloadLink(main, 'ds-button')])] : []),
        h('li', [h('a', { href: sheetName(module) }, 'Innstillinger, personvern og universell utforming')]),
      ]),
      ...(others.length > 0
        ? [
            h('details', [
              h('summary', 'Andre plattformer'),
              h(
                'ul',
                others.map((each) =>
                  h('li', [downloadLink(each), h('span.rel-note', ` – ${formatWords[each.format].whom}`)]),
                ),
              ),
            ]),
          ]
        : []),
    ]),
  ]);
}

const downloadLink = ({ name, format, bytes }: ReleasedModule['packages'][number], className = ''): Element =>
  h('a', { href: name, download: true, ...(className && { className: [className] }) }, [
    `${formatWords[format].name} (${size(bytes)})`,
  ]);

const fact = (name: string, value: string): Element[] => [h('dt', name), h('dd', value)];

const steps = (...lines: readonly (string | readonly (string | ElementContent)[])[]): Element =>
  h(
    'ol',
    lines.map((line) => h('li', typeof line === 'string' ? [line] : [...line])),
  );

const installing = (): ElementContent[] => [
  steps(
    'Slå på redigering i kurset, og legg til en aktivitet av typen SCORM-pakke.',
    'Gi den samme navn som modulen, og last opp zip-filen. Ikke pakk den ut.',
    'Velg innstillingene som står under «Innstillinger, personvern og universell utforming» for modulen. Lagre.',
  ),
  h('p', 'Andre plattformer gjør det på sin egen måte. Velg da formatet som plattformen ber om.'),
];

const testing = (): ElementContent[] => [
  steps(
    'Logg inn som en testbruker som er meldt på kurset som deltaker. Din egen bruker har andre rettigheter, og gir ikke riktig svar.',
    'Åpne modulen. Svar på et spørsmål, og vent til det står «Lagret» øverst.',
    'Velg «Lagre og avslutt», og åpne modulen igjen. Du skal komme tilbake til samme sted, og svaret skal stå der.',
    'Se i rapporten til aktiviteten at testbrukeren står som påbegynt.',
  ),
  h('p', 'Stemmer det, er pakken klar. Stemmer det ikke, kan du sjekke pakken lenger ned på siden.'),
];

const courseTextBox = ({ module, picture }: ReleasedModule): Element =>
  h('details', [
    h('summary', module.editions[0].title),
    h('pre.rel-copy', { id: `tekst-${module.id}`, tabIndex: 0 }, courseText(module)),
    h('p.rel-actions', [
      h(
        'button.ds-button.rel-js',
        { type: 'button', dataVariant: 'secondary', dataCopy: `tekst-${module.id}` },
        'Kopier',
      ),
      h(
        'button.ds-button.rel-js',
        {
          type: 'button',
          dataVariant: 'secondary',
          dataPicture: picture,
          dataName: pictureName(module).replace(/svg$/, 'png'),
        },
        'Lagre bildet som PNG',
      ),
      h('a', { href: pictureName(module), download: true }, 'Last ned bildet (SVG)'),
    ]),
    h('p.rel-note', 'Tar ikke plattformen imot SVG som kursbilde, bruker du PNG.'),
  ]);

const updating = (): ElementContent[] => [
  h('p', [h('a', { href: 'ENDRINGER.md' }, 'Endringene'), ' står samlet for alle modulene.']),
  steps(
    'Velg et tidspunkt da få er inne.',
    [
      'Åpne innstillingene for ',
      h('strong', 'den samme aktiviteten'),
      '. Slett den gamle zip-filen, last opp den nye, og lagre.',
    ],
    'Åpne modulen som testbruker, og se at framdriften er med.',
  ),
  h(
    'p',
    'Alle versjoner av en modul har de samme id-ene. Derfor beholder deltakerne framdrift, svar og resultat. Sletter du aktiviteten og lager en ny, begynner alle på nytt.',
  ),
];

const faults = (): ElementContent[] => [
  h(
    'p',
    'Skriv en sak på prosjektsiden der du lastet ned Samspill. Oppgi modul, versjon, format og læringsplattform, og hva du gjorde. Legg aldri ved navn eller fødselsnummer.',
  ),
  h('p', 'Gjelder det sikkerhet, skal du ikke skrive om det åpent. Velg «Report a vulnerability» på prosjektsiden.'),
];

const endMatter = ({ modules, libraries, all }: Release): ElementContent[] => [
  h('ul', [
    h('li', [h('a', { href: 'SHA256SUMS' }, 'SHA256SUMS'), ' – kontrollsummer for alle filene']),
    h('li', [h('a', { href: 'samspill.cdx.json' }, 'samspill.cdx.json'), ' – hva som ligger i pakkene (CycloneDX)']),
    h('li', [h('a', { href: 'LICENSE' }, 'LICENSE'), ' og ', h('a', { href: 'NOTICE' }, 'NOTICE'), ' – lisenser']),
    h('li', [
      h('a', { href: 'samspill-verktoy.lisenser.txt' }, 'samspill-verktoy.lisenser.txt'),
      ' – lisenser for sjekken på denne siden',
    ]),
  ]),
  h(
    'p',
    `Koden er under MIT, tekstene under CC BY 4.0. I pakkene er ${counted(libraries.length, 'bibliotek', 'biblioteker')} fra andre, alle med åpne lisenser. SCORM-pakkene har også kontrollfilene som standarden krever. NOTICE sier hva som er kjent om vilkårene for dem.`,
  ),
  h('p', [
    'På Windows regner du ut summen av en fil slik: ',
    h('code', 'certutil -hashfile fil.zip SHA256'),
    '. Den skal være lik den som står her.',
  ]),
  table(
    'Kontrollsummer',
    ['Fil', 'SHA-256'],
    [all, ...modules.flatMap(({ packages }) => packages)].map(({ name, sha256 }) => [name, h('code', sha256)]),
  ),
];
