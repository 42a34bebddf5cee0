import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { compile } from '../compiler/compile.ts';
import type { ModuleSources, SourceFile } from '../compiler/content.ts';
import { creditsPath } from '../compiler/credits.ts';
import { placeholderSign } from '../compiler/placeholders.ts';
import { formatSlots } from '../compiler/slots-file.ts';
import type { ImportedFile } from '../importer/item.ts';
import { lessonText } from '../importer/lesson-text.ts';
import { slug } from '../importer/names.ts';
import { ImportFault, type Notes, wholeFile } from '../importer/notes.ts';
import { Pictures } from '../importer/pictures.ts';
import type { LessonFacts, ReportFacts } from '../importer/report.ts';
import { formatMessage } from '../model/message.ts';
import { insertIds } from './check.ts';
import { addLesson, headOf, newModuleYaml } from './import-module.ts';
import { listModules, readModuleSources } from './sources.ts';
import type { PlannedFile } from './write-together.ts';

/** What an author wants of an import. */
export interface ImportWish {
  readonly module: string;
  /** Name of the lesson's file; from the title if missing. */
  readonly lesson?: string;
  readonly title?: string;
  readonly isTest: boolean;
}

/** All that an import will write, beside its report. */
export interface ImportPlan {
  readonly files: readonly PlannedFile[];
  readonly facts: Omit<ReportFacts, 'file'>;
  /** Where the report goes. */
  readonly reportPath: string;
}

/**
 * Plans an import in memory, to the last id: the module is compiled with the new lesson before anything is written. Throws `ImportFault`
 * where it could not be built.
 */
export async function planImport(
  root: string,
  file: string,
  wish: ImportWish,
  notes: Notes,
  read: (pictures: Pictures) => Promise<ImportedFile>,
): Promise<ImportPlan> {
  const { module } = wish;
  const before = await readBefore(root, module);
  const lang = before ? headOf(before.moduleYaml.text).lang : 'nb';
  const stem = file.replace(/\.\w+$/, '');
  const pictures = new Pictures(
    slug(wish.lesson ?? stem, '-') || 'bilde',
    await namesIn(root, `content/${module}/media`),
  );
  const imported = await read(pictures);
  const { lessons, facts } = await planLessons(root, imported, { ...wish, stem, lang, pictures }, notes);
  const files = lessons.map(({ path }) => path.replace(/^.*\//, ''));
  const [first = ''] = files;
  const name = wish.title ?? imported.title ?? imported.lessons[0]?.title ?? nameFrom(stem);
  const moduleYaml: SourceFile = {
    path: `modules/${module}/module.yaml`,
    text: (before ? files : files.slice(1)).reduce(
      addLesson,
      before?.moduleYaml.text ?? newModuleYaml(module, name, first),
    ),
  };
  if (!before) {
    const what = `Modulen er ny. Skriv beskrivelse, målgruppe og læringsmål i ${moduleYaml.path}, der det står ✎.`;
    notes.add('missing', wholeFile, what);
  }
  const media = pictures.media.map(({ name, bytes }) => ({ path: `media/${name}`, bytes }));
  const credits = media.length > 0 ? creditsWith(module, before, media) : undefined;
  const sources = { ...(before ?? emptyModule(module, moduleYaml)), moduleYaml, ...(credits && { credits }) };
  const compiled = compileWith(sources, lessons, media);
  const mediaFiles = media.map(({ path, bytes }) => ({ path: `content/${module}/${path}`, text: bytes, isNew: true }));
  return {
    files: [
      ...compiled.lessons.map((each) => ({ ...each, isNew: true })),
      ...mediaFiles,
      ...(credits ? [{ ...credits, isNew: !before?.credits }] : []),
      { ...moduleYaml, isNew: !before },
      { path: `modules/${module}/slots.json`, text: compiled.slots, isNew: !before?.slots },
    ],
    facts: { lessons: facts, media: mediaFiles.map(({ path }) => path) },
    reportPath: await freeReport(root, module, first),
  };
}

/** The lessons of a file, as they will stand before they have ids. */
async function planLessons(
  root: string,
  imported: ImportedFile,
  wish: ImportWish & { readonly stem: string; readonly lang: string; readonly pictures: Pictures },
  notes: Notes,
): Promise<{ readonly lessons: readonly SourceFile[]; readonly facts: readonly LessonFacts[] }> {
  const { module, lang, stem, isTest } = wish;
  const folder = `content/${module}/${lang}`;
  const taken = new Set(await namesIn(root, folder));
  const lessons: SourceFile[] = [];
  const facts: LessonFacts[] = [];
  for (const lesson of imported.lessons) {
    const title = wish.title ?? lesson.title ?? imported.title ?? titleFrom(stem, notes);
    const name = freeName(folder, taken, wish.lesson ?? title, stem, lessons);
    taken.add(name);
    const { text, minutes, questions } = lessonText(lesson, { title, isTest }, notes, wish.pictures);
    lessons.push({ path: `${folder}/${name}`, text });
    facts.push({ path: `${folder}/${name}`, minutes, questions });
  }
  return { lessons, facts };
}

/** The list of whose the media are, with the new ones in it; no file says that of its pictures. */
function creditsWith(module: string, before: ModuleSources | undefined, media: ModuleSources['media']): SourceFile {
  const own = before?.credits?.text ?? '';
  const lines = media.map(({ path }) => {
    const name = path.replace('media/', '');
    return `${name}:\n  kreditt: ${placeholderSign} Skriv hvem bildet er fra\n  lisens: ${placeholderSign} Skriv hvordan bildet kan brukes\n`;
  });
  const lead = own === '' || own.endsWith('\n') ? own : `${own}\n`;
  return { path: creditsPath(module), text: lead + lines.join('') };
}

/** The module as it is, which must be without errors; nothing where there is none yet. */
async function readBefore(root: string, module: string): Promise<ModuleSources | undefined> {
  if (!(await listModules(root)).includes(module)) return undefined;
  const sources = await readModuleSources(root, module);
  const errors = compile(sources).messages.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return sources;
  throw new ImportFault(
    `Modulen ${module} har ${errors.length} feil fra før. Kjør npm run sjekk -- ${module}, og rett dem først.`,
  );
}

const emptyModule = (id: string, moduleYaml: SourceFile): ModuleSources => ({ id, moduleYaml, lessons: [], media: [] });

interface CompiledLessons {
  /** With ids. */
  readonly lessons: readonly SourceFile[];
  /** `slots.json`. */
  readonly slots: string;
}

/** The lessons with their ids, as `npm run fiks` gives them, in a module that can be built. */
function compileWith(
  module: ModuleSources,
  lessons: readonly SourceFile[],
  media: ModuleSources['media'],
): CompiledLessons {
  const sourcesWith = (files: readonly SourceFile[]): ModuleSources => ({
    ...module,
    lessons: [...module.lessons, ...files],
    media: [...module.media, ...media],
  });
  const { fixes } = compile(sourcesWith(lessons));
  const named = lessons.map((lesson) =>
    insertIds(
      lesson,
      fixes.filter(({ file }) => file === lesson.path),
    ),
  );
  const slots = formatSlots(compile(sourcesWith(named)).slots);
  const complete = { ...sourcesWith(named), slots: { path: `modules/${module.id}/slots.json`, text: slots } };
  const errors = compile(complete).messages.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return { lessons: named, slots };
  const what = lessons.length === 1 ? 'Leksjonen' : 'Leksjonene';
  throw new ImportFault(`${what} kan ikke bygges i modulen ${module.id}:\n${errors.map(formatMessage).join('\n')}`);
}

function nameFrom(stem: string): string {
  const words = stem.replaceAll(/[-_]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function titleFrom(stem: string, notes: Notes): string {
  const title = nameFrom(stem);
  notes.add('guessed', wholeFile, `Filen har ingen tittel. Leksjonen heter «${title}», etter navnet på filen.`);
  return title;
}

/**
 * A name that no lesson has, whatever number it begins with: the same file is not to be imported twice without a word. Two lessons of one
 * file may be called the same.
 */
function freeName(
  folder: string,
  names: ReadonlySet<string>,
  wanted: string,
  stem: string,
  ofThisFile: readonly SourceFile[],
): string {
  const base = wanted.replace(/\.md$/i, '');
  const own = slug(base.replace(/^\d+[-_ ]/, ''), '-') || slug(stem, '-') || 'leksjon';
  const isOf = (name: string, word: string): boolean => name.replace(/^\d+-/, '') === `${word}.md`;
  const numbers = [...names].map((name) => Number(/^(\d+)-/.exec(name)?.[1] ?? 0));
  const next = String(Math.max(0, ...numbers) + 1).padStart(2, '0');
  if (ofThisFile.some(({ path }) => isOf(path.replace(/^.*\//, ''), own))) return `${next}-${own}-${next}.md`;
  const same = [...names].find((name) => isOf(name, own));
  if (same !== undefined) {
    throw new ImportFault(
      `Leksjonen ${folder}/${same} finnes fra før, og blir ikke skrevet over. Skriv --leksjon og et annet navn.`,
    );
  }
  const number = ofThisFile.length > 0 ? undefined : /^(\d+)[-_ ]/.exec(base)?.[1];
  return `${number?.padStart(2, '0') ?? next}-${own}.md`;
}

async function freeReport(root: string, module: string, lessonFile: string): Promise<string> {
  const names = await namesIn(root, `modules/${module}`);
  const stem = `import-${lessonFile.replace(/\.md$/, '')}`;
  for (let number = 1; ; number++) {
    const name = number === 1 ? `${stem}.md` : `${stem}-${number}.md`;
    if (!names.has(name)) return `modules/${module}/${name}`;
  }
}

/** Names in a folder, in small letters. */
async function namesIn(root: string, folder: string): Promise<ReadonlySet<string>> {
  const names = await readdir(join(root, folder)).catch((fault: NodeJS.ErrnoException) => {
    if (fault.code === 'ENOENT' || fault.code === 'ENOTDIR') return [];
    throw fault;
  });
  return new Set(names.map((name) => name.toLowerCase()));
}
