import { likeness, type Mark } from './unit.ts';

/** From how much in common a text is taken for the same one, changed; less is enough between neighbours that stay. */
const threshold = { anywhere: 0.5, inPlace: 0.15 } as const;

/**
 * Finds what was known before among what is there now: for each of `old`, its place in `now`, if it is there still. What has a
 * name is known by it; what says the same is the same, in order as far as it goes, or else moved; what is left may have been changed.
 */
export function match(old: readonly Mark[], now: readonly Mark[]): readonly (number | undefined)[] {
  const matching = new Matching(old, now);
  for (const [index, { id }] of old.entries())
    if (id !== undefined)
      matching.take(index, (other) => now[other]?.id === id && now[other].kind === old[index]?.kind);
  matching.takeAll(inOrder(old, now, same));
  for (const [index, mark] of old.entries()) matching.take(index, (other) => same(mark, now[other]));
  matching.takeLike();
  matching.takeAlone();
  return matching.found;
}

const same = (a: Mark | undefined, b: Mark | undefined): boolean =>
  a !== undefined && a.id === undefined && a.id === b?.id && a.kind === b?.kind && a.hash === b?.hash;

/** Pairs of places of the longest common subsequence. */
export function inOrder<Item>(
  a: readonly Item[],
  b: readonly Item[],
  isSame: (a: Item, b: Item) => boolean,
): readonly (readonly [number, number])[] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  const at = (i: number, j: number): number => lengths[i]?.[j] ?? 0;
  const isPair = (i: number, j: number): boolean => isSame(a[i] as Item, b[j] as Item);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const row = lengths[i];
      if (row) row[j] = isPair(i, j) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (isPair(i, j)) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return pairs;
}

class Matching {
  readonly found: (number | undefined)[];
  private readonly taken = new Set<number>();
  private readonly old: readonly Mark[];
  private readonly now: readonly Mark[];

  constructor(old: readonly Mark[], now: readonly Mark[]) {
    this.old = old;
    this.now = now;
    this.found = old.map(() => undefined);
  }

  /** The first one that is free and fits. */
  take(index: number, fits: (other: number) => boolean): void {
    if (this.found[index] !== undefined) return;
    const other = [...this.now.keys()].find((each) => !this.taken.has(each) && fits(each));
    if (other !== undefined) this.pair(index, other);
  }

  takeAll(pairs: readonly (readonly [number, number])[]): void {
    for (const [index, other] of pairs)
      if (this.found[index] === undefined && !this.taken.has(other)) this.pair(index, other);
  }

  /** Those with the most in common first. */
  takeLike(): void {
    const pairs = this.candidates().map(([index, other]) => {
      const isInPlace = this.isInPlace(index, other);
      const common = this.likeness(index, other);
      return { index, other, common, isLike: common >= (isInPlace ? threshold.inPlace : threshold.anywhere) };
    });
    const best = pairs.filter(({ isLike }) => isLike).sort((a, b) => b.common - a.common);
    this.takeAll(best.map(({ index, other }) => [index, other]));
  }

  /** What is left between the same neighbours was written anew, if as many of its kind are left on either side. */
  takeAlone(): void {
    const left = this.candidates().filter(([index, other]) => this.isInPlace(index, other));
    const before = left.filter(([index, other]) => {
      const rivals = new Set(left.filter(([, each]) => each === other).map(([each]) => each));
      const choices = new Set(left.filter(([each]) => each === index).map(([, each]) => each));
      return rivals.size === choices.size;
    });
    this.takeAll(before);
  }

  private pair(index: number, other: number): void {
    this.found[index] = other;
    this.taken.add(other);
  }

  /** All that could still be the same; what has a name is known by it alone. */
  private candidates(): readonly (readonly [number, number])[] {
    const free = [...this.now.keys()].filter((other) => !this.taken.has(other) && this.now[other]?.id === undefined);
    return [...this.old.keys()]
      .filter((index) => this.found[index] === undefined && this.old[index]?.id === undefined)
      .flatMap((index) =>
        free.filter((other) => this.now[other]?.kind === this.old[index]?.kind).map((other) => [index, other] as const),
      );
  }

  private likeness(index: number, other: number): number {
    const [a, b] = [this.old[index], this.now[other]];
    return a && b ? likeness(a, b) : 0;
  }

  /** Whether the nearest neighbour that is known, before or after, is the same one. */
  private isInPlace(index: number, other: number): boolean {
    return [-1, 1].some((step) => this.neighbour(index, step) === this.nearestTaken(other, step));
  }

  private neighbour(index: number, step: number): number | undefined {
    let at = index + step;
    while (at >= 0 && at < this.old.length && this.found[at] === undefined) at += step;
    return this.found[at];
  }

  private nearestTaken(other: number, step: number): number | undefined {
    let at = other + step;
    while (at >= 0 && at < this.now.length && !this.taken.has(at)) at += step;
    return this.taken.has(at) ? at : undefined;
  }
}
