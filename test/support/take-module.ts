import type { Frame, Page } from 'playwright-core';
import { drivers } from './kinds/index.ts';
import { submitByKeys, tabInto } from './kinds/play.ts';

/** Ids of what the document has, in its order. */
export const idsOf = (frame: Frame, selector: string): Promise<string[]> =>
  frame.locator(selector).evaluateAll((all) => all.map(({ id }) => id));

/** Answers a question by the keyboard, as its kind is answered. */
export async function answer(page: Page, frame: Frame, id: string, how: 'right' | 'wrong'): Promise<void> {
  const question = frame.locator(`#${id}`);
  const kind = await question.evaluate(({ tagName }) => tagName.slice('sam-'.length).toLowerCase());
  const driver = drivers.find((each) => each.kind === kind);
  if (!driver) throw new Error(`nobody knows how to answer ${kind}`);
  await question.scrollIntoViewIfNeeded();
  if ((await question.getAttribute('data-role')) === 'test') await question.locator('input, select').first().focus();
  else await tabInto(page, question);
  await driver.answer(page, question, how);
  if ((await question.getAttribute('data-role')) === 'practice') await submitByKeys(page, question, driver);
}

/** Goes to a view by its address. */
export async function goToView(frame: Frame, id: string): Promise<void> {
  await frame.evaluate((view) => {
    location.hash = view;
  }, id);
  await frame.waitForSelector(`section#${id}:not([hidden])`);
}

/** What to do with each view when all in it is answered. */
type Look = (view: string) => Promise<void>;

/** Reads every lesson to its end, answers every question in it rightly, and the test; gives how many answers that were. */
export async function takeModule(page: Page, frame: Frame, look: Look = async () => undefined): Promise<number> {
  let answers = 0;
  for (const lesson of await idsOf(frame, 'section[data-kind=lesson]')) {
    await goToView(frame, lesson);
    for (const question of await idsOf(frame, `#${lesson} .sam-question[data-role=practice]`)) {
      await answer(page, frame, question, 'right');
      answers++;
    }
    await look(lesson);
    await frame.click(`#${lesson} .sam-next`);
  }
  const asked = await idsOf(frame, 'sam-test li:not([hidden]) > .sam-question');
  for (const question of asked) await answer(page, frame, question, 'right');
  await frame.click('sam-test button[type=submit]');
  await frame.waitForSelector('section#resultat:not([hidden])');
  await look('resultat');
  return answers + asked.length;
}
