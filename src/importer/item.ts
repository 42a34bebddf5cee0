import type { PhrasingContent, RootContent } from 'mdast';
import type { ImportPlace } from './notes.ts';

/** A line under the prompt of a question: an option, an outcome or a pair. */
export interface QuestionLine {
  /** Whether it is ticked; missing in a kind whose lines are not. */
  readonly correct?: boolean;
  readonly text: readonly PhrasingContent[];
  /** Missing where the file says nothing; `none` where the line is to have none. */
  readonly why?: readonly RootContent[] | 'none';
}

/** A question as it was read, ready to be written as a directive. */
export interface ImportedQuestion {
  /** Name of the directive. */
  readonly directive: 'spørsmål' | 'påstand' | 'utfylling' | 'tall' | 'par';
  /** Between the braces. */
  readonly flag?: 'flere' | 'store_bokstaver';
  readonly prompt: readonly RootContent[];
  readonly lines: readonly QuestionLine[];
}

/** A piece of what was imported, in the order of the file. */
export type ImportedItem = { readonly place: ImportPlace } & (
  | { readonly type: 'prose'; readonly content: readonly RootContent[] }
  | { readonly type: 'question'; readonly question: ImportedQuestion }
);

/** A picture to be put into the folder `media`. */
export interface ImportedMedia {
  /** Name of the file. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What is to be a lesson. */
export interface Imported {
  /** What the file calls it, if it does. */
  readonly title?: string;
  readonly items: readonly ImportedItem[];
}

/** What came of reading a file. */
export interface ImportedFile {
  /** What the file calls itself, if it does. */
  readonly title?: string;
  /** One at least. */
  readonly lessons: readonly Imported[];
}

/** A paragraph of plain words. */
export const paragraph = (value: string): RootContent => ({ type: 'paragraph', children: [{ type: 'text', value }] });
