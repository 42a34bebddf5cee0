import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { countReporter, countSession } from './count-reporter.ts';
import { countsOf, elementReport, runStages, type Stage, summary, vitestReport } from './test-run.ts';

const check: Stage = { name: 'sjekk', command: ['x'] };
const runner: Stage = { name: 'tester', command: ['x'], report: vitestReport };
const figures = (numPassedTests: number, numFailedTests: number) => JSON.stringify({ numPassedTests, numFailedTests });

it('counts a command without a report as one check', () => {
  expect(countsOf(check, { exitCode: 0 })).toEqual({ passed: 1, failed: 0 });
  expect(countsOf(check, { exitCode: 2 })).toEqual({ passed: 0, failed: 1 });
});

it('counts the tests of a runner', () => {
  expect(countsOf(runner, { exitCode: 0, report: figures(12, 0) })).toMatchObject({ passed: 12, failed: 0 });
  expect(countsOf(runner, { exitCode: 1, report: figures(12, 3) })).toMatchObject({ passed: 12, failed: 3 });
});

it('names the tests that held only at the second try', () => {
  const result = (fullName: string, status: string, ...failureMessages: string[]) => ({
    fullName,
    status,
    failureMessages,
  });
  const assertionResults = [result('a', 'passed'), result('b', 'passed', 'timed out'), result('c', 'failed', 'no')];
  const report = JSON.stringify({ numPassedTests: 2, numFailedTests: 1, testResults: [{ assertionResults }] });
  expect(countsOf(runner, { exitCode: 1, report })).toEqual({ passed: 2, failed: 1, shaky: ['b'] });
});

it.each([
  ['ran nothing', { exitCode: 0, report: figures(0, 0) }, 0],
  ['broke off after good tests', { exitCode: 1, report: figures(5, 0) }, 5],
  ['left no report', { exitCode: 0 }, 0],
  ['left a report that cannot be read', { exitCode: 0, report: '{' }, 0],
  ['left a report without figures', { exitCode: 0, report: 'null' }, 0],
])('counts a failure when a runner %s', (_what, outcome, passed) => {
  expect(countsOf(runner, outcome)).toMatchObject({ passed, failed: 1 });
});

/** A project in which `node_modules/tool.mjs` is the program of each stage. */
async function project(program: string) {
  const root = await mkdtemp(join(tmpdir(), 'samspill-'));
  onTestFinished(() => rm(root, { recursive: true }));
  await mkdir(join(root, 'node_modules'));
  await writeFile(join(root, 'node_modules/tool.mjs'), program);
  return root;
}

it('runs every stage, also after one has failed, and adds up', async () => {
  const root = await project(`
    import { appendFileSync, writeFileSync } from 'node:fs';
    appendFileSync('ran.txt', process.argv[2]);
    if (process.env.SAMSPILL_COUNT_FILE) writeFileSync(process.env.SAMSPILL_COUNT_FILE, '{"passed":4,"failed":2}');
    process.exitCode = Number(process.argv[2]);`);
  const lines: string[] = [];
  const counts = await runStages(
    [
      { name: 'Først', command: ['tool.mjs', '1'] },
      { name: 'Elementer', command: ['tool.mjs', '3'], report: elementReport },
      { name: 'Sist', command: ['tool.mjs', '0'] },
    ],
    { root, log: (line) => lines.push(line) },
  );
  expect(summary(counts)).toBe('5 passed, 3 failed');
  expect(await readFile(join(root, 'ran.txt'), 'utf8')).toBe('130');
  expect(lines.filter((line) => line.includes(':'))).toEqual([
    '── Først: 0 passed, 1 failed',
    '── Elementer: 4 passed, 2 failed',
    '── Sist: 1 passed, 0 failed',
  ]);
});

it('does not take the report of the stage before', async () => {
  const root = await project(`
    import { writeFileSync } from 'node:fs';
    if (process.argv[2] === 'skriv') writeFileSync(process.env.SAMSPILL_COUNT_FILE, '{"passed":4,"failed":0}');`);
  const stage = (word: string): Stage => ({ name: word, command: ['tool.mjs', word], report: elementReport });
  expect(await runStages([stage('skriv'), stage('tie')], { root, log: () => {} })).toEqual({ passed: 4, failed: 1 });
});

const test = (passed: boolean, skipped = false) => ({ name: 't', passed, skipped });

it('counts element tests in nested suites, without those that are skipped', () => {
  const testResults = {
    name: '',
    tests: [test(true)],
    suites: [
      { name: 's', tests: [test(false), test(true, true)], suites: [{ name: 'i', tests: [test(true)], suites: [] }] },
    ],
  };
  expect(countSession({ passed: false, testResults })).toEqual({ passed: 2, failed: 1 });
});

it('counts a page that could not be loaded as a failure', () => {
  expect(countSession({ passed: false })).toEqual({ passed: 0, failed: 1 });
  expect(countSession({})).toEqual({ passed: 0, failed: 1 });
});

it('writes the figures of all pages to the file asked for', async () => {
  const root = await project('');
  const file = join(root, 'count.json');
  countReporter(file).onTestRunFinished?.({ testRun: 1, sessions: [] });
  expect(elementReport.read(await readFile(file, 'utf8'))).toEqual({ passed: 0, failed: 0 });
});
