import { fold } from '../shared/fold.ts';

/** An outcome, as far as matching goes. */
export interface Accepting {
  /** One letter, `a`–`z`. */
  readonly id: string;
  /** Ways to write it; the first is the one to show. */
  readonly variants: readonly string[];
}

/** There are at most so many outcomes, one a letter. */
const letters = 26;

/** The ways to write one outcome, `drøfting / drøftelse`. */
export const variantsOf = (text: string): readonly string[] =>
  text.split(/(?:^|\s+)\/(?=\s|$)/).map((variant) => variant.trim());

/**
 * What the snapshot keeps of words that are expected: which outcome by its letter, and which of its variants by its place. So it stays
 * true when an outcome is moved or worded anew, and in a language with fewer variants. `undefined` for words that are not expected.
 */
export function tokenOf(typed: string, outcomes: readonly Accepting[], caseMatters: boolean): string | undefined {
  const wanted = fold(typed, caseMatters);
  for (const { id, variants } of outcomes) {
    const place = variants.findIndex((variant) => fold(variant, caseMatters) === wanted);
    if (place >= 0) return String(place * letters + id.charCodeAt(0) - 97);
  }
  return undefined;
}

/** The outcome and the variant that a token stands for; nothing for one of another shape, or whose outcome is gone. */
export function matchOf<Outcome extends Accepting>(
  token: string,
  outcomes: readonly Outcome[],
): { readonly outcome: Outcome; readonly text: string } | undefined {
  if (!/^\d+$/.test(token)) return undefined;
  const outcome = outcomes.find(({ id }) => id.charCodeAt(0) - 97 === Number(token) % letters);
  const text = outcome?.variants[Math.floor(Number(token) / letters)] ?? outcome?.variants[0];
  return outcome && text !== undefined ? { outcome, text } : undefined;
}
