/** Most patterns and most characters of each that an LMS takes (SCORM 2004 RTE 4.2.9.1). */
const mostPatterns = 10;
const mostCharacters = 250;

/** Typed words as a response; brackets and braces would be read as its signs. */
export const responseOf = (typed: string, lang: string): string => {
  const words = typed
    .replace(/[\s[\]{}]+/g, ' ')
    .trim()
    .slice(0, mostCharacters)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trim();
  return words === '' ? '' : `{lang=${lang}}${words}`;
};

/** What is right, a pattern each; whether case matters is told, for readers take different things for granted. */
export const patternsOf = (variants: readonly string[], lang: string, caseMatters: boolean): string[] =>
  variants.slice(0, mostPatterns).map((variant) => `{case_matters=${caseMatters}}${responseOf(variant, lang)}`);
