import type { Lang } from './lang.ts';

/** The file that is opened: the document of the module's first language. */
export const launchFile = 'index.html';

/** File of the document of a language; `langs` are all that the module has, in their order. */
export const documentFile = (lang: Lang, langs: readonly Lang[]): string =>
  lang === langs[0] ? launchFile : `${lang}.html`;
