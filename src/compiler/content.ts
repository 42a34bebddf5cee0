import type { Element, ElementContent } from 'hast';
import type { GlossaryEntry } from '../blocks/glossary/glossary.ts';
import type { EditionFigures } from '../model/edition-figures.ts';
import type { Lang } from '../model/lang.ts';
import type { ContentMessage } from '../model/message.ts';
import type { Goal, Lesson, MediaFile } from '../model/module.ts';
import type { PackageFormat } from '../model/package.ts';
import type { PicturePlan } from '../model/picture.ts';
import type { Reviews } from '../model/review.ts';
import type { SlotRegistry } from '../model/slots.ts';
import type { SlotChanges } from './slots.ts';
import type { Translation } from './translation/translation.ts';

/** A text file an author writes. */
export interface SourceFile {
  /** From the root of the project, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** Everything an author has written for one module, as it lies on disk. */
export interface ModuleSources {
  /** Name of the module's folder. */
  readonly id: string;
  readonly moduleYaml: SourceFile;
  /** `slots.json`, where there is one yet. */
  readonly slots?: SourceFile;
  /** Every `modules/<id>/utgitt/*.json`: what the released versions promise. */
  readonly released?: readonly SourceFile[];
  /** Every `content/<id>/<lang>/*.md`. */
  readonly lessons: readonly SourceFile[];
  /** Files of `content/<id>/` that look like text, but lie where or end as no lesson does. */
  readonly ignored?: readonly string[];
  /** Every file of `content/<id>/media/`, with paths that begin with `media/`; drawings have the figures they use in them. */
  readonly media: readonly MediaFile[];
  /** Those of them that are text: what is said in films and sounds. */
  readonly captions?: readonly SourceFile[];
  /** `glossary.<lang>.yaml` of the module, and those that all modules share. */
  readonly glossaries?: readonly SourceFile[];
  /** `modules/regler.yaml`, where there is one: what the rules of the checks count as. */
  readonly rules?: SourceFile;
  /** Every `modules/<id>/oversettelser.<lang>.json`: which translations are accepted. */
  readonly translations?: readonly SourceFile[];
  /** `content/<id>/media.yaml`: whose the media are. */
  readonly credits?: SourceFile;
  /** `content/figurer.svg`, where there is one: what drawings of all modules may use. */
  readonly figures?: SourceFile;
  /** The day of the check, such as `2026-11-28`, for what grows old; missing where nothing shall. */
  readonly today?: string;
  /** `docs/kilder.md`, where there is one. */
  readonly sourceList?: SourceFile;
}

/** A lesson with its text; the forms of its questions are already in place. */
export interface LessonContent extends Lesson {
  readonly body: readonly ElementContent[];
  /** Language of the title, where it is not translated. */
  readonly titleLang?: Lang;
  /** Lines on whose its pictures, films and sounds are. */
  readonly credits?: readonly Element[];
}

/** A module in one language. */
export interface EditionContent {
  readonly lang: Lang;
  readonly title: string;
  readonly description: string;
  /** Whom the module is for. */
  readonly audience: string;
  readonly goals: readonly Goal[];
  readonly lessons: readonly LessonContent[];
  /** Words that the lessons explain, sorted; missing where there are none. */
  readonly glossary?: readonly GlossaryEntry[];
  /** Texts of `module.yaml` that are still in another language: `tittel`, `beskrivelse`, `målgruppe` and ids of goals. */
  readonly borrowed?: { readonly lang: Lang; readonly texts: ReadonlySet<string> };
}

/** A module whose every fault is mended, ready to become documents. */
export interface ModuleContent {
  readonly id: string;
  /** Semantic version. */
  readonly version: string;
  /** Share of the test that must be right, 0–1. */
  readonly passMark: number;
  readonly scorm12Status: 'completed' | 'passed';
  /** Whether learners are taken to sit at machines that many use, until they say otherwise. */
  readonly sharedDevice: boolean;
  /** Whether the lessons open one by one, until the module is completed. */
  readonly isOrdered: boolean;
  readonly reviews: Reviews;
  /** Names of the packages to make, such as `scorm12`. */
  readonly formats: readonly PackageFormat[];
  readonly slots: SlotRegistry;
  /** Kinds of questions and blocks whose elements the player must carry, sorted. */
  readonly uses: readonly string[];
  /** Short hash of all that the author has written; see `contentHash`. */
  readonly hash: string;
  /** In the order of `module.yaml`. */
  readonly editions: readonly [EditionContent, ...EditionContent[]];
  /** What the documents name, as the author has it; the copies of `pictures` are still to be made. */
  readonly media: readonly MediaFile[];
  readonly pictures: readonly PicturePlan[];
}

/** A new id to write into an author's file. */
export interface IdFix {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units; a byte order mark does not count. */
  readonly column: number;
  readonly insert: string;
}

/** What the compiler found out. */
export interface Compiled {
  /** Missing if, and only if, there is an error among the messages. */
  readonly content?: ModuleContent;
  /** Sorted by file, line and column. */
  readonly messages: readonly ContentMessage[];
  /** Complete: what was registered before, and what is new. */
  readonly slots: SlotRegistry;
  /** In what `slots` differs from what was registered before. */
  readonly slotChanges: SlotChanges;
  readonly fixes: readonly IdFix[];
  /** How far each language but the first has come. */
  readonly translations: readonly Translation[];
  /** The module in figures, one edition after the other; only when asked for. */
  readonly figures?: readonly EditionFigures[];
}
