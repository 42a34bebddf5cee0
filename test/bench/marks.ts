/** What a page notes about its own launch; times in milliseconds from the start of its navigation. */
export interface Marks {
  /** First contentful paint. */
  readonly firstPaint: number;
  /** The largest contentful paint of the launch. */
  readonly largestPaint: number;
  /** Layout shift until then. */
  readonly shift: number;
  /** When the whole first lesson had been painted. */
  readonly readable: number;
  /** Requests that were begun before the first lesson was readable, the document among them. */
  readonly asked: number;
  /** The document, and the other requests that were answered before the first lesson was readable. */
  readonly answered: number;
  /** Bytes of those that were answered, with their headers. */
  readonly bytes: number;
}

/** What a page notes about an answer; times in milliseconds from the start of its navigation. */
export interface AnswerMarks {
  readonly clicked: number;
  /** When the feedback had been painted. */
  readonly painted: number;
}
