import { plainWords } from '../compiler/plain-words.ts';

/** A text as a name of a file or an id: small letters a–z, digits, and `joint` between words. */
export function slug(text: string, joint: '-' | '_'): string {
  return plainWords(text)
    .join(joint)
    .slice(0, 40)
    .replace(/[-_]+$/, '');
}
