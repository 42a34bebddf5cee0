/** Languages a lesson can be written in, as the codes that stand in `lang` (never `no`). */
export const langs = ['nb', 'nn', 'en'] as const;

/** A written language: bokmål, nynorsk or English. */
export type Lang = (typeof langs)[number];

/** Whether `value` is one of the languages Samspill knows. */
export const isLang = (value: unknown): value is Lang => langs.some((lang) => lang === value);

/** What each language calls itself. */
export const langNames: Readonly<Record<Lang, string>> = { nb: 'Bokmål', nn: 'Nynorsk', en: 'English' };
