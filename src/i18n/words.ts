import { createWords } from './create-words.ts';
import { en } from './en.ts';
import { nb } from './nb.ts';
import { nn } from './nn.ts';
import type { WordsOf } from './words-of.ts';

const resources = { nb, nn, en } as const;

/** Gives any word of the interface. */
export type Words = WordsOf<typeof nb>;

/** All the words of the interface in one language. */
export const wordsFor = (lang: keyof typeof resources): Words => createWords<typeof nb>(lang, resources);
