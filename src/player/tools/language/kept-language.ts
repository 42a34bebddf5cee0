import { isLang, type Lang } from '../../../model/lang.ts';

/** A learner, by the random registration that stands in the LMS's own copy and nowhere else. */
interface Owner {
  readonly module: string;
  readonly registration: string;
}

const mark = 'samspill-lang/';
const dayMs = 86_400_000;
const longestDays = 365;

const keyOf = ({ module, registration }: Owner): string => `${mark}${module}/${registration}`;

/** The language that a learner has chosen in a browser, kept there for a year; storage may be blocked, full, or not ours to read. */
export const keptLanguage = (storage: () => Storage, now: () => number = Date.now) => ({
  read(owner: Owner): Lang | undefined {
    const lang = attempt(() => storage().getItem(keyOf(owner)))?.split('/')[0];
    return isLang(lang) ? lang : undefined;
  },
  keep(owner: Owner, lang: Lang): void {
    attempt(() => {
      const today = Math.floor(now() / dayMs);
      for (const key of Object.keys(storage())) {
        const day = key.startsWith(mark) ? Number(storage().getItem(key)?.split('/')[1]) : today;
        if (!(today - day <= longestDays)) storage().removeItem(key);
      }
      storage().setItem(keyOf(owner), `${lang}/${today}`);
    });
  },
  forget(owner: Owner): void {
    attempt(() => storage().removeItem(keyOf(owner)));
  },
});

function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
