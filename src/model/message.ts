/** How bad a fault in the content is: errors stop the build, warnings do not. */
export type Severity = 'error' | 'warning';

/** A fault in an author's file, told in Norwegian, with the way out. */
export interface ContentMessage {
  /** Path from the root of the project, with `/`, such as `content/m1/nb/01-navn.md`. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  readonly severity: Severity;
  /** Stable name of the rule, ASCII, such as `ingen-riktig-svar`. */
  readonly rule: string;
  /** What is wrong and how to put it right, in Norwegian. */
  readonly text: string;
}

/** `content/m1/nb/01-navn.md:3:1: Spørsmålet har ingen riktige svar. …` */
export const formatMessage = ({ file, line, column, text }: ContentMessage): string =>
  `${file}:${line}:${column}: ${text}`;
