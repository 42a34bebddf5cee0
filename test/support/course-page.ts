import type { Frame, Page } from 'playwright-core';
import type { Stage } from './stage.ts';

/** A course in a window of its own, as a learner sees it. */
export interface CoursePage {
  readonly page: Page;
  /** Waits until the course is open, after a launch or a reload. */
  ready(): Promise<void>;
  /** Reads every lesson to its end, and answers the question in each. */
  readAll(): Promise<void>;
  /** Ticks and submits a practice question of the view that is open. */
  answer(question: string, how: 'right' | 'wrong'): Promise<void>;
  /** Goes to the test, and submits it with as many right answers as told; the rest are wrong. */
  takeTest(right: number): Promise<void>;
  goTo(id: string): Promise<void>;
  /** «Lagret». */
  saved(): Promise<void>;
  /** What stands in the save status. */
  status(): Promise<string>;
  /** «Lagre og avslutt». */
  exit(): Promise<void>;
}

/** Opens an address in a browser that has never been there; `page` is of another window of the same browser. */
export async function openCoursePage(stage: Stage, address: string, page?: Page): Promise<CoursePage> {
  const opened = page ?? (await (await stage.browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage());
  await opened.goto(stage.url + address);
  const course = coursePage(opened);
  await course.ready();
  return course;
}

const coursePage = (page: Page): CoursePage => {
  const frame = page.mainFrame();
  const goTo = async (id: string) => {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, id);
    await page.waitForSelector(`section#${id}:not([hidden])`);
  };
  const answer: CoursePage['answer'] = async (question, how) => {
    await tick(frame, question, how);
    await page.click(`#${question} button[type=submit]`);
    await page.waitForSelector(`#${question} .sam-feedback > div`);
  };
  return {
    page,
    goTo,
    answer,
    async ready() {
      await page.waitForSelector('html.ready');
      await page.waitForSelector('sam-save-status[data-kind]');
    },
    async readAll() {
      for (const lesson of await idsOf(page, 'section[data-kind=lesson]')) {
        await goTo(lesson);
        for (const question of await idsOf(page, `#${lesson} sam-choice`)) await answer(question, 'right');
        await page.click(`#${lesson} .sam-next`);
      }
    },
    async takeTest(right) {
      await goTo(String((await idsOf(page, 'section[data-kind=test]'))[0]));
      const questions = await idsOf(page, 'sam-test sam-choice');
      for (const [index, question] of questions.entries())
        await tick(frame, question, index < right ? 'right' : 'wrong');
      await page.click('sam-test button[type=submit]');
      await page.waitForSelector('section#resultat:not([hidden])');
    },
    saved: async () => void (await page.waitForSelector('sam-save-status[data-kind=saved]')),
    status: () => page.locator('sam-save-status').innerText(),
    exit: () => page.click('#sam-exit'),
  };
};

const idsOf = (page: Page, selector: string): Promise<string[]> =>
  page.locator(selector).evaluateAll((all) => all.map(({ id }) => id));

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
