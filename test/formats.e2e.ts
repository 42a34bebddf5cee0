import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { nodeSchemas } from '../src/build/xmllint.ts';
import { checkPackage } from '../src/checker/check-package.ts';
import { type PackageFormat, packageFormats } from '../src/model/package.ts';
import type { Cmi5Log, TincanLog } from '../src/preview/launch-log.ts';
import { lessons, testQuestions } from './support/m1.ts';
import { type Learner, openStage, refused, type Stage } from './support/stage.ts';

/** One line of the table: what a run over the built zip showed. */
interface Row {
  readonly format: PackageFormat;
  readonly xsd: string;
  readonly checker: string;
  readonly opens: string;
  readonly resumes: string;
  readonly completed: string;
  readonly passed: string;
  /** Characters of the state after completion. */
  readonly state: number;
}

const rows: Row[] = [];
const dist = inject('dist');

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(async () => {
  await stage.close();
  const columns = ['format', 'xsd', 'checker', 'opens', 'resumes', 'completed', 'passed', 'state'] as const;
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column]))];
  process.stdout.write(`\n${lines.map((line) => line.join(' | ')).join('\n')}\n`);
});

const activityOf = (format: PackageFormat): string => (format === 'scorm12' ? 'm1' : `m1.${format}`);

async function judged(format: PackageFormat): Promise<Pick<Row, 'xsd' | 'checker'>> {
  const name =
    (await readdir(dist)).find((file) => file.startsWith('samspill-m1_') && file.endsWith(`_${format}.zip`)) ?? '';
  const { findings } = await checkPackage(await readFile(join(dist, name)), { ...nodeSchemas, name });
  const faults = findings.filter(({ rule }) => rule.startsWith('xsd'));
  return {
    xsd: format.startsWith('scorm') ? (faults.length === 0 ? 'valid' : `${faults.length} faults`) : 'none exists',
    checker: `${findings.length} findings`,
  };
}

/** Length of every state that left the page as a document of an LRS. */
function watchStates(learner: Learner): number[] {
  const lengths: number[] = [];
  learner.page.on('request', (request) => {
    if (request.method() === 'PUT' && request.url().includes('activities/state'))
      lengths.push(request.postData()?.length ?? 0);
  });
  return lengths;
}

const getJson = async <T>(path: string): Promise<T> => (await fetch(stage.url + path)).json() as Promise<T>;

const verbsOf = (log: { readonly statements: readonly { readonly statement: unknown }[] }): string[] =>
  log.statements.map(
    ({ statement }) => /"verb":\{[^}]*?"id":"[^"]*\/(\w+)"/.exec(JSON.stringify(statement))?.[1] ?? '',
  );

type Outcome = Pick<Row, 'opens' | 'completed' | 'passed'> & { readonly state?: number };

const yes = (is: boolean): string => (is ? 'yes' : 'NO');

/** What the runtime of each format got to know. */
async function outcome(format: PackageFormat, learner: Learner): Promise<Outcome> {
  const activity = activityOf(format);
  if (format === 'cmi5') {
    const { completed, passed, satisfied, violations } = await getJson<Cmi5Log>(`/cmi5/${activity}/_log`);
    return { opens: `${violations.length} violations`, completed: yes(completed && satisfied), passed: yes(passed) };
  }
  if (format === 'xapi') {
    const verbs = verbsOf(await getJson<TincanLog>(`/tincan/${activity}/_log`));
    return {
      opens: yes(verbs.includes('initialized')),
      completed: yes(verbs.filter((verb) => verb === 'completed').length === 1),
      passed: yes(verbs.filter((verb) => verb === 'passed').length === 1),
    };
  }
  if (format === 'web') {
    const { length } = await learner.page.evaluate(() => localStorage.getItem('samspill:m1') ?? '');
    const said = await learner.course.locator('#resultat').innerText();
    return {
      opens: 'yes',
      completed: yes(said.includes('Modulen er fullført.')),
      passed: yes(said.includes('bestått')),
      state: length,
    };
  }
  const { cmi } = await stage.lms(activity);
  const calls = refused(await learner.calls());
  const of12 = format === 'scorm12';
  return {
    opens: `${calls.length} refused calls`,
    completed: yes(cmi[of12 ? 'cmi.core.lesson_status' : 'cmi.completion_status'] === 'completed'),
    // SCORM 1.2 has one status for both; the score tells the rest.
    passed: of12 ? `raw ${cmi['cmi.core.score.raw']}` : yes(cmi['cmi.success_status'] === 'passed'),
    state: cmi['cmi.suspend_data']?.length ?? 0,
  };
}

it.each(packageFormats)('%s: from the zip through its runtime and back, to the end', async (format) => {
  const learner = await stage.learner({ activity: activityOf(format) });
  const states = watchStates(learner);
  await learner.open();
  await learner.answer('q_mandag', 'wrong');
  await learner.next();
  await learner.next();
  await learner.saved();
  await learner.page.goto(stage.url);

  await learner.open();
  const resumed =
    (await learner.view()) === 'l_naturkraft' &&
    (await learner.course.locator('#q_mandag input:checked').count()) === 1;
  for (const lesson of lessons) {
    await learner.goTo(lesson);
    await learner.answer(lesson.replace('l_', 'q_'), 'right');
    await learner.next();
  }
  for (const [index, question] of testQuestions.entries())
    await learner.tick(question, index === 1 ? 'wrong' : 'right');
  await learner.course.click('sam-test button[type=submit]');
  await learner.course.getByText('Modulen er fullført').waitFor();
  await learner.saved();

  const { state = states.at(-1) ?? 0, ...runtime } = await outcome(format, learner);
  const row: Row = { format, ...(await judged(format)), ...runtime, resumes: yes(resumed), state };
  rows.push(row);
  expect(row).toEqual({
    format,
    xsd: format.startsWith('scorm') ? 'valid' : 'none exists',
    checker: '0 findings',
    opens: format === 'cmi5' ? '0 violations' : format.startsWith('scorm') ? '0 refused calls' : 'yes',
    resumes: 'yes',
    completed: 'yes',
    passed: format === 'scorm12' ? 'raw 83.33' : 'yes',
    state: row.state,
  });
  expect(row.state).toBeGreaterThan(40);
  expect(row.state).toBeLessThan(500);
  await learner.page.context().close();
});
