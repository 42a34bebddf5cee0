import type { InteractionKind } from './interaction.ts';

/** What a slot stands for: `lesson`, `test`, or a question by its kind. */
export type SlotKind = InteractionKind;

/** One id in `modules/<module>/slots.json`. */
export interface Slot {
  readonly id: string;
  readonly kind: SlotKind;
  /** Retired ids keep their place for ever: a learner's old state may still name them. */
  readonly retired?: true;
  /**
   * Of a question with parts, such as the options of a choice: a short hash of each part's text; its index gives the part's letter.
   * The letter follows the text when an author moves it. `null` where the part is gone.
   */
  readonly options?: readonly (string | null)[];
  /**
   * Of the same: its letters in the author's order, a capital where the part is right, such as `bAc`. It tells parts apart that are
   * worded anew at the same time.
   */
  readonly order?: string;
}

/** Append-only registry of every id a module has ever used; the index is the slot number. */
export interface SlotRegistry {
  readonly module: string;
  readonly slots: readonly Slot[];
}
