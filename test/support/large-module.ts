import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../../src/build/build.ts';
import { formatMessage } from '../../src/model/message.ts';

/** A module far larger than any course should be, made for a test alone. */
export interface LargeModule {
  /** Folder with its package. */
  readonly dist: string;
  /** How long it took to compile and to pack, player and all. */
  readonly buildMs: number;
  remove(): Promise<void>;
}

const filler =
  'Kommunen skal ta i bruk et nytt system. De som bruker det hver dag, vet best hva som må virke, og hva som bare er i veien. ' +
  'Derfor spør vi dem før noe er bestemt, og forteller etterpå hva svarene førte til.';

const lessonFile = (index: number): string => `${String(index).padStart(3, '0')}.md`;

const question = (id: string): string => `:::spørsmål{#${id}}
Hvem spør vi først i sak ${id}?
- [x] De som bruker systemet
  > Riktig. De kjenner arbeidet.
- [ ] De som har laget systemet
  > Tenk igjen. De kjenner systemet, men ikke arbeidet.
- [ ] Ingen
  > Tenk igjen. Da får vi vite det etterpå.
:::`;

const lesson = (index: number, perLesson: number): string => {
  const questions = Array.from({ length: perLesson }, (_, nth) => question(`q_${index}_${nth + 1}`));
  const body = index === 1 ? `::::test\n${questions.join('\n\n')}\n::::` : questions.join(`\n\n${filler}\n\n`);
  return `---\ntittel: Side ${index}\nminutter: 1\n---\n${filler}\n\n${filler}\n\n${body}\n`;
};

/**
 * Builds module `stor` for SCORM 1.2.
 * @param pages how many lessons, of which the last one is the test
 */
export async function largeModule(pages: number, questionsPerPage: number): Promise<LargeModule> {
  const root = await mkdtemp(join(tmpdir(), 'samspill-large-'));
  const [content, rules, dist] = [join(root, 'content/stor/nb'), join(root, 'modules/stor'), join(root, 'dist')];
  await Promise.all([content, rules, dist].map((folder) => mkdir(folder, { recursive: true })));
  // Lesson 1 of the files is the test, and stands last.
  const order = [...Array.from({ length: pages - 1 }, (_, index) => index + 2), 1];
  await writeFile(
    join(rules, 'module.yaml'),
    `id: stor
versjon: 1.0.0
språk: [nb]
formater: [scorm12]
bestått: 80
tittel: { nb: Et stort kurs }
beskrivelse: { nb: Et kurs som er større enn noe kurs bør være. }
målgruppe: { nb: Prøver }
læringsmål: { nb: [g_stor: Du kan vente.] }
leksjoner:
${order.map((index) => `  - l_${index}: ${lessonFile(index)}`).join('\n')}
`,
  );
  await Promise.all(order.map((index) => writeFile(join(content, lessonFile(index)), lesson(index, questionsPerPage))));
  const start = performance.now();
  const { packages, messages } = await build({ root, out: dist, newIds: 'memory' });
  const buildMs = performance.now() - start;
  if (packages.length === 0)
    throw new Error(`nothing was built:\n${messages.slice(0, 5).map(formatMessage).join('\n')}`);
  return { dist, buildMs, remove: () => rm(root, { recursive: true, force: true }) };
}
