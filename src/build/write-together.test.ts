import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
