import type { InteractionKind } from './interaction.ts';

/** What a slot stands for: a lesson, or a question by its kind. */
export type SlotKind = 'lesson' | 'test' | InteractionKind;

/** One id in `modules/<module>/slots.json`. */
export interface Slot {
  readonly id: string;
  readonly kind: SlotKind;
  /** Retired ids keep their place for ever: a learner's old state may still name them. */
  readonly retired?: true;
  /**
   * Of a choice: a short hash of each option's text; its index gives the option's letter. The letter follows the text
   * when an author moves an option. `null` where the option is gone.
   */
  readonly options?: readonly (string | null)[];
  /**
   * Of a choice: its letters in the author's order, a capital where the option is right, such as `bAc`. It tells options
   * apart that are worded anew at the same time.
   */
  readonly order?: string;
}

/** Append-only registry of every id a module has ever used; the index is the slot number. */
export interface SlotRegistry {
  readonly module: string;
  readonly slots: readonly Slot[];
}
