import { strFromU8, strToU8 } from 'fflate';
import { lrsFileName, type PackageFile } from '../model/package.ts';

/** Where a package is to send statements, and with what key. */
export interface LrsAccess {
  readonly endpoint: string;
  /** `key:secret`, or what stands after `Basic`, or a whole `Authorization` header. */
  readonly key: string;
}

/** Why a package cannot get an LRS; the message is for the administrator, in Norwegian. */
export class LrsRefusal extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'LrsRefusal';
  }
}

/** What an administrator must be told, whoever adds the key. */
export const lrsWarning =
  'Nøkkelen ligger nå åpent i pakken. Alle som kan åpne modulen, kan lese den. Bruk en nøkkel som bare kan skrive, aldri en som kan lese.';

/**
 * The files of one of our packages with an LRS in it: a small file with address and key, and a mark on every document that says
 * it is there. Another LRS is replaced; nothing else changes, no identifier either. Throws `LrsRefusal`.
 */
export function withLrs(files: readonly PackageFile[], access: LrsAccess): PackageFile[] {
  const reason = refusal(files);
  if (reason) throw new LrsRefusal(reason);
  const config = { endpoint: checkedEndpoint(access.endpoint), auth: authorization(access.key) };
  const others = files.filter(({ path }) => path !== lrsFileName).map(marked);
  return [...others, { path: lrsFileName, bytes: strToU8(`${JSON.stringify(config)}\n`) }];
}

function refusal(files: readonly PackageFile[]): string | undefined {
  const has = (name: string) => files.some(({ path }) => path === name);
  if (!has('samspill.txt') || !has('index.html')) return 'Filen er ikke en pakke fra Samspill.';
  if (has('cmi5.xml'))
    return 'En cmi5-pakke får LRS-en fra plattformen som starter den. Den skal ikke ha noen nøkkel i seg.';
  if (has('tincan.xml'))
    return 'En xAPI-pakke får LRS-en fra plattformen som starter den. Den skal ikke ha noen nøkkel i seg.';
  return undefined;
}

function checkedEndpoint(text: string): string {
  const url = parsed(text.trim());
  const isHere = url?.protocol === 'http:' && /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);
  if (!url || !(url.protocol === 'https:' || isHere))
    throw new LrsRefusal(`Adressen «${text}» kan ikke brukes. Den må begynne med https://.`);
  if (url.username || url.password || url.search || url.hash)
    throw new LrsRefusal('Adressen kan ikke ha brukernavn, passord, ? eller # i seg. Skriv nøkkelen for seg.');
  return url.href;
}

function parsed(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

function authorization(text: string): string {
  const key = text.trim();
  if (!/^[\x20-\x7E]+$/.test(key))
    throw new LrsRefusal('Nøkkelen mangler, eller har tegn som ikke kan stå i en nøkkel.');
  if (/^(?:Basic|Bearer) \S+$/.test(key)) return key;
  if (key.includes(' ')) throw new LrsRefusal('Nøkkelen har mellomrom. Skriv den slik den skal stå etter «Basic».');
  return `Basic ${key.includes(':') ? btoa(key) : key}`;
}

/** A document gets the mark; the manifest, which must list every file, gets the file. */
function marked(file: PackageFile): PackageFile {
  const { path, bytes } = file;
  if (path.endsWith('.html')) {
    const root = /<html(?: data-lrs="[^"]*")?(?=[\s>])/i;
    const text = strFromU8(bytes);
    // Without the mark the page would never ask for the file, and nothing would be sent.
    if (!root.test(text))
      throw new LrsRefusal(`${path} er endret og kan ikke få en LRS. Bruk pakken slik den ble lastet ned.`);
    return { path, bytes: strToU8(text.replace(root, `<html data-lrs="${lrsFileName}"`)) };
  }
  if (path !== 'imsmanifest.xml') return file;
  const entry = `<file href="${lrsFileName}"/>`;
  const text = strFromU8(bytes);
  return text.includes(entry) ? file : { path, bytes: strToU8(text.replace('<file ', `${entry}<file `)) };
}
