/** A text as it is searched in, with the place in the original of every character. */
export interface Folded {
  readonly text: string;
  /** Where each character begins in the original, and one more: where it ends. */
  readonly places: readonly number[];
}

/** Letters that no decomposition takes apart. */
const letters: Readonly<Record<string, string>> = { æ: 'ae', ø: 'o', å: 'a', đ: 'd', ŋ: 'n', ŧ: 't', ß: 'ss', œ: 'oe' };

/** What falls away: marks over letters, soft hyphens, and characters without a width. */
const silent = /[\p{M}\u00AD\u200B-\u200D\u2060\uFEFF]/gu;

/** A character as it is searched by: small, without its marks; every kind of blank is one. */
function foldCharacter(character: string): string {
  if (character > ' ' && character < '\x7f') return character.toLowerCase();
  if (/\s/.test(character)) return ' ';
  const small = character.toLowerCase();
  return letters[small] ?? small.normalize('NFD').replace(silent, '');
}

/** Makes a text comparable: capitals and accents do not count, and «æ», «ø» and «å» are `ae`, `o` and `a`. */
export function fold(original: string): Folded {
  let text = '';
  const places: number[] = [];
  let at = 0;
  for (const character of original) {
    for (const letter of foldCharacter(character)) {
      if (letter === ' ' && text.endsWith(' ')) continue;
      text += letter;
      places.push(...letter.split('').map(() => at)); // A letter outside the first plane is two in a string.
    }
    at += character.length;
  }
  places.push(original.length);
  return { text, places };
}

/**
 * What finds a word in a folded text, also inside a compound. `oe` is another way to write «ø», and `aa` to write «å»: whoever lacks
 * the key, and whoever has it, find the same.
 */
export const patternOf = (foldedWord: string): RegExp =>
  new RegExp(
    foldedWord.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&').replace(/aa|oe|[ao]/g, (letters, at: number, whole: string) => {
      const [first = ''] = letters;
      // At the end a lone letter is marked alone: what comes after it may be another word of a compound.
      return at + 1 === whole.length ? first : `${first}${seconds[first]}?`;
    }),
    'g',
  );

const seconds: Readonly<Record<string, string>> = { a: 'a', o: 'e' };
