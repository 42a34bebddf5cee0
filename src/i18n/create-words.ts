import { createInstance } from 'i18next';

type PluralKey<Key> = Key extends `${infer Base}_one` | `${infer Base}_other` ? Base : never;
type PlainKey<Key> = Key extends `${string}_one` | `${string}_other` ? never : Key;

/** The name of a word: a plural is named without its `_one`/`_other`, and takes `count`. */
export type KeyOf<Resource> = PlainKey<keyof Resource & string> | PluralKey<keyof Resource & string>;

/** Gives the words for a key, with `{name}` filled in. */
export type WordsOf<Resource> = (key: KeyOf<Resource>, values?: Readonly<Record<string, string | number>>) => string;

/** Makes words of one language; nn falls back to nb and then en, which a test keeps from ever happening. */
export function createWords<Resource>(
  lang: string,
  resources: Readonly<Record<string, Readonly<Record<keyof Resource & string, string>>>>,
): WordsOf<Resource> {
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
