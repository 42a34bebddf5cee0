import { en } from './runtime/en.ts';
import { nb } from './runtime/nb.ts';
import { nn } from './runtime/nn.ts';
import type { KeyOf, WordsOf } from './words-of.ts';

/** The build leaves out a language that no edition of the module has; what is missing is said in bokmål. */
const resources = { nb, nn, en } as const;

/** A word that changes while the course is taken; all others stand in the document. */
export type PlayerWordKey = KeyOf<typeof nb>;

/** Gives a word that the player shows. */
export type PlayerWords = WordsOf<typeof nb>;

/**
 * The player's words in one language. They are written for i18next, which fills the documents; in the player it would be a third of
 * all code, for sixty words with blanks and two plural forms. A test holds what this says to what i18next says.
 */
export function playerWordsFor(lang: keyof typeof resources): PlayerWords {
  const words = new Map<string, string>(Object.entries({ ...nb, ...resources[lang] }));
  const plural = new Intl.PluralRules(lang);
  return (key, values = {}) => {
    const { count } = values;
    const text = (typeof count === 'number' && words.get(`${key}_${plural.select(count)}`)) || words.get(key) || key;
    return text.replace(/\{(\w+)\}/g, (blank, name: string) => String(values[name] ?? blank));
  };
}
