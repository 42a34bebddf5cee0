import { execFileSync, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
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
      // A job that calls another workflow has its minutes and steps there.
      'timeout-minutes': z.number().optional(),
      permissions: permissions.optional(),
      steps: z.array(step).default([]),
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

it.each(files)('%s gives every job of its own a time to end in', (name) => {
  for (const job of Object.values(read(name).jobs)) {
    if (job.uses === undefined) expect(job['timeout-minutes']).toBeLessThanOrEqual(30);
    else expect(job.uses).toBe('./.github/workflows/innhold.yml');
  }
});

it.each(files)('%s runs only actions that are pinned to a commit', (name) => {
  const uses = [...(texts.get(name) ?? '').matchAll(/\buses: (?!\.\/)(.*)$/gm)].map(([, action]) => action);
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

describe('a proposal', () => {
  const decide = stepsOf('ci.yml').find(({ id }) => id === 'se')?.run ?? '';

  /** What is run for a proposal that changes these files, on a merge of it as GitHub checks it out. */
  async function ranFor(changed: readonly string[], event = 'pull_request'): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'samspill-forslag-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const git = (...args: string[]) => {
      const own = ['-c', 'user.name=Kari', '-c', 'user.email=kari@granvik.example', '-c', 'init.defaultBranch=main'];
      execFileSync('git', [...own, ...args], { cwd: folder, stdio: 'pipe' });
    };
    git('init');
    git('commit', '--allow-empty', '-m', 'start');
    git('checkout', '-b', 'forslag');
    for (const path of changed) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), 'ny\n');
    }
    git('add', '-A');
    git('commit', '-m', 'endring');
    git('checkout', 'main');
    git('commit', '--allow-empty', '-m', 'noe annet');
    git('update-ref', 'refs/remotes/origin/main', 'main');
    if (event === 'workflow_dispatch') git('checkout', 'forslag');
    else git('merge', '--no-ff', '-m', 'forslaget', 'forslag');
    const output = join(folder, 'svar');
    const env = { ...process.env, GITHUB_EVENT_NAME: event, GITHUB_OUTPUT: output, HOVEDGREN: 'main' };
    execFileSync('bash', ['-e', '-o', 'pipefail', '-c', decide], { cwd: folder, env });
    return (await readFile(output, 'utf8')).trim().replace('\n', ' ');
  }

  it.each([
    ['a lesson', ['content/m1/nb/01-a.md', 'modules/m1/slots.json', 'docs/kilder.md'], 'kode=false tekst=true'],
    ['a picture with letters of ours', ['content/m1/media/møte på rådhuset.png'], 'kode=false tekst=true'],
    ['code', ['src/model/module.ts'], 'kode=true tekst=false'],
    ['both', ['content/m1/nb/01-a.md', 'package.json'], 'kode=true tekst=true'],
    ['a text that tests read', ['docs/forfatter.md'], 'kode=true tekst=false'],
    ['what only looks like content', ['src/content/a.md'], 'kode=true tekst=false'],
  ])('of %s gets the checks that it needs', async (_, changed, expected) => {
    expect(await ranFor(changed)).toBe(expected);
  });

  it('gets the same when it is started by hand', async () => {
    expect(await ranFor(['content/m1/nb/01-a.md'], 'workflow_dispatch')).toBe('kode=false tekst=true');
    expect(await ranFor(['src/a.ts'], 'workflow_dispatch')).toBe('kode=true tekst=false');
    // The push of these starts nothing, and the check that a merge waits for has to be there.
    for (const name of byHand) expect(commandsIn(name).at(-1)).toBe('gh workflow run ci.yml --ref "$BRANCH"');
  });

  it('gets everything once it is merged', async () => {
    expect(await ranFor(['content/m1/nb/01-a.md'], 'push')).toBe('kode=true tekst=false');
  });

  it('ends in one check, that waits for all of them and never starts from paths', () => {
    const { jobs, on } = read('ci.yml');
    expect(jobs.ferdig).toMatchObject({
      needs: Object.keys(jobs).filter((id) => id !== 'ferdig'),
      if: expect.stringContaining('always()'),
    });
    expect(JSON.stringify(on)).not.toContain('paths');
    const judge = jobs.ferdig?.steps[0]?.run ?? '';
    const judged = (ENDRET: string, TEKST: string, TEST: string) =>
      spawnSync('bash', ['-e', '-c', judge], { env: { ...process.env, ENDRET, TEKST, TEST } }).status;
    expect(judged('success', 'success', 'skipped')).toBe(0);
    expect(judged('success', 'skipped', 'success')).toBe(0);
    expect(judged('success', 'failure', 'skipped')).not.toBe(0);
    expect(judged('success', 'skipped', 'cancelled')).not.toBe(0);
    expect(judged('failure', 'skipped', 'skipped')).not.toBe(0);
  });
});
