import { fold, patternOf } from './fold.ts';

/** A part of the text that was searched for, in the original: from, and up to. */
export type Span = readonly [from: number, to: number];

/** What a search asks for: every word of it, wherever they stand. */
export type Query = readonly RegExp[];

/** Shorter than this everything would be found, and nothing be told. */
const shortest = 2;

/** The words of a query; none where there is too little to search for. */
export function queryOf(written: string): Query {
  const words = fold(written).text.trim().split(' ');
  return words.join('').length < shortest ? [] : words.map(patternOf);
}

/** Whether a folded text has every word of a query. */
export const isFoundIn = (foldedText: string, query: Query): boolean =>
  query.length > 0 && query.every((word) => foldedText.search(word) >= 0);

/** Where the words of a query stand in a text, in its order; those that overlap are one. */
export function spansOf(text: string, query: Query): readonly Span[] {
  const { text: folded, places } = fold(text);
  const found = query.flatMap((word) =>
    [...folded.matchAll(word)].map(
      ({ index, 0: hit }): Span => [places[index] ?? 0, endOf(places, index + hit.length)],
    ),
  );
  const spans: Span[] = [];
  for (const [from, to] of found.sort(([a], [b]) => a - b)) {
    const [start, end] = spans.at(-1) ?? [0, -1];
    if (from <= end) spans.splice(-1, 1, [start, Math.max(end, to)]);
    else spans.push([from, to]);
  }
  return spans;
}

/** A letter that became two is marked whole: its end is where the next one begins. */
const endOf = (places: readonly number[], index: number): number => {
  const last = places[index - 1] ?? 0;
  return places.slice(index).find((place) => place > last) ?? last;
};

/** At most so much stands on either side of a hit, in characters. */
const around = 90;

/** The sentence round the first hit, as the part of the text to show; what is long is cut at a word. */
export function sentenceAround(text: string, [from, to]: Span): Span {
  const ends = [...text.matchAll(/[.!?…:]["»)]*\s+/g)].map(({ index, 0: end }) => index + end.length);
  const start = ends.filter((end) => end <= from).at(-1) ?? 0;
  const stop = ends.find((end) => end >= to) ?? text.length;
  const first = from - start > around ? text.indexOf(' ', from - around) + 1 || from : start;
  const last = stop - to > around ? Math.max(to, text.lastIndexOf(' ', to + around)) : stop;
  return [Math.min(first, from), last];
}
