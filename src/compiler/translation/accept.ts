import type { Item, Ledger, LedgerEntry, Section, Translation } from './translation.ts';
import { markOf, type Unit } from './unit.ts';

/** Which items somebody says are right as they are. */
export type Choose = (item: Item, section: Section) => boolean;

/** The account with everything in it that was accepted before, and what is chosen now. */
export function accept({ source, sections }: Translation, isChosen: Choose): Ledger {
  const parts = sections.map((section) => {
    const entries = section.items.flatMap((item) => entryOf(item, isChosen(item, section)) ?? []);
    return [section.name, entries] as const;
  });
  return { source, parts: new Map(parts.filter(([, entries]) => entries.length > 0)) };
}

/** An item that is not accepted keeps what was accepted of it before, if anything. */
function entryOf({ state, source, target, entry }: Item, isChosen: boolean): LedgerEntry | undefined {
  const isSettled = state === 'done' || state === 'own' || state === 'left-out';
  if (!isSettled && !isChosen) return entry;
  return newEntry(source, target);
}

const newEntry = (source: Unit | undefined, target: Unit | undefined): LedgerEntry => ({
  words: (target ?? source)?.label ?? '',
  ...(source && { from: markOf(source) }),
  ...(target && { to: markOf(target) }),
});

/** Whether somebody has worked on a translation since it was accepted; one that is new has been worked on. */
export function isReworked({ state, target, entry }: Item): boolean {
  if (state === 'new') return true;
  return state === 'outdated' && target !== undefined && entry?.to?.hash !== markOf(target).hash;
}
