import type { Lang } from '../../model/lang.ts';
import type { Mark, Unit } from './unit.ts';

/** One translation that somebody has accepted. */
export interface LedgerEntry {
  /** The first words, for whoever reads the file. */
  readonly words: string;
  /** The source as it was then; missing for what the language has of its own. */
  readonly from?: Mark;
  /** The translation as it was then; missing for what the language leaves out. */
  readonly to?: Mark;
}

/** What is accepted in one language of a module. */
export interface Ledger {
  /** The language it is translated from. */
  readonly source: Lang;
  /** By `module.yaml`, `ordliste` or the id of a lesson. */
  readonly parts: ReadonlyMap<string, readonly LedgerEntry[]>;
}

/**
 * How a unit stands in a language: `done`; `outdated`, for the source has changed since; `new`, written but not accepted yet; `copied`, the
 * source's own words still; `missing`; `extra`, with no source; `own`, extra and accepted; `left-out`, missing and accepted.
 */
export type TranslationState = 'done' | 'outdated' | 'new' | 'copied' | 'missing' | 'extra' | 'own' | 'left-out';

/** A unit in the source, in a language, or in both, and how it stands. */
export interface Item {
  readonly state: TranslationState;
  readonly source?: Unit;
  readonly target?: Unit;
  /** What was kept of it when it was accepted. */
  readonly entry?: LedgerEntry;
}

/** How far one language of a module has come. */
export interface Translation {
  readonly lang: Lang;
  /** What it is translated from: the module's first language. */
  readonly source: Lang;
  /** Whether anybody has accepted anything in it yet. */
  readonly isKept: boolean;
  readonly sections: readonly Section[];
}

/** What is translated together: a lesson, the words of the glossary, or the texts of `module.yaml`. */
export interface Section {
  /** `module.yaml`, `ordliste` or the id of a lesson. */
  readonly name: string;
  /** Where it is written in the language. */
  readonly file: string;
  /** Whether that file is there. */
  readonly isWritten: boolean;
  /** Where it is written in the source. */
  readonly sourceFile: string;
  readonly items: readonly Item[];
}

/** Names of the sections that are no lesson. */
export const settingsName = 'module.yaml';
/** The words of the module's own glossary. */
export const glossaryName = 'ordliste';

/** What a language is called in a sentence. */
export const langNoun: Readonly<Record<Lang, string>> = { nb: 'bokmål', nn: 'nynorsk', en: 'engelsk' };
