import { langs } from '../model/lang.ts';

/** Languages of a word or phrase: those of the editions, and North Sámi, in which no edition is written. */
const partLangs = [...langs, 'se'] as const;

type PartLang = (typeof partLangs)[number];

const isPartLang = (name: string | undefined): name is PartLang => partLangs.some((lang) => lang === name);

/** The language that an address as `språk:nb` names, whatever it is; `undefined` for any other address. */
const nameIn = (url: string): string | undefined =>
  /^spr(?:å|%C3%A5|a)k:(.*)$/iu.exec(url.normalize('NFC'))?.[1]?.trim();

/** The language of words that an author marked, as `[verneombud](språk:nb)`, for a screen reader to pronounce them in. */
export function languagePart(url: string): PartLang | undefined {
  const name = nameIn(url);
  return isPartLang(name) ? name : undefined;
}

/** What is wrong with a mark of language, in Norwegian; `undefined` where nothing is, or the address is no such mark. */
export function languagePartFault(url: string): string | undefined {
  const name = nameIn(url);
  if (name === undefined || isPartLang(name)) return undefined;
  return `Språket «${name}» er ikke kjent. Skriv ${partLangs.map((lang) => `språk:${lang}`).join(', ')}.`;
}
