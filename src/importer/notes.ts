/** Where something stands in the file that is imported. */
export interface ImportPlace {
  /** Line, or paragraph, from 1; 0 for the file as a whole. */
  readonly order: number;
  /** In Norwegian, such as «linje 12» or «avsnitt 4, under «Bakgrunn»». */
  readonly text: string;
}

/** What a note is about: something that was left out, that was taken on a guess, or that the author has to write. */
export type NoteKind = 'lost' | 'guessed' | 'missing';

/** Something an author is to know of an import. */
export interface ImportNote {
  readonly kind: NoteKind;
  readonly place: ImportPlace;
  /** Norwegian. */
  readonly text: string;
}

/** The file as a whole. */
export const wholeFile: ImportPlace = { order: 0, text: 'hele filen' };

/** A line of a text file. */
export const lineAt = (line: number): ImportPlace => ({ order: line, text: `linje ${line}` });

/** Gathers the notes of an import. */
export class Notes {
  private readonly found: ImportNote[] = [];

  /** Adds a note; the same one at the same place is told once. */
  add(kind: NoteKind, place: ImportPlace, text: string): void {
    const isKnown = this.found.some(
      (note) => note.kind === kind && note.text === text && note.place.text === place.text,
    );
    if (!isKnown) this.found.push({ kind, place, text });
  }

  /** In the order of the file. */
  sorted(): readonly ImportNote[] {
    return [...this.found].sort((a, b) => a.place.order - b.place.order);
  }
}

/** Why a file cannot be imported at all; the message is Norwegian, and says what to do. */
export class ImportFault extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ImportFault';
  }
}
