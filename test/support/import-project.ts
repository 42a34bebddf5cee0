import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { importCommand } from '../../src/build/import-command.ts';
import { wordExamples } from './word/examples.ts';

/** Files as people have them, by the folder of their format; those of Word are made by `wordExamples`. */
export const importExamples = [
  'gift/personvern.gift',
  'gift/kjokken.gift',
  'gift/medvirkning.gift',
  'aiken/sikkerhet.txt',
  'aiken/medvirkning.txt',
  'aiken/ordliste.txt',
  ...Object.keys(wordExamples).map((name) => `docx/${name}`),
] as const;

/** The bytes of one of `importExamples`. */
export async function importExample(path: string): Promise<Uint8Array> {
  const made = wordExamples[path.replace('docx/', '')];
  return made ? made() : readFile(fileURLToPath(new URL(`../fixtures/import/${path}`, import.meta.url)));
}

/** An empty project, and the command in it. */
export async function importProject() {
  const root = await mkdtemp(join(tmpdir(), 'samspill-import-'));
  await mkdir(join(root, 'modules'));
  await mkdir(join(root, 'content'));
  return {
    root,
    async run(...args: readonly string[]) {
      const out: string[] = [];
      const error: string[] = [];
      const terminal = { out: (line: string) => void out.push(line), error: (line: string) => void error.push(line) };
      const code = await importCommand(args, { root, from: root }, terminal);
      return { code, out: out.join('\n'), error: error.join('\n') };
    },
    read: (path: string) => readFile(join(root, path), 'utf8'),
    /** Every file under a folder of the project, with what is in it. */
    async tree(): Promise<Readonly<Record<string, string>>> {
      const entries = await readdir(root, { recursive: true, withFileTypes: true });
      const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
      const texts = await Promise.all(paths.map(async (path) => [path, await readFile(path, 'latin1')] as const));
      return Object.fromEntries(texts.sort(([a], [b]) => (a < b ? -1 : 1)));
    },
    close: () => rm(root, { recursive: true, force: true }),
  };
}

/** A project in which something is imported. */
export type ImportProject = Awaited<ReturnType<typeof importProject>>;
