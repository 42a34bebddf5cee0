import type { InteractionKind } from './interaction.ts';
import type { Lang } from './lang.ts';
import type { LessonKind, TestRules } from './module.ts';

/** A question as the tracker knows it: no text, that stands in the document. */
export interface OutlineQuestion {
  readonly id: string;
  readonly kind: InteractionKind;
  /** Place in the slot registry (`slots.json`). */
  readonly slot: number;
}

/** A lesson as the tracker knows it. */
export interface OutlineLesson {
  readonly id: string;
  readonly kind: LessonKind;
  /** As the author states it. */
  readonly minutes: number;
  readonly slot: number;
  /** Of a test that has any. */
  readonly rules?: TestRules;
  readonly questions: readonly OutlineQuestion[];
}

/** A learning goal as the tracker knows it; its text stands in the document, in the element with its id. */
export interface OutlineGoal {
  readonly id: string;
  /** Ids of the questions that ask for it. */
  readonly questions: readonly string[];
}

/**
 * What the player must know of a module beside its text. Stands as JSON in the document, in
 * `<script type="application/json" id="sam-outline">`.
 */
export interface Outline {
  readonly module: string;
  readonly version: string;
  /** Title of the module in the document's language. */
  readonly title: string;
  /** Every language of the module, the first of them in the file that is launched; not there where it has one alone. */
  readonly langs?: readonly Lang[];
  /** 0–1. */
  readonly passMark: number;
  readonly scorm12Status: 'completed' | 'passed';
  /** Whether the edition is made for machines that many use: nothing stays on them that is proven to be in the LMS. */
  readonly sharedDevice?: true;
  /** Whether the lessons open one by one. */
  readonly isOrdered?: true;
  readonly goals: readonly OutlineGoal[];
  readonly lessons: readonly OutlineLesson[];
}
