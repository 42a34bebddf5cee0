import type { Frame, Request } from 'playwright-core';
import { type Bench, lmsState, openActivity, restart, settled, type Visitor } from './browse.ts';
import { asVisitor } from './rounds.ts';

/** What is counted, and is the same every time. */
export interface Counts {
  /** Requests from the package's first one until nothing more is asked for: its own files, LMS and LRS together. */
  readonly launchRequests: number;
  /** Requests to other origins in the whole run. */
  readonly foreignRequests: number;
  /** For one answer to one question. */
  readonly answerRequests: number;
  readonly answerSets: number;
  readonly answerCommits: number;
  /** Length of `cmi.suspend_data` when the module is completed, in characters. */
  readonly stateLength: number;
}

/** Takes the module from the first lesson to «Fullført» once, and counts. */
export const countRun = (bench: Bench): Promise<Counts> =>
  asVisitor(bench, async (visitor) => {
    await restart(bench);
    const course = await openActivity(bench, visitor);
    await settled(course);
    await quiet(visitor);
    const launchRequests = visitor.requests.filter((request) => isOfPackage(request, course)).length;
    const answer = await countAnswer(bench, visitor, course);
    await complete(course);
    await settled(course);
    const { cmi, status } = await lmsState(bench);
    if (status !== 'completed' && status !== 'passed') throw new Error(`The module ended as «${status}».`);
    return {
      launchRequests,
      foreignRequests: visitor.requests.filter((request) => !request.url().startsWith(`${bench.url}/`)).length,
      ...answer,
      stateLength: cmi['cmi.suspend_data']?.length ?? 0,
    };
  });

/** What the package itself asks for, and the commits that the LMS sends for it; not the preview's own page. */
const isOfPackage = (request: Request, course: Frame): boolean =>
  isToLms(request) || (request.frame() === course && /^https?:/.test(request.url()));

const isToLms = (request: Request): boolean => /\/(?:commit|samspill\.txt)$/.test(new URL(request.url()).pathname);

const pauseMs = 2_300;

/** Waits until the LMS has heard nothing for longer than the player puts off an ordinary save. */
async function quiet({ page, requests }: Visitor): Promise<void> {
  const asked = () => requests.filter(isToLms).length;
  for (let pauses = 0; pauses < 20; pauses++) {
    const before = asked();
    await page.waitForTimeout(pauseMs);
    if (asked() === before) return;
  }
  throw new Error('The package never stops talking to the LMS.');
}

async function countAnswer(
  { url }: Bench,
  visitor: Visitor,
  course: Frame,
): Promise<Pick<Counts, 'answerRequests' | 'answerSets' | 'answerCommits'>> {
  const calls = () => visitor.page.evaluate<string[]>('samspillPreview.calls.map(({ fn }) => fn)');
  await course.check('section sam-choice input >> nth=0');
  await quiet(visitor);
  const before = { requests: visitor.requests.length, calls: (await calls()).length };
  await course.click('section sam-choice button[type=submit] >> nth=0');
  await quiet(visitor);
  const made = (await calls()).slice(before.calls);
  const asked = visitor.requests.slice(before.requests);
  return {
    answerRequests: asked.filter((request) => isToLms(request) && request.url().startsWith(url)).length,
    answerSets: made.filter((fn) => fn === 'LMSSetValue').length,
    answerCommits: made.filter((fn) => fn === 'LMSCommit').length,
  };
}

/** Answers every question right, lesson by lesson, and sends in the test. */
async function complete(course: Frame): Promise<void> {
  const lessons = await course.locator('section.sam-view:is([data-kind=lesson], [data-kind=test])').count();
  for (let lesson = 0; lesson < lessons; lesson++) {
    const view = course.locator('section.sam-view:not([hidden])');
    const id = await view.getAttribute('id');
    for (const right of await view.locator('.sam-option[data-correct] input').all()) await right.check();
    for (const button of await view.locator('button[type=submit]:visible').all()) await button.click();
    if ((await view.getAttribute('id')) === id) await view.locator('.sam-next').click();
    await course.waitForSelector(`section#${id}[hidden]`, { state: 'attached' });
  }
}
