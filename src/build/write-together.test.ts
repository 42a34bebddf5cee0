import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { writeTogether } from './write-together.ts';

async function project() {
  const root = await mkdtemp(join(tmpdir(), 'samspill-skriv-'));
  onTestFinished(() => rm(root, { recursive: true }));
  await writeFile(join(root, 'a.txt'), 'gammel');
  return root;
}

it('writes every file, in folders that are made for it', async () => {
  const root = await project();
  const files = [
    { path: 'a.txt', text: 'ny' },
    { path: 'b/c/d.txt', text: 'ny' },
  ];
  expect(await writeTogether(root, files)).toBeUndefined();
  for (const { path } of files) expect(await readFile(join(root, path), 'utf8')).toBe('ny');
  expect((await readdir(root, { recursive: true })).sort()).toEqual(['a.txt', 'b', 'b/c', 'b/c/d.txt']);
});

it('never writes over a file that should be new', async () => {
  const root = await project();
  const fault = await writeTogether(root, [
    { path: 'b.txt', text: 'ny' },
    { path: 'a.txt', text: 'ny', isNew: true },
  ]);
  expect(fault).toBe(
    'Filene kan ikke skrives. En av dem finnes fra før, og blir ikke skrevet over. Velg et annet navn.',
  );
  expect(await readdir(root)).toEqual(['a.txt']);
  expect(await readFile(join(root, 'a.txt'), 'utf8')).toBe('gammel');
});

it('finishes what it has begun when it is interrupted', async () => {
  const root = await project();
  const count = 4000; // Enough to take some time.
  const module = fileURLToPath(new URL('write-together.ts', import.meta.url));
  const script = `import(${JSON.stringify(pathToFileURL(module).href)}).then((all) => all.writeTogether(${JSON.stringify(root)}, Array.from({ length: ${count} }, (_, index) => ({ path: 'b/' + index + '.txt', text: 'ny' }))));`;
  const child = spawn(process.execPath, ['--import', 'tsx', '-e', script], { stdio: 'inherit' });
  const ended = new Promise((resolve) => child.on('exit', resolve));
  while (!existsSync(join(root, 'b/0.txt'))) await new Promise((resolve) => setImmediate(resolve));
  child.kill('SIGINT');
  await ended;
  expect((await readdir(join(root, 'b'))).length).toBe(count);
}, 60_000);

it('takes away what a command that was killed has left, and makes no folder before all is on disk', async () => {
  const root = await project();
  const gone = spawnSync(process.execPath, ['-e', '']).pid;
  await writeFile(join(root, `.0.${gone}.tmp`), 'halv');
  expect(await writeTogether(root, [{ path: 'b/c.txt', text: 'ny' }])).toBeUndefined();
  expect((await readdir(root, { recursive: true })).sort()).toEqual(['a.txt', 'b', 'b/c.txt']);
});

it('puts back what it had written when one cannot be put in its place', async () => {
  const root = await project();
  await mkdir(join(root, 'z.txt/opptatt'), { recursive: true });
  const before = (await readdir(root, { recursive: true })).sort();
  const fault = await writeTogether(root, [
    { path: 'a.txt', text: 'ny' },
    { path: 'b/c.txt', text: 'ny' },
    { path: 'z.txt', text: 'ny' },
  ]);
  expect(fault).toMatch(/^Filene kan ikke skrives\. /);
  expect(await readFile(join(root, 'a.txt'), 'utf8')).toBe('gammel');
  expect((await readdir(root, { recursive: true })).sort()).toEqual(before);
});
