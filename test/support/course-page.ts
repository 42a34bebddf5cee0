import type { Frame, Page } from 'playwright-core';
import type { SaveStatusKind } from '../../src/tracking/save-status.ts';
import type { Stage } from './stage.ts';

/** A course as a learner sees it, whatever window or frame it stands in. */
export interface OpenedCourse {
  /** Waits until the course is open, after a launch or a reload. */
  ready(): Promise<void>;
  /** Reads every lesson to its end, and answers the question in each. */
  readAll(): Promise<void>;
  /** Ticks and submits a practice question, in the view where it stands. */
  answer(question: string, how: 'right' | 'wrong'): Promise<void>;
  /** Goes to the test, and submits it with as many right answers as told; the rest are wrong. */
  takeTest(right: number): Promise<void>;
  goTo(id: string): Promise<void>;
  /** «Lagret». */
  saved(): Promise<void>;
  /** What stands in the save status. */
  status(): Promise<string>;
  /** Waits until the save status is of this kind. */
  told(kind: SaveStatusKind): Promise<void>;
  /** «Lagre og avslutt». */
  exit(): Promise<void>;
}

/** A course in a window of its own. */
export interface CoursePage extends OpenedCourse {
  readonly page: Page;
}

/** Opens an address in a browser that has never been there; `page` is of another window of the same browser. */
export async function openCoursePage(stage: Stage, address: string, page?: Page): Promise<CoursePage> {
  const opened = page ?? (await (await stage.browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage());
  await opened.goto(stage.url + address);
  const course = { ...courseIn(opened.mainFrame()), page: opened };
  await course.ready();
  return course;
}

/** What a learner does in the course of a frame. */
export function courseIn(frame: Frame): OpenedCourse {
  const goTo = async (id: string) => {
    await frame.evaluate((hash) => {
      location.hash = hash;
    }, id);
    await frame.waitForSelector(`section#${id}:not([hidden])`);
  };
  const told = async (kind: SaveStatusKind) => void (await frame.waitForSelector(`sam-save-status[data-kind=${kind}]`));
  const answer: OpenedCourse['answer'] = async (question, how) => {
    const [view] = await idsOf(frame, `section.sam-view[hidden]:has(#${question})`);
    if (view !== undefined) await goTo(view);
    await tick(frame, question, how);
    await frame.click(`#${question} button[type=submit]`);
    await frame.waitForSelector(`#${question} .sam-feedback > div`);
  };
  return {
    goTo,
    answer,
    async ready() {
      await frame.waitForSelector('html.ready');
      await frame.waitForSelector('sam-save-status[data-kind]');
    },
    async readAll() {
      for (const lesson of await idsOf(frame, 'section[data-kind=lesson]')) {
        await goTo(lesson);
        for (const question of await idsOf(frame, `#${lesson} sam-choice`)) await answer(question, 'right');
        await frame.click(`#${lesson} .sam-next`);
      }
    },
    async takeTest(right) {
      await goTo(String((await idsOf(frame, 'section[data-kind=test]'))[0]));
      const questions = await idsOf(frame, 'sam-test sam-choice');
      for (const [index, question] of questions.entries())
        await tick(frame, question, index < right ? 'right' : 'wrong');
      await frame.click('sam-test button[type=submit]');
      await frame.waitForSelector('section#resultat:not([hidden])');
    },
    saved: () => told('saved'),
    told,
    status: () => frame.locator('sam-save-status').innerText(),
    exit: () => frame.click('#sam-exit'),
  };
}

const idsOf = (frame: Frame, selector: string): Promise<string[]> =>
  frame.locator(selector).evaluateAll((all) => all.map(({ id }) => id));

/** Where several options are right, all of them are ticked; a question of the test may be ticked the other way before. */
async function tick(frame: Frame, question: string, how: 'right' | 'wrong'): Promise<void> {
  const right = frame.locator(`#${question} .sam-option[data-correct] input`);
  const wrong = frame.locator(`#${question} .sam-option:not([data-correct]) input`);
  const boxes = (await right.first().getAttribute('type')) === 'checkbox';
  for (const input of boxes ? await right.all() : []) await input.setChecked(how === 'right');
  for (const input of boxes ? await wrong.all() : []) await input.setChecked(false);
  if (how === 'wrong') await wrong.first().check();
  else if (!boxes) await right.first().check();
}
