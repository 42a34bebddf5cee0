import type { Lang } from './lang.ts';

/** What a human can vouch for in a module: its language, one by one, and its law. */
export type ReviewSubject = Lang | 'jus';

/** That somebody has read it, and stands by it. */
export interface Review {
  /** Who, as they want to be named. */
  readonly by: string;
  /** ISO 8601 date, such as `2027-01-12`. */
  readonly date: string;
}

/** What humans have reviewed of a module; what is not there, nobody has. */
export type Reviews = Readonly<Partial<Record<ReviewSubject, Review>>>;
