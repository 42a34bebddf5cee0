import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lessons, testQuestions } from './support/m1.ts';
import { type Learner, openStage, type Stage } from './support/stage.ts';

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

declare const axe: { run(options: object): Promise<AxeResults> };

/** What axe finds in the course's frame, told so that a failing test shows what and where. */
async function violations(frame: Frame): Promise<string[]> {
  // Trusted Types refuse a script of ours in the page, so axe comes in by the debugger.
  await frame.evaluate(axeSource);
  const found = await frame.evaluate(async () => {
    const { violations } = await axe.run({
      runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
    });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  });
  return found;
}

describe.each([
  { width: 1280, colorScheme: 'light' },
  { width: 360, colorScheme: 'dark' },
] as const)('axe at $width px, $colorScheme', ({ width, colorScheme }) => {
  it('finds nothing in any lesson, before and after the answer, in the test and on the result page', async () => {
    const learner = await stage.learner({ viewport: { width, height: 800 }, colorScheme });
    await learner.open();
    const found: Record<string, string[]> = {};
    const look = async (state: string) => {
      found[state] = await violations(learner.course);
    };
    for (const lesson of lessons) {
      if (lesson !== lessons[0]) await learner.next();
      await look(`${lesson} before`);
      await learner.answer(lesson.replace('l_', 'q_'), lesson === 'l_mandag' ? 'wrong' : 'right');
      await look(`${lesson} after`);
    }
    await learner.next();
    await learner.course.click('sam-test button[type=submit]');
    await look('test with open questions');
    for (const [index, question] of testQuestions.entries())
      await learner.tick(question, index < 2 ? 'wrong' : 'right');
    await learner.course.click('sam-test button[type=submit]');
    await learner.course.waitForSelector('section#resultat:not([hidden])');
    await look('result, not passed');
    await learner.goTo('l_test');
    await look('test with feedback');
    for (const question of testQuestions) await learner.tick(question, 'right');
    await learner.course.click('sam-test button[type=submit]');
    await learner.saved();
    await look('result, completed');
    await learner.course.click('#sam-exit');
    await learner.course.waitForSelector('.sam-goodbye');
    await look('goodbye');
    expect(Object.keys(found)).toHaveLength(15);
    expect(Object.fromEntries(Object.entries(found).filter(([, faults]) => faults.length > 0))).toEqual({});
  });
});

/** How what has focus is marked: a question's box marks its whole row. Runs in the page. */
function focusRing(): string {
  const { activeElement } = document;
  if (!activeElement || activeElement === document.body) return 'focus left the frame';
  const marked = activeElement.closest('.sam-option') ?? activeElement;
  const { outlineStyle, outlineWidth } = getComputedStyle(marked);
  const isSkipLink = activeElement.matches('.ds-skip-link'); // Shows itself, which is mark enough.
  return isSkipLink
    ? 'solid'
    : `${activeElement.outerHTML.slice(0, 80)}: ${Number.parseFloat(outlineWidth) >= 2 ? outlineStyle : 'thin'}`;
}

describe('with the keyboard alone', () => {
  /** Presses Tab until what has focus matches; fails after a hundred, which would be a trap. */
  async function tabTo(learner: Learner, selector: string): Promise<void> {
    for (let presses = 0; presses < 100; presses++) {
      if (await learner.course.evaluate((css) => document.activeElement?.matches(css) ?? false, selector)) return;
      await learner.page.keyboard.press('Tab');
      expect(await learner.course.evaluate(focusRing), 'focus is seen').toMatch(/solid|focus left/);
    }
    throw new Error(`Tab never reached ${selector}`);
  }

  /** Ticks the right options of a question by arrow keys or the space bar. */
  async function answerByKeys(learner: Learner, question: string): Promise<void> {
    const rows = await learner.course.locator(`#${question} .sam-option`).evaluateAll((options) =>
      options.map((option) => ({
        right: option.hasAttribute('data-correct'),
        type: option.querySelector('input')?.type,
      })),
    );
    await tabTo(learner, `#${question} input`);
    if (rows[0]?.type === 'radio') {
      // Space ticks the one that has focus, an arrow the next.
      await learner.page.keyboard.press('Space');
      for (let step = 0; step < rows.findIndex(({ right }) => right); step++)
        await learner.page.keyboard.press('ArrowDown');
      return;
    }
    for (const [index, { right }] of rows.entries()) {
      if (right) await learner.page.keyboard.press('Space');
      if (index < rows.length - 1) await learner.page.keyboard.press('Tab');
    }
  }

  it('takes the whole module to «Fullført»', async () => {
    const learner = await stage.learner();
    const frame = await learner.open();
    await frame.evaluate(() => document.body.focus());
    for (const lesson of lessons) {
      expect(await learner.view()).toBe(lesson);
      await answerByKeys(learner, lesson.replace('l_', 'q_'));
      await tabTo(learner, `#${lesson} button[type=submit]`);
      await learner.page.keyboard.press('Enter');
      await frame.waitForSelector(`#${lesson} .sam-feedback .sam-right`);
      await tabTo(learner, `#${lesson} .sam-next`);
      await learner.page.keyboard.press('Enter');
      await frame.waitForSelector(`#${lesson}[hidden]`, { state: 'attached' });
      // The browser reveals the view that a link leads to before it tells us that the address has changed.
      const focus = () => frame.evaluate(() => document.activeElement?.id);
      await expect.poll(focus, { message: 'focus on the new heading' }).toBe(`${await learner.view()}_tittel`);
      expect(await frame.title()).toContain('Digitalisering kan styres');
    }
    for (const question of testQuestions) await answerByKeys(learner, question);
    await tabTo(learner, 'sam-test button[type=submit]');
    await learner.page.keyboard.press('Enter');
    await frame.waitForSelector('section#resultat:not([hidden])');
    await learner.saved();
    expect((await stage.lms()).cmi['cmi.core.lesson_status']).toBe('completed');
  });
});
