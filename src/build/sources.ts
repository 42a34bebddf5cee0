import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModuleSources, SourceFile } from '../compiler/content.ts';
import { creditsPath } from '../compiler/credits.ts';
import { ledgerPath } from '../compiler/translation/ledger.ts';
import { langs } from '../model/lang.ts';
import type { MediaFile } from '../model/module.ts';
import { figuresPath, withFigures } from './media/figures.ts';

/** Ids of the modules of the project at `root`: the folders of `modules/` that hold a `module.yaml`, sorted. */
export async function listModules(root: string): Promise<string[]> {
  const folders = (await entries(join(root, 'modules'))).filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const files = await Promise.all(folders.map((name) => readIfThere(root, `modules/${name}/module.yaml`)));
  return folders.filter((_, index) => files[index] !== undefined).sort();
}

/**
 * Reads all that an author has written for the module `id`; rejects if there is no such module.
 * @param media the files of `media/`, where they are known to be as they were: videos are large
 */
export async function readModuleSources(
  root: string,
  id: string,
  media?: readonly MediaFile[],
): Promise<ModuleSources> {
  const moduleYaml = await readIfThere(root, `modules/${id}/module.yaml`);
  if (!moduleYaml) throw new Error(`There is no modules/${id}/module.yaml`);
  const slots = await readIfThere(root, `modules/${id}/slots.json`);
  const rules = await readIfThere(root, 'modules/regler.yaml');
  const sourceList = await readIfThere(root, 'docs/kilder.md');
  const figures = await readIfThere(root, figuresPath);
  const folder = `content/${id}`;
  const credits = await readIfThere(root, creditsPath(id));
  const released = `modules/${id}/utgitt`;
  const texts = await textFiles(root, folder);
  const files = media ?? (await readMedia(root, folder, figures?.text));
  const lessons = texts.filter(isLesson);
  return {
    id,
    moduleYaml,
    ...(slots && { slots }),
    released: await Promise.all((await jsonFiles(root, released)).map((path) => read(root, path))),
    lessons: await Promise.all(lessons.map((path) => read(root, path))),
    ignored: texts.filter((path) => !isLesson(path)),
    media: files,
    captions: captionsOf(folder, files),
    glossaries: await glossaries(root, id),
    today: new Date().toISOString().slice(0, 10),
    ...(rules && { rules }),
    translations: await translations(root, id),
    ...(credits && { credits }),
    ...(figures && { figures }),
    ...(sourceList && { sourceList }),
  };
}

/** The words that a module explains: its own, and those that all modules share. */
async function glossaries(root: string, id: string): Promise<readonly SourceFile[]> {
  const paths = langs.flatMap((lang) => [`content/${id}/glossary.${lang}.yaml`, `content/glossary.${lang}.yaml`]);
  return (await Promise.all(paths.map((path) => readIfThere(root, path)))).filter((file) => file !== undefined);
}

/** Which translations are accepted, language by language. */
async function translations(root: string, id: string): Promise<readonly SourceFile[]> {
  const files = await Promise.all(langs.map((lang) => readIfThere(root, ledgerPath(id, lang))));
  return files.filter((file) => file !== undefined);
}

/** A lesson lies in the folder of its language, and nowhere else: `content/<module>/<lang>/<name>.md`. */
const isLesson = (path: string): boolean => path.split('/').length === 4 && path.endsWith('.md');

/** Every file under `folder` that somebody may have meant for a lesson, sorted. */
async function textFiles(root: string, folder: string): Promise<readonly string[]> {
  const found = (await entries(join(root, folder))).filter(({ name }) => name !== 'media' && !name.startsWith('.'));
  const paths = await Promise.all(
    found.map(async (entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return textFiles(root, path);
      return entry.isFile() && /\.(?:md|markdown|mdown|mdx|txt|rtf|docx?|odt)$/i.test(entry.name) ? [path] : [];
    }),
  );
  return paths.flat().sort();
}

async function jsonFiles(root: string, folder: string): Promise<readonly string[]> {
  const files = (await entries(join(root, folder))).filter((entry) => entry.isFile() && entry.name.endsWith('.json'));
  return files.map(({ name }) => `${folder}/${name}`).sort();
}

async function readMedia(root: string, folder: string, figures: string | undefined): Promise<readonly MediaFile[]> {
  const names = (await entries(join(root, folder, 'media')))
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.')) // Such as .DS_Store and .gitkeep.
    .map(({ name }) => name)
    .sort();
  return Promise.all(
    names.map(async (name) => {
      const bytes = new Uint8Array(await readFile(join(root, folder, 'media', name)));
      return { path: `media/${name}`, bytes: /\.svg$/i.test(name) ? withFigures(bytes, figures) : bytes };
    }),
  );
}

const captionsOf = (folder: string, media: readonly MediaFile[]): readonly SourceFile[] =>
  media
    .filter(({ path }) => /\.vtt$/i.test(path))
    .map(({ path, bytes }) => ({ path: `${folder}/${path}`, text: new TextDecoder().decode(bytes) }));

const read = async (root: string, path: string): Promise<SourceFile> => ({
  path,
  text: await readFile(join(root, path), 'utf8').catch(withPath(join(root, path))),
});

/** A folder in the place of a file is told of without its name. */
const withPath =
  (path: string) =>
  (fault: unknown): never => {
    throw fault instanceof Error ? Object.assign(fault, { path }) : fault;
  };

const readIfThere = (root: string, path: string): Promise<SourceFile | undefined> =>
  read(root, path).catch(nothingIfMissing);

const entries = async (folder: string) =>
  (await readdir(folder, { withFileTypes: true }).catch(nothingIfMissing)) ?? [];

function nothingIfMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
  throw error;
}
