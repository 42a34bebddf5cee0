import type { WordsOf } from './words-of.ts';

/** Words in bokmål, which are all there, and in other languages, of which a build may leave some out. */
export type WordsByLang<Resource> = Readonly<Record<'nb', Resource>> &
  Readonly<Record<'nn' | 'en', Partial<Readonly<Record<keyof Resource, string>>>>>;

/**
 * Words in one language. They are written for i18next, which fills the documents; in the browser it would be a third of all code, for
 * some words with blanks and two plural forms. A test holds what this says to what i18next says.
 */
export function wordLookup<Resource extends Readonly<Record<string, string>>>(
  lang: 'nb' | 'nn' | 'en',
  resources: WordsByLang<Resource>,
): WordsOf<Resource> {
  const words = new Map<string, string>(Object.entries({ ...resources.nb, ...resources[lang] }));
  const plural = new Intl.PluralRules(lang);
  return (key, values = {}) => {
    const { count } = values;
    const text = (typeof count === 'number' && words.get(`${key}_${plural.select(count)}`)) || words.get(key) || key;
    return text.replace(/\{(\w+)\}/g, (blank, name: string) => String(values[name] ?? blank));
  };
}
