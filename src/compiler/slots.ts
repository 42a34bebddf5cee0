import { maxOptions } from '../interactions/choice/parse.ts';
import type { Slot, SlotKind, SlotRegistry } from '../model/slots.ts';

/** A lesson or question that the module has now. */
export interface SlotEntry {
  readonly id: string;
  readonly kind: SlotKind;
  /** Of a choice: the text of each option, in the author's order. */
  readonly options?: readonly string[];
  /** Tells of a fault where the entry is written. */
  report(rule: string, text: string): void;
}

/** The registry with everything in it. */
export interface CompletedSlots {
  readonly registry: SlotRegistry;
  /** Whether something got a place that it did not have. */
  readonly added: boolean;
  /** Whether something is gone. */
  readonly retired: boolean;
  /** For each choice, the letter of each option in the author's order. */
  readonly letters: ReadonlyMap<string, readonly string[]>;
}

/**
 * Gives every entry its place: what is registered keeps it, what is new comes last, what is gone is retired. Reports
 * retired ids in use again, and ids that now stand for something else.
 */
export function completeSlots(old: SlotRegistry, entries: readonly SlotEntry[]): CompletedSlots {
  const slots = [...old.slots];
  const letters = new Map<string, readonly string[]>();
  let added = false;
  let retired = false;
  for (const entry of entries) {
    const index = slots.findIndex(({ id }) => id === entry.id);
    const slot = slots[index];
    if (slot && !fits(slot, entry)) continue;
    const placed = entry.options && placeOptions(slot?.options ?? [], entry.options);
    if (placed && placed.options.length > maxOptions && placed.letters.length <= maxOptions)
      entry.report('brukte-bokstaver', usedUp);
    added ||= !slot || placed?.added === true;
    retired ||= placed?.retired === true;
    if (placed) letters.set(entry.id, placed.letters);
    const next: Slot = { id: entry.id, kind: entry.kind, ...(placed && { options: placed.options }) };
    if (slot) slots[index] = next;
    else slots.push(next);
  }
  const present = new Set(entries.map(({ id }) => id));
  for (const [index, slot] of slots.entries()) {
    if (present.has(slot.id) || slot.retired) continue;
    slots[index] = { ...slot, retired: true };
    retired = true;
  }
  return { registry: { module: old.module, slots }, added, retired, letters };
}

const usedUp = `Spørsmålet har hatt over ${maxOptions} ulike svar og har ikke flere bokstaver. Gi det en ny id.`;

function fits(slot: Slot, { id, kind, report }: SlotEntry): boolean {
  if (slot.retired) {
    report('pensjonert-id', `Id-en «${id}» har vært brukt før og kan ikke brukes igjen. Velg en ny id.`);
    return false;
  }
  if (slot.kind === kind) return true;
  const text = `Id-en «${id}» er registrert som ${kindNames[slot.kind]}, men er nå ${kindNames[kind]}. Velg en ny id.`;
  report('endret-slag', text);
  return false;
}

const kindNames: Readonly<Record<SlotKind, string>> = { lesson: 'leksjon', test: 'test', choice: 'spørsmål' };

/**
 * Finds the letters of the options. A text that is registered keeps its letter wherever it has moved. The rest are new
 * wordings, told by their order if as many are gone as have come, else only where they stand on their old place.
 */
function placeOptions(old: readonly (string | null)[], texts: readonly string[]) {
  const hashes = texts.map(textHash);
  const options = [...old];
  const places = hashes.map((hash) => old.indexOf(hash));
  const gone = [...old.keys()].filter((place) => old[place] !== null && !places.includes(place));
  const come = [...hashes.keys()].filter((index) => places[index] === -1);
  let added = false;
  let retired = false;
  for (const [order, index] of come.entries()) {
    const reworded = gone.length === come.length ? gone[order] : gone.find((place) => place === index);
    const place = reworded ?? options.length;
    added ||= reworded === undefined;
    options[place] = hashes[index] ?? null;
    places[index] = place;
  }
  for (const place of gone) {
    if (places.includes(place)) continue;
    options[place] = null;
    retired = true;
  }
  return { options, added, retired, letters: places.map((place) => String.fromCharCode(97 + place)) };
}

/** FNV-1a, 32 bits over UTF-16 units, in base 36: short, and the same for ever. */
function textHash(text: string): string {
  const normal = text.normalize('NFC');
  let hash = 0x811c9dc5;
  for (let index = 0; index < normal.length; index++) hash = Math.imul(hash ^ normal.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(36);
}
