import type { Lang } from '../../../model/lang.ts';

/** What each code means to us, the first that there is; `no` is what many an LMS calls bokmål, and nobody but the two reads the other for nothing. */
const meanings: Readonly<Record<string, readonly Lang[]>> = {
  nb: ['nb', 'nn'],
  no: ['nb', 'nn'],
  nn: ['nn', 'nb'],
  en: ['en'],
};

/**
 * The language to show a learner of whom an LMS says `preferred`: `nb-NO`, `nn_NO`, `no`, `nn,nb;q=0.8,en`, nothing at all, or nonsense. The
 * order counts, and no weight: nobody writes them in another. `undefined` where nothing of it is in the module.
 */
export function preferredLang(preferred: string | undefined, langs: readonly Lang[]): Lang | undefined {
  const codes = (preferred ?? '').toLowerCase().split(/[\s,;]+/);
  const wanted = codes.flatMap((code) => {
    const [primary = '', ...rest] = code.split(/[-_]/);
    const isNynorsk = primary === 'no' && rest.some((part) => part === 'nyn' || part === 'ny' || part === 'nynorsk');
    return meanings[isNynorsk ? 'nn' : primary] ?? [];
  });
  return wanted.find((lang) => langs.includes(lang));
}
