import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Frame, Page } from 'playwright-core';
import { build } from '../../src/build/build.ts';
import { findChromium } from '../../src/build/chromium.ts';
import type { Outline } from '../../src/model/outline.ts';
import type { LmsState } from '../../src/preview/lms.ts';
import { startPreview } from '../../src/preview/server/server.ts';
import { courseIn } from './course-page.ts';
import { contentOf } from './lab.ts';
import { lessons } from './m1.ts';
import { type OwnBrowser, openOwnBrowser } from './own-browser.ts';
import { outlineIn, readState, seenIn } from './snapshot.ts';

/** How many browsers are to be killed. */
export interface KillOptions {
  readonly count: number;
  readonly log: (line: string) => void;
  /** Folder with the zips; they are built unless told. */
  readonly dist?: string;
}

/** How many answers were back at the next launch. */
export interface KillTally {
  readonly back: number;
  readonly of: number;
}

/**
 * Kills a browser, again and again, right after an answer has been painted, when the LMS cannot have it; and looks in the same
 * profile whether it is back, and counts once. Throws where the LMS had the answer, which would prove nothing.
 */
export async function runKills({ count, log, dist }: KillOptions): Promise<KillTally> {
  const folder = await mkdtemp(join(tmpdir(), 'samspill-drep-'));
  try {
    const zips = dist ?? (await built(join(folder, 'dist')));
    const preview = await startPreview({ dist: zips, attempts: join(folder, 'attempts.json') });
    try {
      const open = async () => openOwnBrowser(await findChromium(), join(folder, 'profil'));
      return await killAll({ url: preview.url, open }, count, log);
    } finally {
      await preview.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function built(out: string): Promise<string> {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const { packages, messages } = await build({ root, out });
  if (packages.length === 0) throw new Error(`nothing was built: ${JSON.stringify(messages)}`);
  return out;
}

/** An LMS, and the browser of one profile. */
interface Place {
  readonly url: string;
  readonly open: () => Promise<OwnBrowser>;
}

/** An answer that is the last thing a browser lives to see. */
interface Deed {
  readonly learner: string;
  readonly question: string;
  readonly how: 'right' | 'wrong';
  /** Why the LMS cannot have it: its line is gone, it has a fault, or its synchronous call holds the page up. */
  readonly way: 'dropped' | 'http500' | 'block';
  /** Whether the LMS has nothing of the learner at all: then the registration is on the device alone. */
  readonly isUnknown: boolean;
}

/** So many kills meet one learner; of every other one the LMS has nothing when the first of them comes. */
const series = 4;
const ways = ['dropped', 'http500', 'block'] as const;

function deedOf(index: number): Deed {
  const isUnknown = index % (2 * series) === series;
  return {
    learner: `drept-${Math.floor(index / series)}`,
    question: (lessons[(index * 2) % lessons.length] ?? '').replace('l_', 'q_'),
    how: index % 2 === 0 ? 'right' : 'wrong',
    way: isUnknown ? 'http500' : (ways[index % ways.length] ?? 'dropped'),
    isUnknown,
  };
}

async function killAll(place: Place, count: number, log: KillOptions['log']): Promise<KillTally> {
  let back = 0;
  let browser = await place.open();
  try {
    for (let index = 0; index < count; index++) {
      const deed = deedOf(index);
      const { outline, due } = await killedAfter(place, browser, deed);
      const early = triesOf(outline, await lmsState(place, deed), deed);
      if (early >= due) throw new Error(`the LMS had the answer to ${deed.question} (${deed.way})`);
      browser = await place.open();
      const { isBack, seen } = await lookFor(place, browser, deed, due);
      if (isBack) back++;
      log(`${index + 1} av ${count}: svaret (${deed.way}) ${isBack ? 'er tilbake' : `ER BORTE: ${seen}`}`);
    }
    return { back, of: count };
  } finally {
    await browser.kill();
  }
}

/** Gives how often the question should have been tried when the learner comes back. */
async function killedAfter(place: Place, browser: OwnBrowser, deed: Deed): Promise<{ outline: Outline; due: number }> {
  const { question, way, isUnknown } = deed;
  if (isUnknown) await putWrong(place, deed, { http500: true });
  const { page, frame } = await launch(place, browser, deed);
  const course = courseIn(frame);
  await course.told(isUnknown ? 'on-device' : 'saved');
  await course.goTo(question.replace('q_', 'l_'));
  const outline = await outlineIn(frame);
  const due = triesOf(outline, await lmsState(place, deed), deed) + 1;
  if (way !== 'block') await putWrong(place, deed, { [way]: true });
  let isKilled = false;
  const killed = new Promise<void>((resolve, reject) => {
    page
      .exposeFunction('samPainted', () => {
        isKilled = true;
        browser.kill().then(resolve, reject);
      })
      .then(() => frame.evaluate(tellOfPaint(deed)))
      // It ends in the middle of what Playwright does there.
      .then(() => course.answer(question, deed.how))
      .catch((fault: unknown) => isKilled || reject(fault));
  });
  await killed;
  return { outline, due };
}

/**
 * Calls `samPainted` when the frame that shows the feedback on the next answer has been painted, before all that waits. What holds the page
 * up is put there by the answer itself: the place that the learner went to is saved as well, and would meet it first.
 */
const tellOfPaint = ({ question, way }: Deed): string => `
  document.querySelector('#${question}').addEventListener('submit', () => {
    if (${way === 'block'}) parent.samspillPreview.setFault({ kind: 'block', on: 'Commit', ms: 60000 });
    const look = () => {
      if (!document.querySelector('#${question} .sam-feedback > div')) requestAnimationFrame(look);
      else scheduler.postTask(samPainted, { priority: 'user-blocking' });
    };
    requestAnimationFrame(look);
  }, { capture: true });`;

/** Looks in the page, and in what the LMS is given now. */
async function lookFor(place: Place, browser: OwnBrowser, deed: Deed, due: number) {
  await putWrong(place, deed, { dropped: false, http500: false });
  const { page, frame } = await launch(place, browser, deed);
  await courseIn(frame).saved();
  const { judged, ticked } = await seenIn(frame);
  const { answers } = readState(await outlineIn(frame), (await lmsState(place, deed)).cmi['cmi.suspend_data']);
  await page.close();
  const kept = answers[deed.question];
  const counts = kept?.tries === due && (kept.scaled === 1 || deed.how === 'wrong');
  return {
    isBack: judged.includes(deed.question) && counts,
    seen: `${deed.question}, ${deed.how}, ${due}: ${JSON.stringify({ judged, ticked, kept })}`,
  };
}

async function launch(
  { url }: Place,
  { context }: OwnBrowser,
  { learner }: Deed,
): Promise<{ page: Page; frame: Frame }> {
  const page = await context.newPage();
  await page.goto(`${url}/lab/m1?lms=moodle&learner=${learner}`);
  const frame = await contentOf(page);
  await courseIn(frame).ready();
  return { page, frame };
}

const triesOf = (outline: Outline, { cmi }: LmsState, { question }: Deed): number => {
  const state = cmi['cmi.suspend_data'];
  return state ? (readState(outline, state).answers[question]?.tries ?? 0) : 0;
};

const lmsState = async ({ url }: Place, { learner }: Deed): Promise<LmsState> =>
  (await fetch(`${url}/lms/m1?lms=moodle&learner=${learner}`)).json();

async function putWrong({ url }: Place, { learner }: Deed, faults: Readonly<Record<string, boolean>>): Promise<void> {
  const answer = await fetch(`${url}/lms/m1/feil?learner=${learner}`, { method: 'POST', body: JSON.stringify(faults) });
  if (!answer.ok) throw new Error(`the LMS answered ${answer.status}`);
}
