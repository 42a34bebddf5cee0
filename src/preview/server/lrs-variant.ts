import { HttpError, isObject } from './http.ts';

/** Where LRSs that all pass the conformance suite differ (standards.md §9). */
export interface LrsVariant {
  /** The same statement again: taken, or refused with 409, together with all else in its batch. */
  readonly resend: 'accepted' | 'refused';
  /** A state document that is there: may be overwritten without `If-Match`, or not (409). */
  readonly overwrite: 'free' | 'guarded';
  /** A component of an interaction without a `description`: taken, or refused (400). */
  readonly components: 'free' | 'described';
}

/** The most forgiving one. */
export const defaultVariant: LrsVariant = { resend: 'accepted', overwrite: 'free', components: 'free' };

/** Reads a variant; what is left out is forgiving. Throws `HttpError` 400. */
export function readVariant(value: unknown): LrsVariant {
  if (!isObject(value)) throw new HttpError(400, 'A variant is an object.');
  return {
    resend: oneOf('resend', value.resend, ['accepted', 'refused']),
    overwrite: oneOf('overwrite', value.overwrite, ['free', 'guarded']),
    components: oneOf('components', value.components, ['free', 'described']),
  };
}

function oneOf<T extends string>(name: string, value: unknown, words: readonly [T, T]): T {
  const found = value === undefined ? words[0] : words.find((word) => word === value);
  if (found === undefined) throw new HttpError(400, `${name} is ${words.join(' or ')}.`);
  return found;
}
