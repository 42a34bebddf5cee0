import type { ContentMessage } from './message.ts';
import type { PackageFormat } from './package.ts';

/** A line of an author's file. */
export interface SourceLine {
  /** From 1. */
  readonly number: number;
  readonly text: string;
}

/** A fault as the preview shows it while the author is at work. */
export interface LiveFault extends ContentMessage {
  /** The lines around the place; none where the file is not there. */
  readonly lines: readonly SourceLine[];
  /** Opens the place in an editor on the author's own machine; made at run time, for it names a folder of theirs. */
  readonly editor: string;
  /** Address of what the guide says about it, in the preview. */
  readonly guide: string;
}

/** A module as it was the last time that nothing was wrong with it. */
export interface LiveModule {
  readonly id: string;
  readonly version: string;
  readonly formats: readonly PackageFormat[];
  /** Counts up each time it shows something else. */
  readonly stamp: number;
  /** The files of its package, by path. */
  files(format: PackageFormat): ReadonlyMap<string, Uint8Array>;
}

/** How it stands with the content, as every open page is told. */
export interface LiveNews {
  /** The stamp of each module that can be shown, by its id. */
  readonly stamps: Readonly<Record<string, number>>;
  /** Of all modules, sorted by file and line. */
  readonly faults: readonly LiveFault[];
}

/** The content of a project, followed as it is written. */
export interface LiveContent {
  modules(): readonly LiveModule[];
  news(): LiveNews;
  /** Calls `listener` at each change; gives what stops that. */
  onNews(listener: (news: LiveNews) => void): () => void;
  /** The author's guide, as HTML to stand in a page. */
  guide(): Promise<string>;
}
