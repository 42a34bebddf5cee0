import type { Slot } from '../model/slots.ts';

/** An option of a choice, as far as its letter hangs on it. */
export interface OptionEntry {
  readonly text: string;
  readonly correct: boolean;
}

/** The options of a choice with their letters. */
interface PlacedOptions {
  /** One text hash a letter; `null` where the option is gone. */
  readonly options: readonly (string | null)[];
  /** The letters in the author's order, each a capital where the option is right. */
  readonly order: string;
  /** The letters in the author's order, as an LMS sees them. */
  readonly letters: readonly string[];
  /** Why it cannot be told which letter is whose, if it cannot. */
  readonly doubt?: Doubt;
}

/** `moved`: more than one is both worded anew and moved. `mixed`: some are worded anew while others come or go. */
export type Doubt = 'moved' | 'mixed';

/**
 * Finds the letters of the options. A text that is registered keeps its letter wherever it has moved, and one new text
 * takes over from one that is gone. Where more are worded anew at once, only the author's order tells them apart: they
 * must stand where they stood, the right ones too.
 */
export function placeOptions(
  old: Pick<Slot, 'options' | 'order'> | undefined,
  now: readonly OptionEntry[],
): PlacedOptions {
  const registered = old?.options ?? [];
  const hashes = now.map(({ text }) => textHash(text));
  const places = hashes.map((hash) => registered.indexOf(hash));
  const gone = [...registered.keys()].filter((place) => registered[place] !== null && !places.includes(place));
  const come = [...hashes.keys()].filter((index) => places[index] === -1);
  const stood = old?.order ?? '';
  const inPlace = come.map((index) => gone.find((place) => stood[index] === letter(place, now[index]?.correct)));
  const paired = gone.length === come.length;
  const told = come.length < 2 || inPlace.every((place) => place !== undefined);
  const options = [...registered];
  for (const [order, index] of come.entries()) {
    const successor = (told ? inPlace[order] : undefined) ?? (paired ? gone[order] : undefined);
    const place = successor ?? options.length;
    options[place] = hashes[index] ?? null;
    places[index] = place;
  }
  const doubt = !paired && gone.length > 0 && come.length > 0 ? 'mixed' : paired && !told ? 'moved' : undefined;
  for (const place of gone) if (!places.includes(place)) options[place] = null;
  return {
    options,
    order: places.map((place, index) => letter(place, now[index]?.correct)).join(''),
    letters: places.map((place) => letter(place)),
    ...(doubt && { doubt }),
  };
}

const letter = (place: number, capital = false): string => String.fromCharCode((capital ? 65 : 97) + place);

/** FNV-1a, 32 bits over UTF-16 units, in base 36: short, and the same for ever. */
export function textHash(text: string): string {
  const normal = text.normalize('NFC');
  let hash = 0x811c9dc5;
  for (let index = 0; index < normal.length; index++) hash = Math.imul(hash ^ normal.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(36);
}
