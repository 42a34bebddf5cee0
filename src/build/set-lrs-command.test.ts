import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { exampleModule, examplePlayer } from '../../test/example-module.ts';
import { scorm12Package } from '../packagers/scorm12.ts';
import { zipFiles } from '../packagers/zip.ts';
import { setLrsCommand } from './set-lrs-command.ts';

const zip = zipFiles(scorm12Package(exampleModule(), examplePlayer, []).files);
let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'samspill-lrs-'));
  path = join(folder, 'pakke.zip');
  await writeFile(path, zip);
});
afterEach(() => rm(folder, { recursive: true }));

async function run(...args: string[]) {
  const lines: string[] = [];
  const write = (line: string) => void lines.push(line);
  const exit = await setLrsCommand(args, { out: write, error: write });
  return { exit, said: lines.join('\n'), files: (await readdir(folder)).sort() };
}
const access = ['--endpoint', 'https://lrs.example/xapi', '--key', 'navn:hemmelig'];

it('writes a copy with the LRS in it, warns of the key, and leaves the package as it was', async () => {
  const { exit, said, files } = await run(path, ...access);
  expect([exit, files]).toEqual([0, ['pakke.zip', 'pakke_lrs.zip']]);
  expect(said).toMatch(/pakke_lrs\.zip[\s\S]*Alle som kan åpne modulen, kan lese den\..*bare kan skrive/);
  expect(Buffer.from(await readFile(path)).equals(Buffer.from(zip))).toBe(true);
  const copy = unzipSync(await readFile(join(folder, 'pakke_lrs.zip')));
  expect(strFromU8(copy['samspill-lrs.txt']!)).toContain('https://lrs.example/xapi');
});

it('gives the copy the name that is asked for, and its own name again when it is changed again', async () => {
  expect((await run(path, ...access, '--ut', join(folder, 'ny.zip'))).files).toContain('ny.zip');
  await run(path, ...access);
  expect((await run(join(folder, 'pakke_lrs.zip'), ...access)).files).toEqual(['ny.zip', 'pakke.zip', 'pakke_lrs.zip']);
});

it.each([
  ['a zip that is spoilt', async () => writeFile(path, zip.slice(0, 200)), 1],
  ['no file', async () => rm(path), 1],
])('refuses %s, and writes nothing', async (_, spoil, code) => {
  await spoil();
  const { exit, files } = await run(path, ...access);
  expect(exit).toBe(code);
  expect(files.filter((name) => name !== 'pakke.zip')).toEqual([]);
});

it.each([
  ['in a folder that is not there', 'mangler/ny.zip'],
  ['where a folder stands', 'mappe'],
])('says so when it cannot write %s, and leaves nothing behind', async (_, name) => {
  await mkdir(join(folder, 'mappe'));
  const { exit, said, files } = await run(path, ...access, '--ut', join(folder, name));
  expect([exit, said]).toEqual([1, expect.stringContaining('Får ikke skrevet')]);
  expect(files).toEqual(['mappe', 'pakke.zip']);
});

it('never writes over the package it was given', async () => {
  const { exit, said } = await run(path, ...access, '--ut', join(folder, '.', 'pakke.zip'));
  expect([exit, said]).toEqual([2, expect.stringContaining('et annet navn')]);
  expect(Buffer.from(await readFile(path)).equals(Buffer.from(zip))).toBe(true);
});

it.each([
  [[], 'Oppgi én zip-fil.'],
  [['a.zip', 'b.zip', ...access], 'Oppgi én zip-fil.'],
  [['a.zip', '--key', 'x'], '--endpoint mangler'],
  [['a.zip', '--endpoint', 'https://a.example'], '--key mangler'],
  [['a.zip', ...access, '--ut'], '--ut mangler'],
  [['a.zip', '--nokkel', 'x'], 'Flagget --nokkel finnes ikke.'],
])('explains itself after %j', async (args, said) => {
  expect(await run(...args)).toMatchObject({ exit: 2, said: expect.stringContaining(said) });
});
