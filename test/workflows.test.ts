import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, '.github/workflows');

const permissions = z.record(z.string(), z.enum(['read', 'write', 'none']));
const step = z.looseObject({ uses: z.string().optional(), run: z.string().optional() });
const workflow = z.looseObject({
  name: z.string(),
  on: z.unknown(),
  permissions,
  jobs: z.record(
    z.string(),
    z.looseObject({
      'timeout-minutes': z.number(),
      permissions: permissions.optional(),
      steps: z.array(step),
    }),
  ),
});

const files = (await readdir(folder)).filter((name) => name.endsWith('.yml')).sort();
const texts = new Map(
  await Promise.all(files.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const)),
);
/** Started by somebody with the right to write, on a branch that is not the published one. */
const byHand = ['fiks.yml', 'versjon.yml'];

const read = (name: string) => workflow.parse(parse(texts.get(name) ?? ''));
const stepsOf = (name: string) => Object.values(read(name).jobs).flatMap(({ steps }) => steps);
const commandsIn = (name: string): readonly string[] => stepsOf(name).flatMap(({ run }) => run ?? []);

it('is what the guide tells of', () => {
  expect(files).toEqual(['ci.yml', 'fiks.yml', 'innhold.yml', 'versjon.yml']);
});

it.each(files)('%s calls only npm scripts that exist', async (name) => {
  const { scripts } = z
    .object({ scripts: z.record(z.string(), z.string()) })
    .parse(JSON.parse(await readFile(join(root, 'package.json'), 'utf8')));
  const runs = commandsIn(name);
  const called = runs.flatMap((run) => [...run.matchAll(/\bnpm (?:run (?:--silent )?([\w:-]+)|(test|start)\b)/g)]);
  const names = called.map(([, script, short]) => script ?? short ?? '');
  expect(names.length).toBeGreaterThan(0);
  expect(names.filter((script) => !(script in scripts))).toEqual([]);
});

it.each(files)('%s runs only actions that are pinned to a commit', (name) => {
  const uses = [...(texts.get(name) ?? '').matchAll(/\buses: (.*)$/gm)].map(([, action]) => action);
  expect(uses.length).toBeGreaterThan(0);
  for (const action of uses) expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
});

it.each(files)('%s may do no more than it must', (name) => {
  const { permissions: top, jobs } = read(name);
  const own = Object.values(jobs).flatMap((job) => Object.entries(job.permissions ?? {}));
  const writes = own.filter(([, level]) => level === 'write');
  expect(Object.values(top)).not.toContain('write');
  expect(writes.map(([what]) => what)).toEqual(byHand.includes(name) ? ['contents', 'actions'] : []);
});

it.each(files)('%s puts nothing that a stranger has written into a command', (name) => {
  for (const run of commandsIn(name)) expect(run).not.toContain('${{');
});

it.each(byHand)('%s is started by hand alone, and never on what is published', (name) => {
  const { on, jobs } = read(name);
  expect(Object.keys(z.looseObject({}).parse(on))).toEqual(['workflow_dispatch']);
  for (const job of Object.values(jobs)) {
    expect(job.if).toContain('github.ref_name != github.event.repository.default_branch');
  }
});

it('never runs the code of a pull request with rights to write', () => {
  for (const [name, text] of texts) {
    expect(text, name).not.toContain('pull_request_target');
    if (text.includes('pull_request:')) expect(text, name).not.toMatch(/: write\b/);
  }
});

it('checks a pull request, puts the faults on their lines, and keeps the preview also where there are faults', () => {
  const runs = commandsIn('innhold.yml');
  expect(runs).toContain('npm run --silent sjekk -- --github');
  expect(runs).toContain('npm run --silent forhandsvis');
  const upload = stepsOf('innhold.yml').find(({ uses }) => uses?.startsWith('actions/upload-artifact@'));
  expect(upload).toMatchObject({ if: expect.stringContaining('!cancelled()'), with: { path: 'forhandsvisning/' } });
});

it('is called in the guide what it is called on GitHub', async () => {
  const guide = await readFile(join(root, 'docs/forfatter.md'), 'utf8');
  const { jobs } = read('innhold.yml');
  for (const job of Object.values(jobs)) expect(guide).toContain(`«${String(job.name)}»`);
  for (const name of byHand) expect(guide).toContain(`velg «${read(name).name}»`);
  const upload = stepsOf('innhold.yml').find(({ uses }) => uses?.startsWith('actions/upload-artifact@'));
  expect(upload).toMatchObject({ with: { name: 'forhandsvisning' } });
  expect(guide).toContain('Nederst ligger `forhandsvisning`');
});
