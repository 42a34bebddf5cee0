import type { Lang } from './lang.ts';

/** The edition that stands on the page; another, in the same object, when the learner has changed the language. */
export interface ShownEdition {
  lang: Lang;
  /** Title of the module. */
  title: string;
}
