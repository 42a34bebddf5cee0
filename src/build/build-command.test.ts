import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { exampleModule } from '../../test/example-module.ts';
import { buildCommand, table } from './build-command.ts';

/** Runs the command in a project whose only module has a fault. */
async function run(...args: string[]) {
  const root = await mkdtemp(join(tmpdir(), 'samspill-'));
  onTestFinished(() => rm(root, { recursive: true }));
  await mkdir(join(root, 'modules/m1'), { recursive: true });
  await writeFile(join(root, 'modules/m1/module.yaml'), 'id: m1\n');
  const out: string[] = [];
  const error: string[] = [];
  const terminal = { out: (line: string) => out.push(line), error: (line: string) => error.push(line) };
  const code = await buildCommand(args, { root, out: join(root, 'dist') }, terminal);
  return { code, out: out.join('\n'), error: error.join('\n'), files: await readdir(root) };
}

it.each([
  [['--moodle'], 'Flagget --moodle finnes ikke.'],
  [['-m', 'm1'], 'Flagget -m finnes ikke.'],
  [['m1'], 'Forstår ikke «m1».'],
  [['--module'], '--module mangler navnet på en modul.'],
  [['--module', 'm9'], 'Fant ikke modulen «m9». Velg blant: m1.'],
])('answers %j with the usage, on the error stream', async (args, fault) => {
  const { code, out, error, files } = await run(...args);
  expect(code).toBe(2);
  expect(error).toContain(fault);
  expect(error).toContain('Bruk: npm run build');
  expect(out).toBe('');
  expect(files).toEqual(['modules']);
});

it('shows the usage on --help', async () => {
  const { code, out, error } = await run('--help');
  expect({ code, error }).toEqual({ code: 0, error: '' });
  expect(out).toContain('Bruk: npm run build');
});

it('tells content errors by file and line, without a stack trace, and writes nothing', async () => {
  const { code, out, error, files } = await run('--module', 'm1');
  expect(code).toBe(1);
  expect(out).toContain('m1: har feil');
  expect(error).toMatch(/^modules\/m1\/module\.yaml:\d+:\d+: /m);
  expect(error).toMatch(/\d+ feil i 1 fil\. Ingen pakker er skrevet\.$/);
  expect(error).not.toMatch(/^\s+at /m);
  expect(files).toEqual(['modules']);
});

it('closes with a table of package, size and what it holds', () => {
  const module = exampleModule();
  const packages = [{ name: 'samspill-m1_1.2.3_scorm12.zip', bytes: 63_421, format: 'scorm12' as const, module }];
  expect(table(packages)).toMatchInlineSnapshot(`
    "Pakke                          Størrelse  Innhold
    samspill-m1_1.2.3_scorm12.zip    63,4 kB  1 leksjon, 1 test, 0 spørsmål, språk: nb, nn"
  `);
});
