import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { build } from '../src/build/build.ts';
import { listModules } from '../src/build/sources.ts';
import { axeFindings } from './support/a11y-checks/axe.ts';
import { told } from './support/a11y-checks/finding.ts';
import { editionsOf, type ShownEdition } from './support/a11y-states.ts';
import { walkCase, waysOf } from './support/case-ways.ts';
import { restored } from './support/snapshot.ts';
import { openStage, refused, type Stage } from './support/stage.ts';
import { goToView, idsOf, takeModule } from './support/take-module.ts';

/** design.md §6: of a module with 120 questions. */
const stateLimit = 500;
/** Of a machine that does much else besides. */
const slow = 600_000;

const root = fileURLToPath(new URL('..', import.meta.url));
const courses = (await listModules(root)).filter((id) => id !== 'utstilling');
const editions = (await editionsOf(...courses)).filter(({ lang }) => lang !== 'en');

let stage: Stage;
let dist = '';
beforeAll(async () => {
  dist = await mkdtemp(join(tmpdir(), 'samspill-katalog-'));
  const { messages } = await build({ root, out: dist, modules: courses });
  expect(messages.filter(({ severity }) => severity === 'error')).toEqual([]);
  stage = await openStage(dist);
}, slow);
afterAll(async () => {
  await stage.close();
  await rm(dist, { recursive: true, force: true });
});

/** Opens the module as a learner who has never been there, in one of its languages. */
async function open({ module, lang }: ShownEdition) {
  const learner = await stage.learner({ activity: module });
  await learner.open();
  const { course } = learner;
  await course.waitForSelector(restored, { state: 'attached' });
  if ((await course.locator('html').getAttribute('lang')) !== lang) {
    await course.click(`#sam-langs-foot [lang=${lang}]`);
    await course.waitForSelector(`html[lang=${lang}]`);
  }
  return learner;
}

it.each(editions)(
  '$module in $lang is taken to «bestått», each case to every end, and axe finds nothing in any view',
  async (edition) => {
    const learner = await open(edition);
    const { course, page } = learner;
    const faults = new Map<string, readonly string[]>();
    const look = async (view: string) => {
      const found = [...(await axeFindings(course, 'markup')), ...(await axeFindings(course, 'colours'))];
      if (found.length > 0) faults.set(view, told(found));
    };
    let ends = 0;
    for (const id of await idsOf(course, 'sam-case')) {
      await goToView(course, await course.locator(`section.sam-view:has(#${id})`).evaluate((view) => view.id));
      for (const way of await waysOf(course, id)) {
        await walkCase(course, id, way);
        expect(way.letters.length, `${way.end}: choices on the way`).toBeGreaterThanOrEqual(2);
        await expect.poll(() => course.locator(`#${way.end} .sam-case-end h4`).count()).toBe(4);
        await look(way.end);
        ends++;
      }
    }
    const answers = await takeModule(page, course, look);
    await course.getByText(/Resultatet er sendt til (?:læringsplattformen|læringsplattforma)\./).waitFor();
    await learner.saved();
    expect(Object.fromEntries(faults)).toEqual({});
    const { cmi } = await stage.lms(edition.module);
    expect(cmi['cmi.core.lesson_status']).toBe('completed');
    expect(cmi['cmi.core.score.raw']).toBe('100');
    const state = cmi['cmi.suspend_data']?.length ?? 0;
    expect(state).toBeLessThanOrEqual(stateLimit);
    expect(refused(await learner.calls()), 'calls that Moodle would refuse').toEqual([]);
    process.stdout.write(
      `\n${edition.module} ${edition.lang}: ${answers} answers, ${ends} ends of cases, state ${state} characters\n`,
    );
    await page.context().close();
  },
  slow,
);
