import type { ImportNote, NoteKind } from './notes.ts';

/** What came of a lesson. */
export interface LessonFacts {
  /** From the root of the project. */
  readonly path: string;
  readonly questions: number;
  readonly minutes: number;
}

/** What the report tells of, beside the notes. */
export interface ReportFacts {
  /** Name of the file that was imported. */
  readonly file: string;
  readonly lessons: readonly LessonFacts[];
  /** Pictures, from the root of the project. */
  readonly media: readonly string[];
}

const headings: readonly (readonly [kind: NoteKind, heading: string])[] = [
  ['lost', 'Ikke tatt med'],
  ['guessed', 'Gjettet eller gjort om. Se over dette'],
  ['missing', 'Mangler. Skriv dette selv'],
];

/** The report of an import, in Norwegian; Markdown that reads well on a screen too. */
export function importReport(facts: ReportFacts, notes: readonly ImportNote[]): string {
  const { file, lessons, media } = facts;
  const sections = headings.flatMap(([kind, heading]) => {
    const own = notes.filter((note) => note.kind === kind);
    return own.length === 0 ? [] : [`## ${heading} (${own.length})\n\n${own.map(noteLine).join('\n')}`];
  });
  const lines = [
    ...(lessons.length === 1 ? lessons.flatMap((lesson) => ofOne(lesson, media)) : ofMany(lessons, media)),
    ...media.map((path) => `- Bilde: ${path}. Har du lov til å bruke det, og hvem har laget det?`),
    `- ${minutesOf(lessons)} Rett den øverst i ${lessons.length === 1 ? 'leksjonen' : 'hver leksjon'}.`,
  ];
  const all = sections.length > 0 ? sections : ['Alt i filen er tatt med, og ingenting er gjettet.'];
  return `${[`# Import av ${file}`, lines.join('\n'), ...all].join('\n\n')}\n`;
}

const pictures = (media: readonly string[]): string => `${media.length} ${media.length === 1 ? 'bilde' : 'bilder'}`;

const minutes = (count: number): string => `${count} ${count === 1 ? 'minutt' : 'minutter'}`;

const ofOne = ({ path, questions }: LessonFacts, media: readonly string[]): readonly string[] => [
  `- Leksjonen er ${path}.`,
  `- Den har ${questions} spørsmål og ${pictures(media)}.`,
];

/** An author who expected one lesson is told why there are more, and how to have it otherwise. */
const ofMany = (lessons: readonly LessonFacts[], media: readonly string[]): readonly string[] => [
  `- Dokumentet har flere avsnitt med stilen Overskrift 1. Hvert av dem er blitt en leksjon, ${lessons.length} til sammen:`,
  ...lessons.map(({ path, questions, minutes: own }) => `  - ${path}: ${questions} spørsmål, ${minutes(own)}`),
  `- De har ${pictures(media)}.`,
  '- Ville du heller ha alt i én leksjon? Slett filene og linjene deres i module.yaml, og hent inn på nytt med --samlet.',
];

const minutesOf = (lessons: readonly LessonFacts[]): string =>
  lessons.length === 1 ? `Tiden er anslått til ${minutes(lessons[0]?.minutes ?? 1)}.` : 'Tiden er anslått.';

const noteLine = ({ place, text }: ImportNote): string =>
  `- ${place.text.charAt(0).toUpperCase()}${place.text.slice(1)}: ${text}`;
