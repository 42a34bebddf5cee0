import { compile } from '../compiler/compile.ts';
import type { EditionFigures } from '../model/edition-figures.ts';
import { listModules, readModuleSources } from './sources.ts';

/** A module in figures, in every language it is written in. */
export interface ModuleFigures {
  readonly module: string;
  readonly goals: number;
  readonly editions: readonly EditionFigures[];
}

/** Every module at `root` in figures; one that has errors is counted as far as it could be read. */
export async function moduleFigures(root: string): Promise<readonly ModuleFigures[]> {
  const modules = await listModules(root);
  return Promise.all(
    modules.map(async (module) => {
      const { content, figures = [] } = compile(await readModuleSources(root, module), { withFigures: true });
      return { module, goals: content?.editions[0].goals.length ?? 0, editions: figures };
    }),
  );
}

const heads = [
  'Modul',
  'Språk',
  'Leksjoner',
  'Ord',
  'Ord i en leksjon',
  'Minutter',
  'Spørsmål',
  'Valg i saken',
  'Bilder',
  'Mål',
  'Kilder',
  'LIKS',
  'LIKS spørsmål',
  'Riktig er lengst',
  'Riktig står som nr. 1, 2, 3 …',
];

/** The figures as a table in Markdown, one row for every module and language. */
export function overviewTable(modules: readonly ModuleFigures[]): string {
  const rows = modules.flatMap(({ module, goals, editions }) =>
    editions.map((edition) => {
      const { lang, lessons, words, wordsInLesson, minutes, questions, decisions, pictures, sources, liks } = edition;
      const { asked, longest, places } = edition.guessable;
      const cells = [lessons, words, wordsInLesson.join('–'), minutes, questions, decisions, pictures, goals, sources];
      const guessed = [`${longest} av ${asked}`, places.join(', ')];
      return [
        module,
        lang,
        ...cells,
        ...(liks ? [liks.prose, liks.questions].map(Math.round) : ['–', '–']),
        ...guessed,
      ];
    }),
  );
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}
