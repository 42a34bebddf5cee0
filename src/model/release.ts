import { cmi5CourseIri, moduleIri, objectiveIri, packageIds } from './identifier.ts';
import type { Slot } from './slots.ts';
import type { Json } from './statement.ts';

/** What a learner's state looked like in a released version. */
export interface ReleasedState {
  /** How far the learner had come, such as `halfway`. */
  readonly name: string;
  /** As it was packed, and as an LMS has it still. */
  readonly state: string;
  /** The snapshot that it means. */
  readonly snapshot: { readonly [key: string]: Json };
}

/** A place in the slot registry as it was released. */
export type ReleasedSlot = Pick<Slot, 'id' | 'kind' | 'options'>;

/** A lesson or a question as it was worded; what tells the next version what has changed. */
export interface ReleasedPart {
  readonly id: string;
  /** Title of the lesson, or the question itself, in the first language. */
  readonly title: string;
  /** Hash of all that the author had written of it, by language. */
  readonly texts: Readonly<Record<string, string>>;
  /** Of a question: hash of what was asked and of the possible answers, by language. */
  readonly asked?: Readonly<Record<string, string>>;
  /** Of a question that is marked: the right answer, as the snapshot keeps it. */
  readonly right?: string;
}

/**
 * What a released version of a module promises every later one; `modules/<module>/utgitt/<version>.json`. An LMS and an LRS keep
 * what learners have done under these ids, so none of them may change.
 */
export interface Release {
  readonly module: string;
  /** Semantic version. */
  readonly version: string;
  /** See `identifiersOf`. */
  readonly identifiers: Readonly<Record<string, string>>;
  readonly goals: readonly string[];
  /** The index is the slot number. */
  readonly slots: readonly ReleasedSlot[];
  /** Hash of all that an author had written. */
  readonly content: string;
  /** Share of the test that had to be right, 0–1; missing in records of before this was kept. */
  readonly passMark?: number;
  /** Missing in records of before this was kept. */
  readonly parts?: readonly ReleasedPart[];
  readonly states: readonly ReleasedState[];
}

/** Every identifier of a module that an LMS or an LRS sees, by what it is of; those of goals begin with `objectives`. */
export const identifiersOf = (moduleId: string): Readonly<Record<string, string>> => ({
  ...packageIds(moduleId),
  activity: moduleIri(moduleId),
  course: cmi5CourseIri(moduleId),
  objectives: objectiveIri(moduleId, ''),
});
