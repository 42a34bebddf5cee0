import { kindOf } from '../interactions/kinds.ts';
import { maxOptions } from '../interactions/shared/options.ts';
import type { Slot, SlotKind, SlotRegistry } from '../model/slots.ts';
import { type Doubt, type OptionEntry, placeOptions } from './option-letters.ts';

/** A lesson or question that the module has now. */
export interface SlotEntry {
  readonly id: string;
  readonly kind: SlotKind;
  /** Of a question: its parts, in the author's order. */
  readonly options?: readonly OptionEntry[];
  /** Tells of a fault where the entry is written. */
  report(rule: string, text: string): void;
}

/** In what the module differs from its registry. */
export interface SlotChanges {
  /** Slots that are in use no longer. */
  readonly gone: readonly Slot[];
  /** Ids that have no slot yet. */
  readonly come: readonly string[];
  /** Ids of questions whose options are not as they are registered. */
  readonly changed: readonly string[];
}

/** The registry with everything in it. */
export interface CompletedSlots {
  readonly registry: SlotRegistry;
  readonly changes: SlotChanges;
  /** Questions of which it cannot be told which option has which letter. */
  readonly doubtful: readonly { readonly entry: SlotEntry; readonly doubt: Doubt }[];
  /** For each question, the letter of each part in the author's order. */
  readonly letters: ReadonlyMap<string, readonly string[]>;
}

/** Whether there is any change to register. */
export const isStale = ({ gone, come, changed }: SlotChanges): boolean =>
  gone.length + come.length + changed.length > 0;

/**
 * Gives every entry its place: what is registered keeps it, what is new comes last, what is gone is retired. Reports
 * retired ids in use again, and ids that now stand for something else.
 */
export function completeSlots(old: SlotRegistry, entries: readonly SlotEntry[]): CompletedSlots {
  const slots = [...old.slots];
  const letters = new Map<string, readonly string[]>();
  const come: string[] = [];
  const changed: string[] = [];
  const doubtful: { entry: SlotEntry; doubt: Doubt }[] = [];
  for (const entry of entries) {
    const index = slots.findIndex(({ id }) => id === entry.id);
    const slot = slots[index];
    if (slot && !fits(slot, entry)) continue;
    const placed = entry.options && entry.options.length > 0 ? placeOptions(slot, entry.options) : undefined;
    if (placed && placed.options.length > maxOptions && placed.letters.length <= maxOptions)
      entry.report('brukte-bokstaver', usedUp);
    if (placed) letters.set(entry.id, placed.letters);
    if (placed?.doubt) doubtful.push({ entry, doubt: placed.doubt });
    const { id, kind } = entry;
    const next: Slot = { id, kind, ...(placed && { options: placed.options, order: placed.order }) };
    if (!slot) come.push(id);
    else if (JSON.stringify(slot) !== JSON.stringify(next)) changed.push(id);
    if (slot) slots[index] = next;
    else slots.push(next);
  }
  const present = new Set(entries.map(({ id }) => id));
  const gone = slots.filter((slot) => !present.has(slot.id) && !slot.retired);
  const registry = { module: old.module, slots: slots.map((slot) => (gone.includes(slot) ? retire(slot) : slot)) };
  return { registry, changes: { gone, come, changed }, doubtful, letters };
}

const retire = ({ id, kind, ...rest }: Slot): Slot => ({ id, kind, retired: true, ...rest });

const usedUp = `Spørsmålet har hatt over ${maxOptions} ulike svar og har ikke flere bokstaver. Gi det en ny id.`;

function fits(slot: Slot, { id, kind, report }: SlotEntry): boolean {
  if (slot.retired) {
    report('pensjonert-id', `Id-en «${id}» har vært brukt før og kan ikke brukes igjen. Velg en ny id.`);
    return false;
  }
  if (slot.kind === kind) return true;
  const text = `Id-en «${id}» er registrert som ${kindName(slot.kind)}, men er nå ${kindName(kind)}. Er alt skrevet riktig, også ::::test? Er det noe nytt, gir du det en ny id.`;
  report('endret-slag', text);
  return false;
}

/** What each kind is called in a message. */
export const kindName = (kind: SlotKind): string =>
  kind === 'lesson' ? 'leksjon' : kind === 'test' ? 'test' : (kindOf(kind)?.noun ?? 'spørsmål');
