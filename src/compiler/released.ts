import { identifiersOf, type Release, type ReleasedSlot } from '../model/release.ts';
import type { SlotRegistry } from '../model/slots.ts';
import { compareVersions } from '../model/version.ts';
import type { ModuleSources } from './content.ts';
import { contentHash } from './content-hash.ts';
import type { ModuleHead } from './module-yaml.ts';
import { readRelease } from './release-file.ts';
import type { Messages, Report } from './report.ts';
import { kindName } from './slots.ts';

/** A module as it is now, as far as it could be read. */
interface Present {
  readonly head: ModuleHead;
  /** Complete; missing where `slots.json` has been spoilt. */
  readonly registry: SlotRegistry | undefined;
  /** Paths of the lessons' files. */
  readonly lessons: readonly string[];
  /** What they refer to outside their own files, as text. */
  readonly cited: readonly string[];
}

/**
 * Holds a module to what its released versions promised: reports every identifier of theirs that is changed or gone, a version
 * that is lower than the newest, and text that was changed without a new version.
 */
export function checkReleases(
  sources: ModuleSources,
  { head, registry, lessons, cited }: Present,
  messages: Messages,
): void {
  const releases = (sources.released ?? []).flatMap((file) => readRelease(file, messages.in(file.path)) ?? []);
  const report = messages.in(sources.moduleYaml.path);
  for (const release of releases) {
    if (release.module !== sources.id) {
      const text = `Modulen er gitt ut som «${release.module}». Gi mappene det navnet igjen. Er dette en ny modul, sletter du mappen utgitt.`;
      report(head.placeOf(['id']), 'utgitt-id', text);
      continue;
    }
    checkIdentifiers(release, head, report);
    if (registry) checkSlots(release, registry, messages.in(sources.slots?.path ?? `modules/${sources.id}/slots.json`));
    checkGoals(release, head, report);
  }
  const newest = [...releases].sort((a, b) => compareVersions(a.version, b.version)).at(-1);
  if (newest && head.settings) {
    checkVersion(
      newest,
      head.settings.versjon,
      contentHash(sources, head.settings, lessons, cited),
      (rule, text, severity) => report(head.placeOf(['versjon']), rule, text, severity),
    );
  }
}

/** These derive from the module id alone, so only a change of the code can break them. */
function checkIdentifiers({ module, version, identifiers }: Release, head: ModuleHead, report: Report): void {
  const now = identifiersOf(module);
  for (const [name, value] of Object.entries(identifiers)) {
    if (now[name] === value) continue;
    const text = `Identifikatoren «${name}» var ${value} i versjon ${version}, og er nå ${now[name] ?? 'borte'}. Sett den tilbake i src/model/identifier.ts.`;
    report(head.placeOf(['id']), 'utgitt-id', text);
  }
}

/** One message for a registry that is no longer the same: what is behind the first change has most often moved too. */
function checkSlots({ version, slots }: Release, registry: SlotRegistry, report: Report): void {
  for (const [place, slot] of slots.entries()) {
    const fault = slotFault(slot, place, registry);
    if (!fault) continue;
    const text = `${fault} siden versjon ${version}, og da går svarene til dem som er i gang, tapt. Hent slots.json tilbake slik den var, og kjør npm run fiks.`;
    report({ line: 1, column: 1 }, 'utgitt-id', text);
    return;
  }
}

function slotFault(released: ReleasedSlot, place: number, registry: SlotRegistry): string | undefined {
  const { id, kind } = released;
  const now = registry.slots[place];
  if (now?.id !== id) {
    return registry.slots.some((slot) => slot.id === id) ? `«${id}» har fått en ny plass` : `«${id}» er fjernet`;
  }
  if (now.kind !== kind) return `«${id}» er gjort om fra ${kindName(kind)} til ${kindName(now.kind)}`;
  return hasSameLetters(released, now) ? undefined : `Svar i «${id}» har byttet bokstav`;
}

/** Whether every letter is there still, and no text that had one has come to have another. */
function hasSameLetters({ options: released = [] }: ReleasedSlot, { options = [] }: ReleasedSlot): boolean {
  const isMoved = (hash: string | null, letter: number): boolean =>
    hash !== null && options[letter] !== hash && options.includes(hash);
  return released.length <= options.length && !released.some(isMoved);
}

function checkGoals(
  { version, goals }: Release,
  { goals: lists, settings, placeOf }: ModuleHead,
  report: Report,
): void {
  const [first] = lists?.values() ?? [];
  const known = new Set([...(first ?? []).map(({ id }) => id), ...(settings?.utgåtte_mål ?? [])]);
  for (const id of first && settings ? goals.filter((goal) => !known.has(goal)) : []) {
    const text = `Læringsmålet «${id}» fra versjon ${version} er borte. Gi målet id-en tilbake. Skal det ut, skriver du utgåtte_mål: [${id}].`;
    report(placeOf(['læringsmål']), 'utgitt-id', text);
  }
}

function checkVersion(
  newest: Release,
  version: string,
  hash: string,
  report: (rule: string, text: string, severity?: 'warning') => void,
): void {
  const order = compareVersions(version, newest.version);
  const next = nextVersion(newest.version);
  if (order < 0) {
    const text = `Versjonen er lavere enn ${newest.version}, som er gitt ut. Skriv ${next} eller høyere.`;
    report('lav-versjon', text);
  } else if (order === 0 && hash !== newest.content) {
    const text = `Innholdet er endret siden versjon ${version} ble gitt ut. Øk versjonen, for eksempel til ${next}.`;
    report('samme-versjon', text, 'warning');
  }
}

/** The lowest version that is not a draft, above `version`. */
function nextVersion(version: string): string {
  const [core = version] = version.split('-', 1);
  const [major = '0', minor = '0', patch = '0'] = core.split('.');
  return core === version ? `${major}.${minor}.${Number(patch) + 1}` : core;
}
