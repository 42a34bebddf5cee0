import { createInstance } from 'i18next';
import type { WordsOf } from './words-of.ts';

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
