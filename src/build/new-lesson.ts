import { isMap, isSeq, parseDocument } from 'yaml';
import { compile } from '../compiler/compile.ts';
import type { ModuleContent, ModuleSources, SourceFile } from '../compiler/content.ts';
import type { Lang } from '../model/lang.ts';
import { languages } from '../release/words.ts';
import { fillIn, listed, type Made, plainName, readTemplate, register, titleFault, yamlText } from './scaffold.ts';
import { readModuleSources } from './sources.ts';
import { writeTogether } from './write-together.ts';

/** A lesson that somebody wants. */
export interface WantedLesson {
  readonly module: string;
  /** What it is called in the module's first language. */
  readonly title: string;
  /** What it is called in the others. */
  readonly titles: ReadonlyMap<Lang, string>;
  /** Name of its file, without number and ending; from the title unless told. */
  readonly name?: string;
}

/**
 * Makes a lesson with a question in every language of a module, and puts it into the list before the test, or last. Writes all of it
 * or nothing.
 */
export async function makeLesson(root: string, wanted: WantedLesson): Promise<Made> {
  const sources = await readModuleSources(root, wanted.module);
  const { content, messages } = compile(sources);
  if (!content) {
    const faults = listed(messages.filter(({ severity }) => severity === 'error'));
    return { fault: `Modulen har feil som må rettes først:\n${faults}` };
  }
  const titles = titlesOf(wanted, content);
  const name = wanted.name ?? plainName(wanted.title, '-').slice(0, 40).replace(/-+$/, '');
  const faults = [...titles.faults, ...nameFaults(name, content)];
  if (faults.length > 0) return { fault: faults.join('\n') };
  const place = placeIn(sources.moduleYaml.text, content);
  if (place === undefined) {
    return {
      fault: `Listen leksjoner i ${sources.moduleYaml.path} må ha én leksjon på hver linje. Skriv den om først.`,
    };
  }
  const file = `${place.number}-${name}.md`;
  const moduleYaml = { path: sources.moduleYaml.path, text: place.insert(`${lessonId(name)}: ${file}`) };
  const lessons = await Promise.all(
    titles.all.map(async ([lang, title]): Promise<SourceFile> => {
      const text = await readTemplate(`lesson-template/${lang}.md.txt`);
      const question = `q_${plainName(name, '_')}`;
      return {
        path: `content/${wanted.module}/${lang}/${file}`,
        text: fillIn(text, { title: yamlText(title), question }),
      };
    }),
  );
  return write(root, { ...sources, moduleYaml, lessons: [...sources.lessons, ...lessons] }, lessons, moduleYaml);
}

/** Writes what is new, and the registry, unless the module then has a fault. */
async function write(
  root: string,
  sources: ModuleSources,
  lessons: readonly SourceFile[],
  moduleYaml: SourceFile,
): Promise<Made> {
  const added = lessons.map(({ path }) => path);
  const { slots, translations, messages } = register(sources, added);
  const errors = messages.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return { fault: listed(errors) };
  const all = [...lessons, moduleYaml, slots, ...translations];
  const fault = await writeTogether(root, all);
  return fault === undefined ? { paths: all.map(({ path }) => path) } : { fault };
}

/** A title for every language of the module, and what is wrong with those that were given. */
function titlesOf(
  { title, titles }: WantedLesson,
  { editions: [first, ...others] }: ModuleContent,
): { readonly all: readonly (readonly [Lang, string])[]; readonly faults: readonly string[] } {
  const all = [[first.lang, title] as const, ...titles];
  const langs = others.map(({ lang }) => lang);
  const missing = langs.filter((lang) => !titles.has(lang));
  const extra = [...titles.keys()].filter((lang) => !langs.includes(lang));
  return {
    all,
    faults: [
      ...all.flatMap(([, text]) => titleFault(text) ?? []),
      ...missing.map((lang) => `Modulen er også på ${languages([lang])}. Skriv tittelen på det språket med --${lang}.`),
      ...extra.map((lang) =>
        lang === first.lang
          ? `Tittelen på ${languages([lang])} er den du skriver uten flagg. Ta bort --${lang}.`
          : `Modulen er ikke på ${languages([lang])}. Ta bort --${lang}.`,
      ),
    ],
  };
}

const lessonId = (name: string): string => `l_${plainName(name, '_')}`;

function nameFaults(name: string, { slots }: ModuleContent): readonly string[] {
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name) || name.length > 40) {
    const better = plainName(name, '-').slice(0, 40).replace(/-+$/, '');
    const hint = better === '' ? 'en-ny-dag' : better;
    if (name === '')
      return [`Tittelen har ingen bokstaver a–å som kan bli navnet på en fil. Skriv navnet selv: --navn ${hint}`];
    return [
      `«${name}» kan ikke være navnet på en fil. Bruk små bokstaver a–z, tall og bindestrek, høyst 40 tegn: --navn ${hint}`,
    ];
  }
  const used = new Set(slots.slots.map(({ id }) => id));
  if (!used.has(lessonId(name)) && !used.has(`q_${plainName(name, '_')}`)) return [];
  let number = 2;
  while (used.has(lessonId(`${name}-${number}`)) || used.has(`q_${plainName(`${name}-${number}`, '_')}`)) number++;
  return [`Navnet «${name}» er brukt før i modulen. Velg et annet: --navn ${name}-${number}`];
}

interface Place {
  /** What the name of the file begins with. */
  readonly number: string;
  /** `module.yaml` with one more lesson; all else stays as the author has it. */
  insert(entry: string): string;
}

/** Where a new lesson goes in `module.yaml`: before the test where that is last, else after all. */
function placeIn(text: string, { editions: [{ lessons }] }: ModuleContent): Place | undefined {
  const list = parseDocument(text).get('leksjoner');
  if (!isSeq(list) || list.flow) return undefined;
  const starts = list.items.map((item) => (isMap(item) ? lineStart(text, item.range?.[0] ?? 0) : 0));
  const end = lineEnd(text, starts.at(-1) ?? 0);
  const endsInTest = lessons.at(-1)?.kind === 'test' && starts.length > 1;
  const at = endsInTest ? (starts.at(-1) ?? end) : end;
  const lead = /^\s*-\s+/.exec(text.slice(starts.at(-1)))?.[0] ?? '  - ';
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const names = list.items.map((item) => (isMap(item) ? String(item.items[0]?.value ?? '') : ''));
  return {
    number: numberAfter(names, endsInTest ? names.at(-2) : names.at(-1)),
    insert: (entry) =>
      at === text.length && !text.endsWith('\n')
        ? `${text}${newline}${lead}${entry}${newline}`
        : `${text.slice(0, at)}${lead}${entry}${newline}${text.slice(at)}`,
  };
}

const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;

/** Where the next line begins, or the text ends. */
const lineEnd = (text: string, offset: number): number => text.indexOf('\n', offset) + 1 || text.length;

/** The lowest number above that of the file before, which no other has: `03` after `02`. */
function numberAfter(names: readonly string[], before: string | undefined): string {
  const numberOf = (name: string): number => Number(/^\d+/.exec(name)?.[0] ?? 0);
  const taken = new Set(names.map(numberOf));
  let number = numberOf(before ?? '') + 1;
  while (taken.has(number)) number++;
  return String(number).padStart(2, '0');
}
