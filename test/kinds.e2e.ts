import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { interactionKinds } from '../src/interactions/kinds.ts';
import type { Cmi } from '../src/preview/policy.ts';
import type { KindDriver } from './support/kinds/driver.ts';
import { drivers } from './support/kinds/index.ts';
import { questionOf, smallTargets, submitByKeys, tabInto } from './support/kinds/play.ts';
import { restored } from './support/snapshot.ts';
import { type Learner, openStage, type Stage } from './support/stage.ts';

declare const axe: { run(context: string, options: object): Promise<AxeResults> };

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What is shown of each kind, in the words of the issue. */
const columns = [
  'keyboard only',
  'axe in every state',
  'announced feedback',
  'touch 44 px',
  'no JavaScript',
  'print',
  'resume',
  '1.2 record',
  '2004 record',
  'xAPI record',
] as const;

const table = new Map<string, Map<string, string>>(drivers.map(({ kind }) => [kind, new Map()]));
const note = (kind: string, column: (typeof columns)[number], cell: string) => table.get(kind)?.set(column, cell);

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(async () => {
  await stage.close();
  const lines = [
    ['kind', ...columns],
    ...[...table].map(([kind, row]) => [kind, ...columns.map((c) => row.get(c) ?? '')]),
  ];
  process.stdout.write(`\n${lines.map((line) => line.join(' | ')).join('\n')}\n`);
});

async function violations(frame: Frame, selector: string): Promise<string[]> {
  await frame.evaluate(axeSource);
  return frame.evaluate(async (context) => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations } = await axe.run(context, { runOnly: { type: 'tag', values: tags } });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  }, selector);
}

/** The last record of a question, without what depends on the clock. */
function recordIn(cmi: Cmi, id: string): Record<string, string> {
  const isId = ([key, value]: readonly [string, unknown]) => /^cmi\.interactions\.\d+\.id$/.test(key) && value === id;
  const stem = Object.entries(cmi).filter(isId).at(-1)?.[0].replace(/id$/, '') ?? 'none';
  return Object.fromEntries(
    Object.entries(cmi)
      .filter(([key]) => key.startsWith(stem))
      .map(([key, value]) => [key.slice(stem.length), String(value)]),
  );
}

/** What a record says, on one line: type, response, result. */
const cell12 = ({ type, student_response: response, result }: Record<string, string>) =>
  `${type} ${response} ${result}`;
const cell2004 = ({ type, learner_response: response, result }: Record<string, string>) =>
  `${type} ${response} ${result}`;

/** Answers a kind by the keyboard, and submits; gives the id of the question. */
async function answer(learner: Learner, driver: KindDriver, how: 'right' | 'wrong'): Promise<string> {
  const question = questionOf(learner.course, driver.kind);
  await tabInto(learner.page, question);
  await driver.answer(learner.page, question, how);
  await submitByKeys(learner.page, question, driver);
  return String(await question.getAttribute('id'));
}

it('has a driver for every kind there is', () => {
  expect(drivers.map(({ kind }) => kind).sort()).toEqual(interactionKinds.map(({ kind }) => kind).sort());
});

describe.each(drivers.map((driver) => ({ driver, kind: driver.kind })))('$kind', ({ driver, kind }) => {
  it('is answered, judged, told of, reported in 1.2 and over xAPI, and back at the next launch', async () => {
    const learner = await stage.learner({ activity: 'utstilling', viewport: { width: 360, height: 800 } });
    const course = await learner.open();
    const question = questionOf(course, kind);
    await tabInto(learner.page, question);
    const selector = `sam-${kind}[data-role=practice]`;
    const states = [await violations(course, selector)];
    expect(await smallTargets(question)).toEqual([]);
    const id = await answer(learner, driver, 'wrong');
    note(kind, 'keyboard only', 'answered and submitted with Tab, arrows, Space and Enter');
    states.push(await violations(course, selector));
    expect(states.flat()).toEqual([]);
    note(kind, 'axe in every state', `0 in ${states.length}`);
    expect(await smallTargets(question)).toEqual([]);
    note(kind, 'touch 44 px', 'all targets, before and after');

    const told = await question.locator('[role=status]').filter({ hasText: /\S/ }).first().ariaSnapshot();
    expect(told).toMatch(/^- status:?[\s\S]*\S/);
    expect(told.replace(/^- status:?\s*/, '').length, 'says something').toBeGreaterThan(10);
    note(kind, 'announced feedback', 'status, verdict and «why»');

    await learner.saved();
    const cmi = recordIn((await stage.lms('utstilling')).cmi, id);
    expect(cmi.type, 'type').toBeTruthy();
    expect(cmi.result, 'result').toMatch(/^(?:correct|wrong|neutral)$/);
    note(kind, '1.2 record', cell12(cmi));
    const statement = (await stage.log())
      .map((each) => each.statement)
      .find(({ object }) => String(object.id).endsWith(`/${id}`));
    const definition = Object(statement?.object.definition);
    expect(definition.interactionType).toBe(cmi.type);
    expect(Object.keys(Object(definition.description))).toEqual(['nb']);
    note(kind, 'xAPI record', `${definition.interactionType} ${Object(statement?.result).response}`);

    const before = await driver.read(question);
    await learner.page.goto(stage.url);
    await learner.open();
    await learner.course.waitForSelector(restored, { state: 'attached' });
    expect(await driver.read(questionOf(learner.course, kind))).toBe(before);
    note(kind, 'resume', 'same answer after a relaunch');
    await learner.page.context().close();
  });

  it('is recorded in SCORM 2004', async () => {
    const learner = await stage.learner({ activity: 'utstilling.scorm2004-4' });
    await learner.open();
    const id = await answer(learner, driver, 'right');
    await learner.saved();
    const cmi = recordIn((await stage.lms('utstilling.scorm2004-4')).cmi, id);
    expect(cmi.result).toMatch(/^(?:correct|neutral)$/);
    note(kind, '2004 record', cell2004(cmi));
    await learner.page.context().close();
  });

  it('can be read and filled in without JavaScript, and printed', async () => {
    const plain = await stage.browser.newContext({ javaScriptEnabled: false, viewport: { width: 1000, height: 800 } });
    const page = await plain.newPage();
    await page.goto(stage.url + (await stage.lms('utstilling')).href);
    const question = questionOf(page.mainFrame(), kind);
    const controls = question.locator('input, select, a');
    const whys = question.locator('.sam-why, details');
    expect(await controls.filter({ visible: true }).count()).toBeGreaterThan(0);
    expect(await whys.count()).toBeGreaterThan(0);
    note(kind, 'no JavaScript', `${await controls.count()} controls, ${await whys.count()} folded «why»`);
    await page.emulateMedia({ media: 'print' });
    const text = String(await question.evaluate((element) => (element as HTMLElement).innerText));
    expect(text.length).toBeGreaterThan(40);
    await plain.close();

    const learner = await stage.learner({ activity: 'utstilling.web' });
    await learner.open();
    const upgraded = questionOf(learner.course, kind);
    await tabInto(learner.page, upgraded);
    await learner.page.emulateMedia({ media: 'print' });
    const shown = await upgraded
      .locator('legend, .sam-option, label, select, .sam-case-node')
      .filter({ visible: true })
      .count();
    expect(shown).toBeGreaterThan(0);
    note(kind, 'print', `${shown} parts, upgraded too`);
    await learner.page.context().close();
  });
});

it('leaves no cell of the table empty', () => {
  const empty = [...table].flatMap(([kind, row]) => columns.filter((c) => !row.get(c)).map((c) => `${kind}: ${c}`));
  expect(empty).toEqual([]);
});
