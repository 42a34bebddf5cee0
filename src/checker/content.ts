import { lrsFileName } from '../model/package.ts';
import { unknownAddresses } from './addresses.ts';
import { credentialsIn } from './credentials.ts';
import { runsScript, tagsOf } from './markup.ts';
import { type OpenPackage, textOf } from './package.ts';
import { error, type Finding, held, some, warning } from './report.ts';
import { fetchedFrom } from './sources.ts';
import { type ZipFile, zipLimits } from './zip.ts';

/** Types that LMS-es take for programs of their own server, and refuse. */
const programs =
  /(?:^|\/)\.ht(?:access|passwd)$|\.(?:php\d?|phtml|phar|sh|py|rb|pl|jspx?|aspx?|cgi|exe|bat|cmd|com|scr|msi|dll)$/i;

/** One file above this is refused by many LMS-es, or takes too long on a phone; in bytes. */
const largeFile = 100 * 2 ** 20;

/** Checks that hold for every file, whatever the format. */
export function* judgeFiles(pkg: OpenPackage): Generator<Finding> {
  for (const file of pkg.files.values()) {
    yield* judgeName(pkg, file);
    if (file.path === lrsFileName) yield* judgeLrsFile(file);
    else yield* judgeText(pkg, file);
  }
  yield* judgeHosts(pkg);
}

function* judgeName({ ours }: OpenPackage, { path, size }: ZipFile): Generator<Finding> {
  const place = { file: path };
  if (/[^\x20-\x7e]/.test(path)) {
    yield error(
      'filnavn-ascii',
      `Filnavnet «${path}» har æ, ø, å eller andre tegn som mange LMS-er ødelegger. Bruk bare a–z, 0–9, . _ og -.`,
      place,
    );
  } else if (!/^[A-Za-z0-9][\w.-]*(?:\/[A-Za-z0-9][\w.-]*)*$/.test(path) && (ours || /[ :*?"<>|%#&+;]/.test(path))) {
    yield held(
      ours,
      'filnavn-tegn',
      `Filnavnet «${path}» har tegn som noen LMS-er ikke tåler. Bruk bare a–z, 0–9, . _ og -.`,
      place,
    );
  }
  if (programs.test(path)) {
    yield error(
      'filtype',
      `«${path}» er av en type som LMS-er avviser, fordi den kan kjøre på tjeneren. Ta den ut av pakken.`,
      place,
    );
  }
  if (/\.mjs$/i.test(path)) {
    yield error(
      'filtype',
      `Moodle sender «${path}» som ren tekst, så skriptet kjører aldri. Gi filen endelsen .js.`,
      place,
    );
  }
  if (size > largeFile) {
    yield warning(
      'storrelse',
      `«${path}» er ${Math.round(size / 2 ** 20)} MB. Mange LMS-er tar ikke imot så store filer. Gjør filen mindre, eller del den opp.`,
      place,
    );
  }
  if (size > zipLimits.text && /\.(?:x?html?|css|m?js|json|xml|svg|txt)$/i.test(path)) {
    yield warning(
      'storrelse',
      `«${path}» er for stor til at innholdet er undersøkt (over ${zipLimits.text / 2 ** 20} MB).`,
      place,
    );
  }
}

function* judgeText(pkg: OpenPackage, file: ZipFile): Generator<Finding> {
  const text = textOf(file);
  if (text === undefined) return;
  const { ours } = pkg;
  const place = { file: file.path };
  for (const secret of credentialsIn(text)) {
    const shown = `${secret.slice(0, 8)}…`;
    yield held(
      ours,
      'hemmelighet',
      `«${file.path}» ser ut til å ha et passord eller en nøkkel («${shown}»). Alle som åpner pakken, kan lese den. Ta den bort, og bytt nøkkelen.`,
      place,
    );
  }
  if (ours) {
    for (const address of new Set(unknownAddresses(file.path, text))) {
      yield error(
        'ekstern-vert',
        `«${file.path}» nevner ${address}. En pakke skal ikke hente noe utenfra. Ta adressen bort.`,
        place,
      );
    }
  }
  if (/\.x?html?$/i.test(file.path)) yield* judgeHtml(pkg, file.path, text);
  if (/\.svg$/i.test(file.path)) yield* judgeSvg(pkg, file.path, text);
}

function* judgeHtml({ ours }: OpenPackage, file: string, text: string): Generator<Finding> {
  for (const { name, attributes } of tagsOf(text)) {
    for (const [key, value] of attributes) {
      if (ours && (/^on[a-z]+$/.test(key) || runsScript(value))) {
        yield error('html-handler', `<${name} ${key}="…"> kjører skript rett fra HTML. Legg skriptet i player.js.`, {
          file,
        });
      }
      if (['src', 'href', 'poster', 'data'].includes(key) && /^\/(?!\/)/.test(value)) {
        yield held(
          ours,
          'absolutt-sti',
          `<${name} ${key}="${value.slice(0, 80)}"> peker på roten av tjeneren, og der ligger ikke pakken. Skriv stien uten / foran.`,
          { file },
        );
      }
    }
  }
}

function* judgeSvg({ ours }: OpenPackage, file: string, text: string): Generator<Finding> {
  const faults = new Set<string>();
  if (/<!DOCTYPE[^>]{0,1000}\[|<!ENTITY/i.test(text)) faults.add('egne entiteter');
  for (const { name, attributes, content } of tagsOf(text)) {
    const local = name.replace(/^.*:/, '');
    if (local === 'script') faults.add('skript');
    if (local === 'foreignobject') faults.add('<foreignObject>');
    if (local === 'style' && /@import|url\(\s*["']?(?!#|["']?#|data:)/i.test(content))
      faults.add('henting fra en annen adresse');
    for (const [key, value] of attributes) {
      if (/^on[a-z]+$/.test(key) || runsScript(value)) faults.add(`skript i ${key}`);
      const reference = key === 'href' || key === 'xlink:href';
      if (reference && !/^\s*(?:#|$|data:image\/(?:png|jpeg|gif|webp);)/i.test(value) && !runsScript(value))
        faults.add('henting fra en annen adresse');
    }
  }
  for (const fault of faults) {
    yield held(
      ours,
      'svg-skript',
      `Bildet «${file}» har ${fault}. Et bilde skal ikke kunne kjøre eller hente noe. Lagre det på nytt uten.`,
      { file },
    );
  }
}

function* judgeLrsFile(file: ZipFile): Generator<Finding> {
  const text = textOf(file)?.trim() ?? '';
  if (text === '') return;
  const host = /https?:\/\/([^\s/"'\\]+)/i.exec(text)?.[1];
  yield warning(
    'lrs-nokkel',
    `«${lrsFileName}» har en nøkkel til ${host ? `LRS-en på ${host}` : 'en LRS'}. Alle som åpner pakken, kan lese den. Bruk en nøkkel som bare kan skrive, og aldri en som kan lese.`,
    { file: lrsFileName },
  );
}

/**
 * One finding a host: somebody else's package may fetch from where it likes, but the administrator should know. In ours, whole
 * addresses have been told of already.
 */
function* judgeHosts({ files, ours }: OpenPackage): Generator<Finding> {
  const users = new Map<string, Set<string>>();
  for (const file of files.values()) {
    for (const address of fetchedFrom(file.path, textOf(file) ?? '')) {
      if (ours && !address.startsWith('//')) continue;
      const host = address
        .replace(/^[a-z]*:?\/\//i, '')
        .replace(/[/?#].*$/, '')
        .toLowerCase();
      users.set(host, (users.get(host) ?? new Set()).add(file.path));
    }
  }
  for (const [host, paths] of users) {
    yield held(
      ours,
      'ekstern-vert',
      `Pakken henter fra ${host} (i ${some([...paths])}). Da får andre vite hvem som tar kurset. Spør leverandøren om en utgave uten.`,
    );
  }
}
