import { separator } from './letters.ts';

/** Between a source and its target in a response pattern (SCORM 2004 RTE 4.2.9.1, xAPI Data «Response Patterns»). */
const between = '[.]';

/** Ids of targets by the id of the source that they were chosen for; a source without answer is not in it. */
export type Chosen = ReadonlyMap<string, string>;

const place = (id: string): number => id.charCodeAt(0) - 'a'.charCodeAt(0);

/**
 * One character a source, at the place of its letter: that of its target, `-` for none. Letters are never used again, so what
 * is left of an answer after an edit still points at the same texts; and it is never digits, which a snapshot keeps as a number.
 */
export function encodePairs(chosen: Chosen): string {
  const signs: string[] = [];
  for (const [source, target] of chosen) signs[place(source)] = target;
  return Array.from(signs, (sign) => sign ?? '-').join('');
}

/** The pairs a token stands for, of sources and targets that still exist; a token of another shape stands for none. */
export const decodePairs = (token: string, sources: readonly string[], targets: readonly string[]): Chosen =>
  new Map(
    sources.flatMap((source) => {
      const target = token.charAt(place(source));
      return targets.includes(target) ? [[source, target] as const] : [];
    }),
  );

/** The response pattern of an answer, in the order of `sources`. */
export const pairsPattern = (chosen: Chosen, sources: readonly string[]): string =>
  sources
    .filter((source) => chosen.has(source))
    .map((source) => `${source}${between}${chosen.get(source)}`)
    .join(separator);

/** The answer's worth, 0–1: the share of the sources that have their right target. */
export function markPairs(right: Chosen, chosen: Chosen): number {
  const hits = [...right].filter(([source, target]) => chosen.get(source) === target).length;
  return right.size === 0 ? 0 : hits / right.size;
}
