import { en } from './runtime/en.ts';
import { nb } from './runtime/nb.ts';
import { nn } from './runtime/nn.ts';
import { wordLookup } from './word-lookup.ts';
import type { KeyOf, WordsOf } from './words-of.ts';

/** The build leaves out a language that no edition of the module has; what is missing is said in bokmål. */
const resources = { nb, nn, en } as const;

/** A word that changes while the course is taken; all others stand in the document. */
export type PlayerWordKey = KeyOf<typeof nb>;

/** Gives a word that the player shows. */
export type PlayerWords = WordsOf<typeof nb>;

/** The player's words in one language. */
export const playerWordsFor = (lang: keyof typeof resources): PlayerWords => wordLookup(lang, resources);
