import { en } from './tools/en.ts';
import { nb } from './tools/nb.ts';
import { nn } from './tools/nn.ts';
import { wordLookup } from './word-lookup.ts';
import type { KeyOf, WordsOf } from './words-of.ts';

/** The build leaves out a language that no edition of the module has; what is missing is said in bokmål. */
const resources = { nb, nn, en } as const;

/** A word that only a tool shows. */
export type ToolWordKey = KeyOf<typeof nb>;

/** Gives a word that a tool shows. */
export type ToolWords = WordsOf<typeof nb>;

/** The tools' words in one language. */
export const toolWordsFor = (lang: keyof typeof resources): ToolWords => wordLookup(lang, resources);
