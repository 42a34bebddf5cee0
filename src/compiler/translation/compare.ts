import { match } from './match.ts';
import { type Pair, pairUp } from './pair.ts';
import type { Item, LedgerEntry, TranslationState } from './translation.ts';
import { hasWords, markOf, type Unit } from './unit.ts';

/**
 * Holds the units of a language to those of the source, in the order of the language; what is missing stands behind what it is written
 * behind in the source.
 * @param entries what was accepted; missing where nobody has kept account of this language yet
 */
export function compareUnits(
  source: readonly Unit[],
  target: readonly Unit[],
  entries: readonly LedgerEntry[] | undefined,
): readonly Item[] {
  const { accepted, leftOut, own, orphans } = recall(source, target, entries ?? []);
  const known = accepted.map(({ pair }) => pair);
  const isFree = (index: number) => !leftOut.has(index);
  const openTargets = new Set([...target.keys()].filter((index) => !own.has(index) && !orphans.has(index)));
  // Units that are spoken for otherwise stay in the lists, so that places keep their meaning, and pair with nothing.
  const spoken = (unit: Unit, index: number, open: boolean): Unit =>
    open ? unit : { ...unit, kind: `spoken ${index}` };
  const found = pairUp(
    source.map((unit, index) => spoken(unit, index, isFree(index))),
    target.map((unit, index) => spoken(unit, -1 - index, openTargets.has(index))),
    known,
  );
  const items = new Map<number, Item>();
  for (const {
    pair: [from, to],
    entry,
  } of accepted) {
    const unit = source[from];
    if (unit)
      items.set(from, item(entry.from?.hash === markOf(unit).hash ? 'done' : 'outdated', unit, target[to], entry));
  }
  for (const [from, to] of found) items.set(from, newItem(source[from], target[to], entries !== undefined));
  for (const [from, entry] of leftOut) items.set(from, item('left-out', source[from], undefined, entry));
  return arrange(source, target, {
    items,
    pairs: [...known, ...found],
    alone: (index) =>
      own.has(index)
        ? item('own', undefined, target[index], own.get(index))
        : item('extra', undefined, target[index], orphans.get(index)),
  });
}

/** What was accepted once, as far as it is there still. */
function recall(source: readonly Unit[], target: readonly Unit[], entries: readonly LedgerEntry[]) {
  const places = (side: 'from' | 'to', units: readonly Unit[]): ReadonlyMap<LedgerEntry, number> => {
    const with_ = entries.filter((entry) => entry[side]);
    const found = match(
      with_.flatMap((entry) => entry[side] ?? []),
      units.map(markOf),
    );
    return new Map(
      with_.flatMap((entry, index) => (found[index] === undefined ? [] : [[entry, found[index]] as const])),
    );
  };
  const [from, to] = [places('from', source), places('to', target)];
  const accepted: { readonly pair: Pair; readonly entry: LedgerEntry }[] = [];
  const leftOut = new Map<number, LedgerEntry>();
  const own = new Map<number, LedgerEntry>();
  const orphans = new Map<number, LedgerEntry>();
  for (const entry of entries) {
    const [a, b] = [from.get(entry), to.get(entry)];
    if (a !== undefined && b !== undefined) accepted.push({ pair: [a, b], entry });
    else if (a !== undefined && !entry.to && source[a]?.id === undefined) leftOut.set(a, entry);
    else if (b !== undefined) (entry.from ? orphans : own).set(b, entry);
  }
  return { accepted, leftOut, own, orphans };
}

const item = (state: TranslationState, source?: Unit, target?: Unit, entry?: LedgerEntry): Item => ({
  state,
  ...(source && { source }),
  ...(target && { target }),
  ...(entry && { entry }),
});

/** Where account is kept, what still says the same as the source is taken for a copy that somebody has yet to translate. */
function newItem(source: Unit | undefined, target: Unit | undefined, isKept: boolean): Item {
  if (target && !hasWords(target)) return item('done', source, target);
  return item(isKept && source?.text === target?.text ? 'copied' : 'new', source, target);
}

interface Arrangement {
  /** By the place of the source. */
  readonly items: ReadonlyMap<number, Item>;
  readonly pairs: readonly Pair[];
  alone(target: number): Item;
}

function arrange(
  source: readonly Unit[],
  target: readonly Unit[],
  { items, pairs, alone }: Arrangement,
): readonly Item[] {
  const sourceOf = new Map(pairs.map(([from, to]) => [to, from]));
  const targetOf = new Map(pairs);
  /** What stands behind each target, and before the first. */
  const behind = new Map<number, Item[]>();
  let last = -1;
  for (const [index, unit] of source.entries()) {
    const to = targetOf.get(index);
    if (to !== undefined) last = to;
    else behind.set(last, [...(behind.get(last) ?? []), items.get(index) ?? item('missing', unit)]);
  }
  const placed = [...target.keys()].flatMap((index): readonly Item[] => {
    const from = sourceOf.get(index);
    const own = (from === undefined ? undefined : items.get(from)) ?? alone(index);
    return [own, ...(behind.get(index) ?? [])];
  });
  return [...(behind.get(-1) ?? []), ...placed];
}
