import { inOrder } from './match.ts';
import type { Unit } from './unit.ts';

/** A unit and its translation, by their places. */
export type Pair = readonly [source: number, target: number];

/** What it costs to leave a unit alone; two that differ more in length than this allows are not taken for one. */
const alone = 0.9;

/**
 * Guesses which new units belong together: those with the same name, those that say the same, and between them those of one kind,
 * in order, by how long they are (Gale and Church's way to align two languages).
 * @param known pairs that are known already; a new pair never goes across them
 */
export function pairUp(source: readonly Unit[], target: readonly Unit[], known: readonly Pair[]): readonly Pair[] {
  const pairs = [...known];
  const free = () => ({
    sources: [...source.keys()].filter((index) => !pairs.some(([each]) => each === index)),
    targets: [...target.keys()].filter((index) => !pairs.some(([, each]) => each === index)),
  });
  const named = free();
  for (const index of named.sources) {
    const { id, kind } = source[index] ?? {};
    const other = named.targets.find(
      (each) => id !== undefined && target[each]?.id === id && target[each]?.kind === kind,
    );
    if (other !== undefined) pairs.push([index, other]);
  }
  const inGaps = (pairOf: (sources: readonly number[], targets: readonly number[]) => readonly Pair[]) => {
    const { sources, targets } = free();
    const [before, after] = [anchors(sources, pairs, 0), anchors(targets, pairs, 1)];
    for (const gap of new Set(before.values())) {
      const within = (of: ReadonlyMap<number, number>) =>
        [...of].filter(([, each]) => each === gap).map(([each]) => each);
      pairs.push(...pairOf(within(before), within(after)));
    }
  };
  const isSame = (a: number, b: number) =>
    source[a]?.id === undefined && source[a]?.kind === target[b]?.kind && source[a]?.text === target[b]?.text;
  inGaps((sources, targets) =>
    inOrder(sources, targets, isSame).flatMap(([a, b]): Pair[] => toPair(sources[a], targets[b])),
  );
  inGaps((sources, targets) =>
    byLength(
      sources.map((index) => source[index]),
      targets.map((index) => target[index]),
    ).flatMap(([a, b]): Pair[] => toPair(sources[a], targets[b])),
  );
  return pairs.slice(known.length);
}

const toPair = (a: number | undefined, b: number | undefined): Pair[] =>
  a === undefined || b === undefined ? [] : [[a, b]];

/** For each free unit, the target of the nearest pair before it; -1 where there is none. */
function anchors(free: readonly number[], pairs: readonly Pair[], side: 0 | 1): ReadonlyMap<number, number> {
  return new Map(
    free.map((index) => {
      const before = pairs.filter((pair) => pair[side] < index);
      const nearest = before.reduce<Pair | undefined>(
        (best, pair) => (best && best[side] > pair[side] ? best : pair),
        undefined,
      );
      return [index, nearest?.[1] ?? -1];
    }),
  );
}

/** The cheapest way through both, from the ends: each step takes one of both, or leaves one alone. */
function byLength(source: readonly (Unit | undefined)[], target: readonly (Unit | undefined)[]): readonly Pair[] {
  const costs = Array.from({ length: source.length + 1 }, () => new Array<number>(target.length + 1).fill(0));
  const at = (i: number, j: number): number => costs[i]?.[j] ?? Number.POSITIVE_INFINITY;
  const both = (i: number, j: number): number => at(i + 1, j + 1) + costOf(source[i], target[j]);
  const skip = (i: number, j: number): number => Math.min(at(i + 1, j), at(i, j + 1)) + alone;
  for (let i = source.length; i >= 0; i--) {
    for (let j = target.length; j >= 0; j--) {
      const row = costs[i];
      if (row && (i < source.length || j < target.length)) row[j] = Math.min(both(i, j), skip(i, j));
    }
  }
  const pairs: Pair[] = [];
  for (let i = 0, j = 0; i < source.length && j < target.length; ) {
    if (both(i, j) <= skip(i, j)) pairs.push([i++, j++]);
    else if (at(i + 1, j) <= at(i, j + 1)) i++;
    else j++;
  }
  return pairs;
}

function costOf(a: Unit | undefined, b: Unit | undefined): number {
  if (!a || !b || a.kind !== b.kind || a.id !== b.id) return Number.POSITIVE_INFINITY;
  return Math.abs(Math.log((a.text.length + 10) / (b.text.length + 10)));
}
