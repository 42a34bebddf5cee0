import { afterAll, beforeAll, expect, it } from 'vitest';
import { layoutShift, openStage, type Stage } from './support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** Opens the package with a player that comes `lateMs` after the page, uses the plain form, then lets the player start. */
async function useBeforeUpgrade(lateMs: number, question: string) {
  const learner = await stage.learner();
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await learner.page.route('**/player.js', async (route) => {
    await held;
    await route.continue();
  });
  await learner.page.goto(`${stage.url}/kurs/m1`);
  const frame = (await (await learner.page.waitForSelector('#scorm_object')).contentFrame())!;
  await frame.waitForSelector(`#${question}`, { state: 'attached' });
  await frame.waitForTimeout(lateMs);
  const second = frame.locator(`#${question} input`).nth(1);
  await second.check();
  await second.focus();
  const before = await frame.evaluate((id) => {
    const input = document.querySelectorAll(`#${id} input`)[1] as HTMLInputElement & { isTheSame?: boolean };
    input.isTheSame = true;
    return { top: input.getBoundingClientRect().top, forms: document.forms.length };
  }, question);
  await frame.waitForTimeout(600); // A shift within 500 ms of input is excused by the browser.
  release();
  await frame.waitForSelector('html.ready');
  await frame.waitForSelector('sam-save-status[data-kind]');
  const after = await frame.evaluate((id) => {
    const input = document.querySelectorAll(`#${id} input`)[1] as HTMLInputElement & { isTheSame?: boolean };
    return {
      isTheSame: input.isTheSame,
      checked: input.checked,
      focused: document.activeElement === input,
      top: input.getBoundingClientRect().top,
      forms: document.forms.length,
      view: document.querySelector<HTMLAnchorElement>('.sam-menu-link[aria-current]')?.hash,
    };
  }, question);
  return { before, after, shift: await layoutShift(frame), frame, learner };
}

it('adopts a form in use, nothing lost and nothing moved', async () => {
  const { before, after, shift } = await useBeforeUpgrade(0, 'q_mandag');
  expect(after).toEqual({ ...before, isTheSame: true, checked: true, focused: true, view: '#l_mandag' });
  expect(shift).toBe(0);
});

it('adopts it also three seconds late, in the lesson the learner has scrolled to', async () => {
  const { before, after, shift, frame } = await useBeforeUpgrade(3_300, 'q_naturkraft');
  expect(after).toMatchObject({ isTheSame: true, checked: true, focused: true, view: '#l_naturkraft' });
  expect(after.forms).toBe(before.forms);
  expect(shift).toBe(0);
  await frame.click('#q_naturkraft button[type=submit]');
  await frame.waitForSelector('#q_naturkraft .sam-feedback > div');
});

it('keeps what was ticked before the upgrade through a relaunch', async () => {
  const { learner, frame } = await useBeforeUpgrade(0, 'q_mandag');
  await frame.waitForSelector('sam-save-status[data-kind=saved]');
  await frame.waitForTimeout(2_500);
  await learner.page.unroute('**/player.js');
  await learner.open();
  expect(await learner.course.locator('#q_mandag input').nth(1).isChecked()).toBe(true);
});
