import type { Frame, Page } from 'playwright-core';
import { courseIn } from '../support/course-page.ts';
import { drivers } from '../support/kinds/index.ts';
import { submitByKeys, tabInto } from '../support/kinds/play.ts';

/** Takes a picture of what shows now, under a name. */
export type Look = (name: string) => Promise<void>;

/** A learner's way through a module, with a picture of every view and state on it. */
export type Walk = (page: Page, frame: Frame, look: Look) => Promise<void>;

const idsOf = (frame: Frame, selector: string): Promise<string[]> =>
  frame.locator(selector).evaluateAll((all) => all.map(({ id }) => id));

/** Opens and closes something by a button that shows only in some widths; where it does not, there is no picture. */
async function lookInto(frame: Frame, look: Look, name: string, open: string, close: string): Promise<void> {
  if (!(await frame.locator(open).isVisible())) return;
  await frame.click(open);
  await look(name);
  await frame.click(close);
}

/** The ordinary module: cover, lesson, answers, settings, test, result, the course's own pages, and the way out. */
const course: Walk = async (page, frame, look) => {
  const learner = courseIn(frame);
  const [first = '', second = ''] = await idsOf(frame, '.sam-view[data-kind=lesson]');
  await look('forside');
  await lookInto(frame, look, 'meny', '.sam-menu-button', '.sam-menu-button');
  await lookInto(frame, look, 'innstillinger', '#sam-settings', '.sam-settings .sam-dialog-close');
  const [asked = ''] = await idsOf(frame, `#${first} .sam-question`);
  await learner.answer(asked, 'wrong');
  await look('svar, ikke riktig');
  await learner.goTo(second);
  await look('leksjon');
  await learner.readAll();
  await look('test');
  await frame.click('sam-test button[type=submit]');
  await look('test, ubesvart');
  await learner.takeTest(3);
  await look('resultat, ikke bestått');
  await learner.goTo((await idsOf(frame, '.sam-view[data-kind=test]'))[0] ?? '');
  await look('test, etter innsending');
  await learner.takeTest(99);
  await learner.saved();
  await look('resultat, fullført');
  await learner.goTo('om');
  await frame.click('#sam-saving summary');
  await look('om kurset, lagring');
  await page.context().setOffline(true);
  await learner.goTo(first);
  await look('forside, fullført, uten nett');
  await page.context().setOffline(false);
  await page.reload();
  await frame.page().waitForSelector('#scorm_object');
};

/** The demonstration module: every lesson, before and after its questions are answered, and the glossary. */
const demonstration: Walk = async (page, frame, look) => {
  const learner = courseIn(frame);
  for (const lesson of await idsOf(frame, '.sam-view[data-kind=lesson]')) {
    await learner.goTo(lesson);
    await look(lesson);
    const questions = await idsOf(frame, `#${lesson} .sam-question[data-role=practice]`);
    for (const [index, id] of questions.entries()) {
      const question = frame.locator(`#${id}`);
      const kind = await question.evaluate(({ tagName }) => tagName.slice('sam-'.length).toLowerCase());
      const driver = drivers.find((each) => each.kind === kind);
      if (!driver) continue;
      await tabInto(page, question);
      await driver.answer(page, question, index === 0 ? 'right' : 'wrong');
      await submitByKeys(page, question, driver);
    }
    if (questions.length > 0) await look(`${lesson}, besvart`);
  }
  await learner.goTo('ordliste');
  await look('ordliste');
};

/** The last page: what is seen when the course has been left. */
const farewell: Walk = async (_page, frame, look) => {
  await courseIn(frame).saved();
  await courseIn(frame).exit();
  await frame.waitForSelector('.sam-goodbye');
  await look('avslutning');
};

/** Every walk, and the module it goes through. */
export const walks: readonly { readonly module: string; readonly walk: Walk }[] = [
  { module: 'm1', walk: course },
  { module: 'm1', walk: farewell },
  { module: 'utstilling', walk: demonstration },
];
