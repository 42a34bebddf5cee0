import type { ImportNote, NoteKind } from './notes.ts';

/** What the report tells of, beside the notes. */
export interface ReportFacts {
  /** Name of the file that was imported. */
  readonly file: string;
  /** The lesson, from the root of the project. */
  readonly lesson: string;
  readonly questions: number;
  /** Pictures, from the root of the project. */
  readonly media: readonly string[];
  readonly minutes: number;
}

const headings: readonly (readonly [kind: NoteKind, heading: string])[] = [
  ['lost', 'Ikke tatt med'],
  ['guessed', 'Gjettet eller gjort om. Se over dette'],
  ['missing', 'Mangler. Skriv dette selv'],
];

/** The report of an import, in Norwegian; Markdown that reads well on a screen too. */
export function importReport(facts: ReportFacts, notes: readonly ImportNote[]): string {
  const { file, lesson, questions, media, minutes } = facts;
  const sections = headings.flatMap(([kind, heading]) => {
    const own = notes.filter((note) => note.kind === kind);
    return own.length === 0 ? [] : [`## ${heading} (${own.length})\n\n${own.map(noteLine).join('\n')}`];
  });
  const lines = [
    `- Leksjonen er ${lesson}.`,
    `- Den har ${questions} spørsmål og ${media.length} ${media.length === 1 ? 'bilde' : 'bilder'}.`,
    ...media.map((path) => `- Bilde: ${path}. Har du lov til å bruke det, og hvem har laget det?`),
    `- Tiden er anslått til ${minutes} ${minutes === 1 ? 'minutt' : 'minutter'}. Rett den øverst i leksjonen.`,
  ];
  const all = sections.length > 0 ? sections : ['Alt i filen er tatt med, og ingenting er gjettet.'];
  return `${[`# Import av ${file}`, lines.join('\n'), ...all].join('\n\n')}\n`;
}

const noteLine = ({ place, text }: ImportNote): string =>
  `- ${place.text.charAt(0).toUpperCase()}${place.text.slice(1)}: ${text}`;
