import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { courseIn } from './support/course-page.ts';
import { openStage, type Stage } from './support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const mark = ' (nynorsk)';

/** The demonstration module has every kind of question and block, in bokmål alone: its other language is the same words, marked. */
async function twoLanguages(page: Page): Promise<void> {
  const bodyOf = async (url: string) =>
    (await (await fetch(url)).text()).replace('"module":', '"langs":["nb","nn"],"module":');
  const contentType = 'text/html; charset=utf-8';
  await page.route('**/index.html*', async (route) =>
    route.fulfill({ contentType, body: await bodyOf(route.request().url()) }),
  );
  await page.route('**/nn.html', async (route) => {
    const body = await bodyOf(route.request().url().replace('nn.html', 'index.html'));
    await route.fulfill({
      contentType,
      body: body.replace('lang="nb"', 'lang="nn"').replaceAll('</h2>', `${mark}</h2>`),
    });
  });
}

/** Fills in every control of the document, as a learner would, but for what is in the foot. */
const fillAll = (page: Page) =>
  page.evaluate(() => {
    const tell = (control: Element, ...types: readonly string[]) => {
      for (const type of types) control.dispatchEvent(new Event(type, { bubbles: true }));
    };
    for (const control of document.querySelectorAll<HTMLInputElement>('main input, main select, main textarea')) {
      if (control.closest('.sam-seconds')) continue;
      if (control.type === 'radio' || control.type === 'checkbox') {
        control.checked = true;
        tell(control, 'input', 'change');
      } else if (control instanceof HTMLSelectElement) {
        const rest = [...(control as HTMLSelectElement).options].filter(({ value }) => value !== '');
        control.value =
          rest[
            control.closest('.sam-places')
              ? [...document.querySelectorAll('.sam-places select')].indexOf(control) % rest.length
              : 0
          ]?.value ?? '';
        tell(control, 'input', 'change');
      } else {
        control.value =
          control.inputMode === 'decimal' || control.inputMode === 'numeric' ? '12' : `Ord nr. ${control.id}`;
        tell(control, 'input', 'change');
      }
    }
  });

/** Everything that a learner has put in, and how it is judged. */
const stateOf = (page: Page) =>
  page.evaluate(() => ({
    controls: [...document.querySelectorAll<HTMLInputElement>('main input, main select, main textarea')].map(
      ({ id, name, value, checked, disabled }) => [id, name, value, checked, disabled].join('|'),
    ),
    questions: [...document.querySelectorAll<HTMLElement & { token?: string }>('.sam-question')].map(
      (question) =>
        `${question.id} ${question.token} ${question.querySelector('.sam-feedback')?.textContent?.replace(/\s+/g, ' ').trim()}`,
    ),
    unfolded: [...document.querySelectorAll('main details[open]')].length,
    pressed: [...document.querySelectorAll('main [aria-expanded=true], main [aria-selected=true]')].length,
    hidden: [...document.querySelectorAll('main [hidden]')].length,
    kept: [...document.querySelectorAll('.sam-kept-line')].map(({ textContent }) => textContent?.trim()),
  }));

it('every kind of question and block is in another language what it was, whether it was sent in or not', async () => {
  const page = await (await stage.browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  const faults: string[] = [];
  page.on('pageerror', ({ message }) => faults.push(message));
  await twoLanguages(page);
  const { href } = await (await fetch(`${stage.url}/lms/utstilling.web`)).json();
  await page.goto(stage.url + href);
  await courseIn(page.mainFrame()).ready();
  await page.waitForSelector('#sam-langs-foot');
  await fillAll(page);
  await page.evaluate(() => {
    for (const details of document.querySelectorAll<HTMLDetailsElement>('main details:nth-of-type(2n)'))
      details.open = true;
    for (const button of document.querySelectorAll<HTMLElement>('.sam-turn, .sam-tab:last-of-type')) button.click();
    const questions = [...document.querySelectorAll('section[data-kind=lesson] .sam-question form')];
    for (const form of questions.filter((_, index) => index % 2 === 0)) (form as HTMLFormElement).requestSubmit();
  });
  await page.waitForTimeout(1_500);
  const before = await stateOf(page);
  expect(before.questions.filter((each) => each.trim().split(' ').length > 3).length).toBeGreaterThan(4);
  expect(before.controls.length).toBeGreaterThan(60);

  await page.click('#sam-langs-foot [lang=nn]');
  await page.waitForSelector('html[lang=nn]');
  await page.waitForTimeout(1_500);
  expect(await page.locator('section.sam-view:not([hidden]) h2').innerText()).toContain(mark);
  expect(await stateOf(page)).toEqual(before);
  expect(faults).toEqual([]);
  await page.context().close();
});
