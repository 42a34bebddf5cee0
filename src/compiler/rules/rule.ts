import type { Root } from 'mdast';
import type { Lang } from '../../model/lang.ts';
import type { Severity } from '../../model/message.ts';
import type { LessonDraft } from '../lesson.ts';
import type { Term } from '../references.ts';
import type { Messages } from '../report.ts';
import type { TextBlock } from './text.ts';

/** What an author is told of a rule: in the list of rules, in `modules/regler.yaml`, and with every message. */
export interface RuleInfo {
  /** Stable, ASCII, such as `ingen-riktig-svar`. */
  readonly id: string;
  /** What is wrong when it speaks, in Norwegian; a few words. */
  readonly title: string;
  /** Why it matters, and what to do, in Norwegian. */
  readonly help: string;
  readonly severity: Severity;
  /** It guards learners' work, privacy or the package itself, so `modules/regler.yaml` cannot lower it. */
  readonly isLocked?: true;
}

/** A lesson as the rules see it. */
export interface LessonView {
  readonly id: string;
  readonly file: string;
  readonly lang: Lang;
  readonly draft: LessonDraft;
  readonly root: Root;
  /** All that is read in the lesson, in the order of the file. */
  readonly blocks: readonly TextBlock[];
}

/** A module in one language, as the rules see it. */
export interface EditionView {
  readonly lang: Lang;
  readonly lessons: readonly LessonView[];
  /** The words of its glossary. */
  readonly terms: readonly Term[];
  /** Whether an account is kept of what is translated, so that what is not is told of as such. */
  readonly isKept: boolean;
}

/** A module as the rules see it. */
export interface ModuleView {
  readonly editions: readonly EditionView[];
  /** Bytes of each media file, by its path in the package. */
  readonly mediaBytes: ReadonlyMap<string, number>;
  /** Such as `2026-11-28`; missing where nothing grows old. */
  readonly today?: string;
  /** Every file that an author has written, as text. */
  readonly texts: readonly { readonly path: string; readonly text: string }[];
}

/** Rules of a kind: what they are called, and how they are found out. */
export interface RuleGroup {
  readonly rules: readonly RuleInfo[];
  /** Looks at one lesson alone, and so only when something of it has changed. */
  checkLesson?(lesson: LessonView, terms: readonly Term[], messages: Messages): void;
  /** Looks at what takes more than one lesson to judge. */
  check?(module: ModuleView, messages: Messages): void;
}
