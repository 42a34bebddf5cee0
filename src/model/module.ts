import type { Interaction } from './interaction.ts';
import type { Lang } from './lang.ts';
import type { Reviews } from './review.ts';

/** What a lesson file is: text with questions on the way, or the test that decides the result. */
export type LessonKind = 'lesson' | 'test';

/** How a test is given; as often as one likes, with all questions in the author's order, unless told. */
export interface TestRules {
  /** Times it can be sent in. */
  readonly tries?: number;
  /** Questions of each try, drawn among all. */
  readonly draw?: number;
  /** Questions and options come in another order in each try. */
  readonly shuffle?: true;
}

/** One lesson in one language. */
export interface Lesson {
  /** Same in every language; also the `#hash` of the lesson in the document. */
  readonly id: string;
  readonly kind: LessonKind;
  readonly title: string;
  /** Reading time in minutes, as the author states it. */
  readonly minutes: number;
  /** Marks of the sources, such as `S17`. */
  readonly sources: readonly string[];
  /** Of a test alone. */
  readonly rules?: TestRules;
  readonly interactions: readonly Interaction[];
}

/** What the learner can do afterwards; SCORM 2004 has it as an objective (RTE 4.2.17). */
export interface Goal {
  /** Same in every language; see `identifierPattern`. */
  readonly id: string;
  readonly text: string;
  /** Ids of the questions that ask for it; may be none. */
  readonly questions: readonly string[];
}

/** A module in one language: what it says, and the one complete HTML document that says it. */
export interface Edition {
  readonly lang: Lang;
  readonly title: string;
  readonly description: string;
  /** Whom the module is for. */
  readonly audience: string;
  readonly goals: readonly Goal[];
  readonly lessons: readonly Lesson[];
  /** The document, from `<!doctype html>` to `</html>`; complete without JavaScript. */
  readonly document: string;
}

/** A file that a lesson shows, by its path in the package. */
export interface MediaFile {
  /** ASCII, with `/` between folders. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What the compiler makes of an author's files: plain data, ready to be packed in any format. */
export interface Module {
  /** See `identifierPattern`; every identifier in a package derives from it, and from nothing else. */
  readonly id: string;
  /** Semantic version from `module.yaml`. */
  readonly version: string;
  /** Share of the test that must be right, 0–1 (`scaled`). */
  readonly passMark: number;
  /** The status that SCORM 1.2 gets at the end; design.md decision 13. */
  readonly scorm12Status: 'completed' | 'passed';
  readonly reviews: Reviews;
  /** Editions in the order of `module.yaml`; the first is what opens. */
  readonly editions: readonly [Edition, ...Edition[]];
  readonly media: readonly MediaFile[];
}
