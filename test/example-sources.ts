import type { ModuleSources, SourceFile } from '../src/compiler/content.ts';

const moduleYaml = (files: readonly string[], langs: readonly string[]) => `id: m1
versjon: 1.2.3
språk: [${langs.join(', ')}]
formater: [scorm12]
bestått: 80
tittel: { nb: Tittel, nn: Tittel }
beskrivelse: { nb: Om noe, nn: Om noko }
målgruppe: { nb: Alle, nn: Alle }
læringsmål: { nb: [g_noe: Du kan noe.], nn: [g_noe: Du kan noko.] }
leksjoner:
${files.map((file) => `  - l_${file.replace('.md', '')}: ${file}`).join('\n')}
`;

/** A lesson's file with front matter of four lines, so that `body` begins on line 5. */
export const lessonText = (body: string): string => `---\ntittel: Leksjon\nminutter: 3\n---\n${body}\n`;

/** A question without fault, on seven lines. */
export const questionText = (head = '{#q_en}', right = 'Ja', wrong = 'Nei'): string =>
  `:::spørsmål${head}\nEr det slik?\n- [x] ${right}\n  > Riktig.\n- [ ] ${wrong}\n  > Tenk igjen.\n:::`;

/** The sources of module `m1`; `bodies` has the text of each lesson by `<lang>/<file>`, such as `nb/start.md`. */
export function exampleSources(bodies: Readonly<Record<string, string>>, slots?: string): ModuleSources {
  const names = Object.keys(bodies).map((path) => path.split('/'));
  const files = [...new Set(names.map(([, file]) => file ?? ''))];
  const langs = [...new Set(names.map(([lang]) => lang ?? ''))];
  return {
    id: 'm1',
    moduleYaml: { path: 'modules/m1/module.yaml', text: moduleYaml(files, langs) },
    ...(slots !== undefined && { slots: { path: 'modules/m1/slots.json', text: slots } }),
    lessons: Object.entries(bodies).map(
      ([path, body]): SourceFile => ({ path: `content/m1/${path}`, text: lessonText(body) }),
    ),
    media: [],
  };
}
