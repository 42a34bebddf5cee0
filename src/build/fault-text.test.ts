import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { faultText } from './fault-text.ts';
import { readModuleSources } from './sources.ts';
import { alone, WriteError } from './write-files.ts';

const root = '/prosjekt';
const thrown = (code: string, syscall: string, path?: string) =>
  Object.assign(new Error(code), { code, syscall, path });

describe('what a command could not foresee', () => {
  it.each([
    [thrown('EACCES', 'open', `${root}/content/m1/nb/01.md`), 'content/m1/nb/01.md: Du har ikke lov til å åpne den. '],
    [thrown('EISDIR', 'read'), 'Filen: Det ligger en mappe der filen skal være. '],
    [thrown('ENOENT', 'open', `${root}/content/m1/nb/01.md`), 'content/m1/nb/01.md: Filen ble borte mens verktøyet '],
    [thrown('ENOSPC', 'write', `${root}/dist/a.zip`), 'dist/a.zip: Disken er full. '],
    [new WriteError('Filene kan ikke skrives.'), 'Filene kan ikke skrives.'],
    [
      new TypeError('x is not a function'),
      'Verktøyet stoppet, og det er en feil i verktøyet selv: x is not a function',
    ],
  ])('is told in Norwegian, without a stack: %s', (fault, told) => {
    const text = faultText(fault, root, {});
    expect(text).toContain(told);
    expect(text).not.toMatch(/^\s+at /m);
  });

  it('has its stack where somebody looks for the fault', () => {
    expect(faultText(new TypeError('x'), root, { SAMSPILL_FEILSOK: '1' })).toMatch(/^\s+at /m);
  });

  it('names the file where a folder lies in its place', async () => {
    const project = await mkdtemp(join(tmpdir(), 'samspill-mappe-'));
    onTestFinished(() => rm(project, { recursive: true }));
    await mkdir(join(project, 'modules/m1/module.yaml'), { recursive: true });
    const fault = await readModuleSources(project, 'm1').catch((error: unknown) => error);
    expect(faultText(fault, project, {})).toBe(
      'modules/m1/module.yaml: Det ligger en mappe der filen skal være. Rett det, og prøv igjen.',
    );
  });
});

it('lets only one command write at a time', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'samspill-laas-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const steps: string[] = [];
  const run = (name: string) => async () => {
    steps.push(`${name} inn`);
    await new Promise((resolve) => setTimeout(resolve, 100));
    steps.push(`${name} ut`);
  };
  const lock = join(folder, 'skrives');
  await Promise.all([alone(lock, 'opptatt', run('a')), alone(lock, 'opptatt', run('b'))]);
  expect(steps.map((step) => step.split(' ')[1])).toEqual(['inn', 'ut', 'inn', 'ut']);
  expect(await readdir(folder)).toEqual([]);
});
