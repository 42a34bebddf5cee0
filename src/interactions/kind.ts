import type { Element, ElementContent } from 'hast';
import type { RootContent } from 'mdast';
import type {} from 'remark-directive';
import type { Words } from '../i18n/words.ts';
import type { Interaction } from '../model/interaction.ts';

/** A container directive of Markdown, `:::name{…}` to `:::`. */
export type ContainerDirective = Extract<RootContent, { type: 'containerDirective' }>;

/** Where a question stands: on the way in a lesson, with its own button, or as one of many in a test. */
export type QuestionRole = 'practice' | 'test';

/** What the compiler lends to the parsing of a directive. */
export interface DirectiveContext {
  /** Tells of a fault at the start of `node`. */
  report(node: RootContent, rule: string, text: string): void;
  /** Tells of a fault in a line, from 1. */
  reportLine(line: number, rule: string, text: string): void;
  toHast(nodes: readonly RootContent[]): ElementContent[];
  /** The lines the tree was parsed from. */
  readonly lines: readonly string[];
}

/** What the compiler lends to the parsing of a question. */
export type QuestionContext = DirectiveContext;

/** Something that an answer may point at, as the author wrote it; it gets a letter that it keeps for ever. */
export interface PartDraft {
  /** Plain words; the letter follows them. */
  readonly text: string;
  readonly correct: boolean;
}

/** A question as the author wrote it, before its parts have their letters. */
export interface InteractionDraft {
  /** The question as plain words. */
  readonly promptText: string;
  /** In the author's order; none where an answer is typed. */
  readonly parts: readonly PartDraft[];
  /** What else must be the same in every language for an answer to count the same, as text; what is right, for instance. */
  readonly shape: string;
  /** Whether there is a right and a wrong; only such a question can stand in a test. */
  readonly isMarked: boolean;
  /** Gives the parts their letters, `letters[n]` to part n; throws if there are too few. */
  finish(id: string, letters: readonly string[]): FinishedInteraction;
}

/** A question that is ready for the document. */
export interface FinishedInteraction {
  readonly interaction: Interaction;
  /** The form that stands in the document: read, filled in and printed without JavaScript. */
  form(t: Words, role: QuestionRole): Element;
}

/** The pure half of a kind of question; what the compiler knows of it, listed in `kinds.ts`. */
export interface InteractionDefinition {
  /** Name of the folder, of the element after `sam-`, and of the kind in `slots.json`. */
  readonly kind: string;
  /** What an author calls it, `:::name`; first the one that is suggested, then aliases for keyboards without æ, ø and å. */
  readonly names: readonly [string, ...string[]];
  /** What it is called in a message, such as «spørsmål». */
  readonly noun: string;
  /** Words that may stand in its braces beside the id and `mål`. */
  readonly attributes: readonly string[];
  /** Whether answers are written as `- [ ]`, so that lines which are nearly so can be mended. */
  readonly hasTasks: boolean;
  /** Whether it is divided by headings, so that no blank line in it can be its end. */
  readonly hasHeadings?: true;
  /** Reads the question; reports every fault in it, and gives what could be read all the same. */
  parse(node: ContainerDirective, context: QuestionContext): InteractionDraft;
}
