/** Whose a picture, film or sound is, and how it may be used. */
export interface Credit {
  readonly who: string;
  /** Its name, such as `CC BY 4.0`, or the author's own words. */
  readonly licence: string;
  /** Address of the page where it was found. */
  readonly source?: string;
}
