import { createInstance } from 'i18next';
import { en } from './en.ts';
import { nb } from './nb.ts';
import { nn } from './nn.ts';

const resources = { nb, nn, en } as const;

type PluralKey<Key> = Key extends `${infer Base}_one` | `${infer Base}_other` ? Base : never;
type PlainKey<Key> = Key extends `${string}_one` | `${string}_other` ? never : Key;

/** A word of the interface; a plural is named without its `_one`/`_other`, and takes `count`. */
export type WordKey = PlainKey<keyof typeof nb> | PluralKey<keyof typeof nb>;

/** Gives the words for a key, with `{name}` filled in. */
export type Words = (key: WordKey, values?: Readonly<Record<string, string | number>>) => string;

/** The words in one language; nn falls back to nb and then en, which a test keeps from ever happening. */
export function wordsFor(lang: keyof typeof resources): Words {
  const i18n = createInstance({
    lng: lang,
    fallbackLng: lang === 'nn' ? ['nb', 'en'] : ['en'],
    resources: Object.fromEntries(Object.entries(resources).map(([code, words]) => [code, { translation: words }])),
    initAsync: false,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { prefix: '{', suffix: '}', escapeValue: false }, // Text only ever becomes text nodes.
  });
  i18n.init();
  return (key, values) => i18n.t(key, { ...values });
}
