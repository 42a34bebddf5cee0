import type { OpenPackage } from './package.ts';
import { error, type Finding, type Place, warning } from './report.ts';

/** How strictly to take an address that leads out of the package. */
interface HrefRules {
  /** In front of it, from `xml:base`. */
  readonly base?: string;
  /** Whether it may lead to another host; then that is only warned of. */
  readonly external?: boolean;
}

/** Whether an address leads to another host, or names a scheme at all. */
export const isExternal = (href: string): boolean => /^(?:[A-Za-z][A-Za-z0-9+.-]*:|\/\/)/.test(href);

/** Judges an address in a manifest, and returns the path of the file it leads to, if there is one. */
export function* judgeHref(
  pkg: OpenPackage,
  href: string,
  place: Place,
  { base = '', external = false }: HrefRules = {},
): Generator<Finding, string | undefined> {
  if (href.includes('\\')) {
    yield error('href-skraastrek', `«${href}» har omvendt skråstrek. Skriv / mellom mapper.`, place);
    return undefined;
  }
  const whole = isExternal(href) || href.startsWith('/') ? href : base + href;
  if (isExternal(whole)) {
    const text = `«${whole}» ligger utenfor pakken. Innhold på en annen tjener kan ikke melde fra til LMS-en. Legg filen i pakken.`;
    yield external ? warning('href-ekstern', text, place) : error('href-ekstern', text, place);
    return undefined;
  }
  if (whole.startsWith('/')) {
    yield error('href-rot', `«${whole}» begynner med /, og peker da på roten av tjeneren. Ta bort skråstreken.`, place);
    return undefined;
  }
  const raw = whole.replace(/[?#].*$/s, '');
  const decoded = decode(raw);
  if (decoded === undefined) {
    yield error('href-koding', `«${href}» har % som ikke er en kode for et tegn. Gi filen et navn uten %.`, place);
    return undefined;
  }
  if (decoded !== raw || /[^\x21-\x7e]/.test(raw)) {
    yield warning(
      'href-koding',
      `«${href}» har mellomrom eller tegn som LMS-er koder ulikt. Bruk bare a–z, 0–9, . _ og - i filnavn.`,
      place,
    );
  }
  return yield* find(pkg, { raw, decoded }, place);
}

function* find(
  { files, folded }: OpenPackage,
  { raw, decoded }: { readonly raw: string; readonly decoded: string },
  place: Place,
): Generator<Finding, string | undefined> {
  const path = resolve(decoded);
  if (path === undefined) {
    yield error('href-utenfor', `«${decoded}» peker ut av pakken. Legg filen i pakken, og pek på den der.`, place);
    return undefined;
  }
  const found = [path, resolve(raw) ?? path].find((each) => files.has(each));
  if (found !== undefined) return found;
  const twin = folded.get(path.toLowerCase());
  if (twin !== undefined) {
    yield error(
      'fil-bokstaver',
      `Manifestet skriver «${path}», men filen heter «${twin}». Store og små bokstaver må være like.`,
      place,
    );
    return twin;
  }
  const text =
    path === ''
      ? 'Adressen er tom. Skriv navnet på filen.'
      : `«${path}» står i manifestet, men er ikke i pakken. Legg filen i pakken, eller ta bort linjen.`;
  yield error('fil-mangler', text, place);
  return undefined;
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** The path without `.` and `..`; nothing where it leads out of the package. */
function resolve(path: string): string | undefined {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}
