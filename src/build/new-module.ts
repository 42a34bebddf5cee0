import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { SourceFile } from '../compiler/content.ts';
import { isWindowsName } from '../model/identifier.ts';
import type { Lang } from '../model/lang.ts';
import { fillIn, listed, type Made, plainName, readTemplate, register, titleFault, yamlText } from './scaffold.ts';
import { writeTogether } from './write-together.ts';

/** Languages that a new module can be made in; English is written from these. */
export type TemplateLang = Extract<Lang, 'nb' | 'nn'>;

/** A module that somebody wants. */
export interface WantedModule {
  /** Its id, which is also the name of its folders. */
  readonly id: string;
  /** What it is called in each of its languages; the first one opens. */
  readonly titles: ReadonlyMap<TemplateLang, string>;
}

/** Folders of `content/` that are no modules. */
const reserved = ['local', 'media'];

/** Everything that keeps a module from being made, in Norwegian; empty where nothing does. */
export async function faultsOf(root: string, { id, titles }: WantedModule): Promise<readonly string[]> {
  const faults = [...titles.values()].flatMap((title) => titleFault(title) ?? []);
  return [...(await idFaults(root, id)), ...faults];
}

async function idFaults(root: string, id: string): Promise<readonly string[]> {
  if (!/^[a-z][a-z0-9_]{0,29}$/.test(id)) {
    const better = plainName(id, '_')
      .replace(/^[\d_]+/, '')
      .slice(0, 30)
      .replace(/_+$/, '');
    const hint = better === '' ? 'for eksempel velkommen' : `for eksempel ${better}`;
    return [
      `«${id}» kan ikke være navnet på en modul. Bruk små bokstaver a–z, tall og _, begynn med en bokstav, og bruk høyst 30 tegn: ${hint}.`,
    ];
  }
  if (reserved.includes(id) || isWindowsName(id)) return [`«${id}» brukes til noe annet. Velg et annet navn.`];
  const names = await Promise.all(['modules', 'content'].map((folder) => namesIn(join(root, folder))));
  if (!names.flat().includes(id)) return [];
  let number = 2;
  while (names.flat().includes(`${id}_${number}`)) number++;
  return [`Navnet «${id}» er i bruk. Velg et annet, for eksempel ${id}_${number}.`];
}

/** In small letters, since some disks take `M1` and `m1` for the same. */
async function namesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch((fault: NodeJS.ErrnoException) => {
    if (fault.code === 'ENOENT' || fault.code === 'ENOTDIR') return [];
    throw fault;
  });
  return names.map((name) => name.toLowerCase());
}

/** Files of a language by their templates; the names are the same in every language. */
const lessons = ['01-et-nytt-verktoy.md', '02-en-sak.md', '90-test.md'];

/**
 * Makes a module of two lessons, one of them a case, and a test, in the languages of its titles. Writes all of it or nothing; check
 * with `faultsOf` first.
 */
export async function makeModule(root: string, wanted: WantedModule, now: Date): Promise<Made> {
  const { id } = wanted;
  const langs = [...wanted.titles.keys()];
  const moduleYaml = { path: `modules/${id}/module.yaml`, text: await moduleYamlText(wanted) };
  const own = async (lang: Lang, name: string, to: string): Promise<SourceFile> => ({
    path: `content/${id}/${to}`,
    text: await readTemplate(`module-template/${lang}/${name}.txt`),
  });
  const texts = await Promise.all(langs.flatMap((lang) => lessons.map((name) => own(lang, name, `${lang}/${name}`))));
  const glossaries = await Promise.all(langs.map((lang) => own(lang, 'glossary.yaml', `glossary.${lang}.yaml`)));
  const { slots, translations, messages } = register({ id, moduleYaml, lessons: texts, glossaries, media: [] });
  if (messages.length > 0) return { fault: listed(messages) };
  const changes = {
    path: `modules/${id}/ENDRINGER.md`,
    text: fillIn(await readTemplate('module-template/ENDRINGER.md.txt'), {
      title: [...wanted.titles.values()][0] ?? id,
      month: now.toLocaleDateString('nb', { month: 'long', year: 'numeric' }),
    }),
  };
  const files = [moduleYaml, slots, ...translations, changes, ...texts, ...glossaries];
  const fault = await writeTogether(root, files);
  return fault === undefined ? { paths: files.map(({ path }) => path) } : { fault };
}

/** Lines that begin with a language in brackets are for modules in that language alone. */
async function moduleYamlText({ id, titles }: WantedModule): Promise<string> {
  const langs = [...titles.keys()];
  const lines = (await readTemplate('module-template/module.yaml.txt')).split('\n').flatMap((line) => {
    const [, lang, rest] = /^\[(\w+)\](.*)$/.exec(line) ?? [];
    return lang === undefined ? [line] : langs.some((each) => each === lang) ? [rest ?? ''] : [];
  });
  const named = [...titles].map(([lang, title]) => `  ${lang}: ${yamlText(title)}`).join('\n');
  return fillIn(lines.join('\n'), { id, langs: langs.join(', '), titles: named });
}
