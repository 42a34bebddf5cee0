import { isLang, type Lang, langs } from '../model/lang.ts';

/** The language that an address as `språk:nb` names, whatever it is; `undefined` for any other address. */
const nameIn = (url: string): string | undefined =>
  /^spr(?:å|%C3%A5|a)k:(.*)$/iu.exec(url.normalize('NFC'))?.[1]?.trim();

/** The language of words that an author marked, as `[verneombud](språk:nb)`, for a screen reader to pronounce them in. */
export function languagePart(url: string): Lang | undefined {
  const name = nameIn(url);
  return isLang(name) ? name : undefined;
}

/** What is wrong with a mark of language, in Norwegian; `undefined` where nothing is, or the address is no such mark. */
export function languagePartFault(url: string): string | undefined {
  const name = nameIn(url);
  if (name === undefined || isLang(name)) return undefined;
  return `Språket «${name}» er ikke kjent. Skriv ${langs.map((lang) => `språk:${lang}`).join(', ')}.`;
}
