import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { check } from '../src/build/check.ts';
import type { ContentMessage } from '../src/model/message.ts';
import { expected, mistakeFiles, projectWith } from './support/forty-mistakes.ts';

// «Must show» 1 of the authors' tools: forty mistakes, each by itself, and all of them in one module in one run.

async function project(files: readonly string[]): Promise<string> {
  const folder = await projectWith(files);
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

const line = ({ file, line, column, severity, rule, text }: ContentMessage): string =>
  `${file.split('/').at(-1)}:${line}:${column} ${severity === 'error' ? 'feil' : 'advarsel'} ${rule}: ${text}`;

const of = (file: string): readonly string[] => expected.filter((each) => each.startsWith(`${file}:`));

it('there are forty, by nearly as many rules', () => {
  expect(mistakeFiles).toHaveLength(40);
  for (const file of mistakeFiles) expect(of(file), file).not.toEqual([]);
  const rules = mistakeFiles.map((file) => / (\S+): /.exec(of(file)[0] ?? '')?.[1]);
  expect(new Set(rules).size).toBeGreaterThanOrEqual(36);
});

describe('each by itself', () => {
  it('is told of at its line, with the way out', async () => {
    const base = await project([]);
    expect((await check(base, ['kurs'])).messages, 'without a mistake').toEqual([]);
    for (const file of mistakeFiles) {
      const { messages } = await check(await project([file]), ['kurs']);
      expect(messages.map(line), file).toEqual(of(file));
    }
  }, 120_000);
});

describe('all forty in one module', () => {
  /** Runs a command of the project as `npm run` does, in a process of its own. */
  const run = (root: string, script: string, ...args: readonly string[]) =>
    spawnSync(process.execPath, ['node_modules/tsx/dist/cli.mjs', `scripts/${script}.ts`, ...args], {
      cwd: root,
      encoding: 'utf8',
    });

  const places = (output: string): readonly string[] =>
    output
      .split('\n')
      .filter((each) => /^content\/\S+:\d+:\d+: /.test(each))
      .map((each) => each.replace(/^content\/kurs\/nb\//, '').replace(/ \(advarsel\)$/, ''));

  const wanted = expected.map((each) => each.replace(/ (?:feil|advarsel) [a-z0-9-]+: /, ': '));

  const count = (level: string): number => expected.filter((each) => each.includes(` ${level} `)).length;

  async function hashes(folder: string): Promise<readonly string[]> {
    const names = (await readdir(folder)).sort();
    return Promise.all(
      names.map(
        async (name) =>
          `${name} ${createHash('sha256')
            .update(await readFile(join(folder, name)))
            .digest('hex')}`,
      ),
    );
  }

  it('are all told of in one run of npm run sjekk, which exits with 1 and without a stack trace', async () => {
    const root = await project(mistakeFiles);
    const { status, stdout, stderr } = run(root, 'sjekk');
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(places(stdout)).toEqual(wanted);
    expect(stdout.trimEnd().split('\n').at(-1)).toBe(
      `${count('feil')} feil i ${new Set(expected.filter((each) => each.includes(' feil ')).map((each) => each.split(':')[0])).size} filer. ${count('advarsel')} advarsler.`,
    );
    expect(stdout).not.toMatch(/^\s+at .*\d+:\d+\)?$|node:internal|Error:/m);
    expect(stdout, 'not even here').not.toContain('60085');
    const sarif = JSON.parse(run(root, 'sjekk', '--sarif').stdout);
    expect(sarif.runs[0].results).toHaveLength(expected.length);
  }, 120_000);

  it('stop npm run build, which leaves dist/ as it was', async () => {
    const root = await project(mistakeFiles);
    const dist = join(root, 'dist');
    await mkdir(dist);
    await writeFile(join(dist, 'samspill-kurs_0.0.9_scorm12.zip'), 'an older package');
    await writeFile(join(dist, 'index.html'), 'an older page');
    const before = await hashes(dist);
    const { status, stdout, stderr } = run(root, 'build');
    expect(status).toBe(1);
    expect(places(stderr)).toEqual(wanted);
    expect(stderr).toContain('Ingen pakker er skrevet.');
    expect(stdout + stderr).not.toMatch(/^\s+at .*\d+:\d+\)?$|node:internal|Error:/m);
    expect(await hashes(dist)).toEqual(before);
  }, 120_000);
});
