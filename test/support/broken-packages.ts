import { deflateSync } from 'fflate';
import type { Rule } from '../../src/checker/rules.ts';
import type { PackageFormat } from '../../src/model/package.ts';
import { brokenLaunched, brokenScorm } from './broken-manifests.ts';
import {
  add,
  type BrokenRow,
  both,
  cmi5,
  type Edit,
  manifest,
  remove,
  rename,
  replace,
  tincan,
} from './package-edits.ts';

/** One thing wrong in a package of ours (`m1`), or in one of somebody else's where `theirs` is set. */
export interface Broken {
  readonly rule: Rule;
  readonly format: PackageFormat;
  readonly what: string;
  readonly edit: Edit;
  readonly theirs?: true;
  /** What the rule says of it; an error when it is left out. */
  readonly severity?: 'warning';
}

const inFolder = rename((path) => `kurs/${path}`);
const svg = (content: string): Edit =>
  add('media/kart.svg', `<svg xmlns="http://www.w3.org/2000/svg">${content}</svg>`);
const html = (content: string): Edit => add('index.html', `<!doctype html><title>Test</title>${content}`);

const whole: readonly BrokenRow[] = [
  ['ekstern-vert', 'xapi', 'a script on a host without a scheme', html('<script src="//cdn.example/a.js"></script>')],
  ['html-handler', 'cmi5', 'a link that hides its script', html('<a href="&#x6a;ava&#10;script&colon;x()">Hei</a>')],
  ['manifest-mangler', 'scorm12', 'no manifest', remove('imsmanifest.xml')],
  ['manifest-mangler', 'cmi5', 'no manifest', remove('cmi5.xml'), 'theirs'],
  ['manifest-mappe', 'scorm12', 'a folder around it all', inFolder],
  ['manifest-mappe', 'cmi5', 'a folder around it all', inFolder, 'theirs'],
  ['manifest-navn', 'scorm2004-4', 'a manifest with capitals', rename((path) => path.replace('imsm', 'IMSM'))],
  ['manifest-navn', 'xapi', 'a manifest with capitals', rename((path) => path.replace('tincan', 'TinCan'))],
  ['flere-manifest', 'scorm12', 'two manifests', add('tincan.xml', '<tincan/>'), 'theirs', 'warning'],
  ['samspill-fil', 'scorm12', 'no module in samspill.txt', add('samspill.txt', '{}')],
  ['samspill-fil', 'web', 'no JSON in samspill.txt', add('samspill.txt', 'm1')],
  ['web-index', 'web', 'no index.html', remove('index.html')],
  ['fil-mangler', 'scorm12', 'a file that is listed is missing', remove('player.js')],
  ['fil-mangler', 'scorm2004-3', 'a metadata file that is missing', remove('metadata.xml'), 'theirs'],
  ['fil-mangler', 'cmi5', 'the file that opens is missing', remove('index.html')],
  ['fil-mangler', 'xapi', 'the file that opens is missing', remove('story.html'), 'theirs'],
  [
    'fil-bokstaver',
    'scorm2004-3',
    'a file in other letter case',
    rename((path) => path.replace('player.js', 'Player.js')),
  ],
  [
    'fil-bokstaver',
    'cmi5',
    'the file that opens in other letter case',
    rename((path) => path.replace('index', 'Index')),
  ],
  ['fil-ikke-listet', 'scorm12', 'a file that is not listed', add('hemmelig.txt', 'x')],
  ['fil-ikke-listet', 'scorm12', 'a file that is not listed', add('ekstra.txt', 'x'), 'theirs', 'warning'],
  ['fil-ikke-listet', 'scorm2004-4', 'a file that is listed twice', manifest(/(<file href="player.js"\/>)/, '$1$1')],
  [
    'filnavn-ascii',
    'scorm12',
    'a file name with å',
    both(
      rename((path) => path.replace('kart', 'kår')),
      manifest('kart', 'kår'),
    ),
  ],
  ['filnavn-ascii', 'cmi5', 'a file name with ø', add('bilder/brønn.txt', 'x'), 'theirs'],
  ['filnavn-tegn', 'web', 'a file name with a blank', add('to ord.txt', 'x')],
  ['filnavn-tegn', 'scorm12', 'a file name with #', add('a#b.txt', 'x'), 'theirs', 'warning'],
  ['filtype', 'scorm12', 'a PHP file', add('a.PHP', 'x')],
  ['filtype', 'web', 'a script that Moodle serves as text', add('modul.mjs', 'x')],
  ['filtype', 'xapi', 'a file that governs the server', add('data/.htaccess', 'x'), 'theirs'],
  [
    'storrelse',
    'web',
    'a text that is too long to look through',
    add(
      'lang.txt',
      Uint8Array.from({ length: 17 * 2 ** 20 }, (_, index) => (index * 2_654_435_761) >>> 24),
    ),
    'warning',
  ],
  ['ekstern-vert', 'scorm12', 'a request in the player', add('player.js', 'fetch("https://statistikk.example/inn")')],
  ['ekstern-vert', 'cmi5', 'a picture on another host', html('<img src="https://bilder.example/a.png">')],
  [
    'ekstern-vert',
    'web',
    'a style sheet on another host',
    add('player.css', '@import url(https://skrift.example/a.css)'),
  ],
  [
    'ekstern-vert',
    'scorm12',
    'a script on another host',
    replace('innhold/slukk.html', '<body', '<script src="//cdn.example/a.js"></script><body'),
    'theirs',
    'warning',
  ],
  [
    'ekstern-vert',
    'scorm12',
    'a font on another host',
    add('innhold/stil.css', '@import "https://skrift.example/a.css";'),
    'theirs',
    'warning',
  ],
  [
    'ekstern-vert',
    'scorm2004-3',
    'a request in a script',
    add('delt/felles.js', 'x.open("POST", "https://logg.example/")'),
    'theirs',
    'warning',
  ],
  ['absolutt-sti', 'xapi', 'a path from the root of the server', html('<script src="/player.js"></script>')],
  ['hemmelighet', 'web', 'a password', add('player.js', 'const password = "sommer2026"')],
  [
    'hemmelighet',
    'xapi',
    'a header with a key',
    add('story.html', 'xhr("Basic c2FtOmhlbW1lbGln")'),
    'theirs',
    'warning',
  ],
  [
    'lrs-nokkel',
    'scorm12',
    'the key of an LRS',
    add('samspill-lrs.txt', '{"endpoint":"https://lrs.example/","auth":"Basic c2FtOmhlbW1lbGln"}'),
    'warning',
  ],
  ['svg-skript', 'scorm12', 'a script in a picture', svg('<script>alert(1)</script>')],
  ['svg-skript', 'web', 'a handler in a picture', svg('<a onclick="x()"/>')],
  ['svg-skript', 'cmi5', 'HTML in a picture', svg('<foreignObject/>')],
  ['svg-skript', 'xapi', 'another picture in a picture', svg('<image href="//a.example/b.png"/>')],
  ['svg-skript', 'web', 'a link that runs script in a picture', svg('<a xlink:href=" javascript:x()"/>')],
  ['html-handler', 'scorm2004-4', 'a handler in a document', html('<p onclick="x()">Hei</p>')],
  ['html-handler', 'web', 'a link that runs script', html('<a href="javascript:x()">Hei</a>')],
  ['zip-mapper', 'scorm12', 'an entry for a folder', add('media/', new Uint8Array()), 'theirs', 'warning'],
  ['zip-rusk', 'scorm12', 'what a Mac leaves behind', add('__MACOSX/._a', 'x'), 'theirs', 'warning'],
  ['zip-i-zip', 'scorm12', 'a zip in the zip', add('kilder.zip', deflateSync(new Uint8Array(9))), 'theirs', 'warning'],
];

const xml: readonly BrokenRow[] = [
  ['xml-feil', 'scorm12', 'an element that is not closed', manifest('</organizations>', '')],
  ['xml-feil', 'cmi5', 'a bare &', cmi5('<langstring lang="nb">', '<langstring lang="nb">A & B')],
  [
    'xml-feil',
    'xapi',
    'elements a thousand deep',
    tincan('<activities>', `${'<a>'.repeat(1000)}${'</a>'.repeat(1000)}<activities>`),
  ],
  ['xml-entitet', 'scorm12', 'an entity of HTML', manifest(/<title>/g, '<title>&aring;')],
  ['xml-tallreferanse', 'scorm12', 'a number for a letter', manifest('på', 'p&#229;'), 'theirs', 'warning'],
  [
    'xml-dtd',
    'scorm2004-3',
    'a DTD that grows',
    manifest('<manifest', '<!DOCTYPE m [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><manifest'),
  ],
  [
    'xml-tegnsett',
    'scorm12',
    'bytes that are no UTF-8',
    add('imsmanifest.xml', Uint8Array.from([0x3c, 0x61, 0xe5, 0x2f, 0x3e])),
  ],
  [
    'xml-tegnsett',
    'scorm12',
    'UTF-16',
    add('imsmanifest.xml', Uint8Array.from([0xff, 0xfe, 0x3c, 0, 0x61, 0, 0x2f, 0, 0x3e, 0])),
  ],
  ['xml-bom', 'scorm2004-3', 'a byte order mark', manifest('<?xml', '\uFEFF<?xml'), 'theirs', 'warning'],
  ['xsd', 'scorm12', 'an element that nobody knows', manifest('<resources>', '<ressurser/><resources>')],
  ['xsd', 'scorm12', 'an id that opens with a digit', manifest(/samspill_m1_item/g, '1_item')],
  ['xsd', 'scorm2004-3', 'a value that is no boolean', manifest('flow="true"', 'flow="ja"')],
  ['xsd', 'scorm2004-4', 'a button that does not exist', manifest(/<adlnav:hideLMSUI>\w+/, '<adlnav:hideLMSUI>hjelp')],
  [
    'xsd',
    'scorm2004-4',
    'elements in the wrong order',
    manifest(/(<metadata>.*?<\/metadata>)(.*?<\/organizations>)/s, '$2$1'),
    'theirs',
  ],
  ['xsd-endret', 'scorm12', 'an XSD that was changed', replace('imscp_rootv1p1p2.xsd', 'IMS CP 1.1.2', 'IMS CP 1.1.3')],
  ['xsd-endret', 'scorm2004-4', 'an XSD that is missing', remove('imsss_v1p0.xsd')],
  ['xsd-endret', 'scorm12', 'an XSD of no edition', add('egen.xsd', '<a/>')],
  [
    'prefiks',
    'scorm12',
    'another prefix',
    both(manifest(/adlcp:/g, 'ns0:'), manifest('xmlns:adlcp', 'xmlns:ns0')),
    'theirs',
    'warning',
  ],
];

/** Every one differs from a sound package in one thing. */
export const brokenPackages: readonly Broken[] = [...whole, ...xml, ...brokenScorm, ...brokenLaunched].map(
  ([rule, format, what, edit, ...marks]) => ({
    rule,
    format,
    what,
    edit,
    ...(marks.includes('theirs') && { theirs: true as const }),
    ...(marks.includes('warning') && { severity: 'warning' as const }),
  }),
);
