import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { buildCommand } from '../src/build/build-command.ts';
import { readModuleSources } from '../src/build/sources.ts';

const root = fileURLToPath(new URL('fixtures/feil', import.meta.url));
const zip = 'samspill-feil_0.1.0_scorm12.zip';

/** Runs `npm run build` on the project with the mistakes, with the folder for zips in an empty place. */
async function run(prepare: (out: string) => Promise<void> = async () => {}) {
  const folder = await mkdtemp(join(tmpdir(), 'samspill-feil-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const dist = join(folder, 'dist');
  await prepare(dist);
  const lines = { out: [] as string[], error: [] as string[] };
  const terminal = { out: (line: string) => lines.out.push(line), error: (line: string) => lines.error.push(line) };
  const code = await buildCommand([], { root, out: dist }, terminal);
  return { code, ...lines, folder, dist };
}

it('tells every mistake of every file in one run, and fails', async () => {
  const { code, error } = await run();
  const messages = error.filter((line) => /^[\w./-]+:\d+:\d+: \S/.test(line));
  const mistakes = messages.filter((line) => !line.endsWith('(advarsel)'));
  expect(code).toBe(1);
  expect(mistakes).toHaveLength(42);
  expect(error.at(-1)?.trim()).toBe('42 feil i 7 filer. 1 advarsel. Ingen pakker er skrevet.');
  expect(error, 'nothing but messages and their sum').toHaveLength(messages.length + 1);
  const { lessons, moduleYaml } = await readModuleSources(root, 'feil');
  const silent = [moduleYaml, ...lessons].filter(({ path }) => !messages.some((line) => line.startsWith(`${path}:`)));
  expect(
    silent.map(({ path }) => path),
    'files without a message',
  ).toEqual([]);
});

it('points at a line that is there', async () => {
  const { error } = await run();
  const { lessons, moduleYaml } = await readModuleSources(root, 'feil');
  const places = error.flatMap((line) => {
    const [, path, at] = /^([\w./-]+):(\d+):\d+: /.exec(line) ?? [];
    const file = [moduleYaml, ...lessons].find((each) => each.path === path);
    return file ? [{ line, text: file.text.split('\n')[Number(at) - 1] }] : [];
  });
  expect(places.length).toBeGreaterThan(40);
  for (const { line, text } of places) expect(text?.trim(), line).toBeTruthy();
});

it('writes no package and no half of one', async () => {
  const { folder, out } = await run();
  expect(await readdir(folder)).toEqual([]);
  expect(out.join('\n')).not.toContain('.zip');
});

it('leaves an older package as it was', async () => {
  const before = new Date('2026-01-02T03:04:05Z');
  const { code, dist } = await run(async (folder) => {
    await mkdir(folder);
    await writeFile(join(folder, zip), 'eldre');
    await utimes(join(folder, zip), before, before);
  });
  expect(code).toBe(1);
  expect(await readdir(dist)).toEqual([zip]);
  expect(await readFile(join(dist, zip), 'utf8')).toBe('eldre');
  expect((await stat(join(dist, zip))).mtime).toEqual(before);
});
