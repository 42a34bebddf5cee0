import { type Words, wordsFor } from '../i18n/words.ts';
import type { Lang } from '../model/lang.ts';

const known = new Map<Lang, Words>();

/** The words of a language, made once: to make them takes longer than all the rest of an edition, and they never change. */
export function wordsIn(lang: Lang): Words {
  const words = known.get(lang) ?? wordsFor(lang);
  known.set(lang, words);
  return words;
}
