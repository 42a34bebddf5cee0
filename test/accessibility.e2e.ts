import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings } from './support/a11y-checks/axe.ts';
import { type Finding, told } from './support/a11y-checks/finding.ts';
import { openPackage, packageFrame } from './support/a11y-checks/open-package.ts';
import { editionsOf, visitShell, visitStates } from './support/a11y-states.ts';
import { labLearner } from './support/lab.ts';
import { lessons, testQuestions } from './support/m1.ts';
import { type Learner, openStage, type Stage } from './support/stage.ts';

/** Of a machine that does much else besides; alone it takes a minute. */
const slow = 900_000;

const editions = await editionsOf('m1', 'utstilling');

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** Looks at one state after the other, in light and in dark, with axe and with our own checks. */
function observer(findings: () => Promise<readonly Finding[]>) {
  const found = new Map<string, readonly string[]>();
  return {
    async look(name: string, more: readonly Finding[] = []): Promise<void> {
      if (found.has(name)) throw new Error(`${name} has been looked at`);
      found.set(name, told([...(await findings()), ...more]));
    },
    count: () => found.size,
    wrong: () => Object.fromEntries([...found].filter(([, faults]) => faults.length > 0)),
  };
}

/** The document is the same in the dark, so only its colours are looked at once more. */
async function lookAt(frame: Frame): Promise<Finding[]> {
  const page = frame.page();
  const light = [...(await axeFindings(frame, 'markup')), ...(await axeFindings(frame, 'colours'))];
  const own = await frame.evaluate(() => window.samspillChecks?.look() ?? []);
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await axeFindings(frame, 'colours');
  await page.emulateMedia({ colorScheme: 'light' });
  return [...light, ...own, ...dark.map(({ check, where }) => ({ check, where: `in the dark: ${where}` }))];
}

describe('axe and our own checks find nothing', () => {
  it.each(editions)(
    'in any state of $module in $lang',
    async ({ module, lang, document }) => {
      const page = await openPackage(stage, module, { document });
      const states = observer(() => lookAt(packageFrame(page)));
      const begun = performance.now();
      await visitStates(page, states.look);
      if (module === 'm1') await visitShell(page, states.look);
      const seconds = Math.round((performance.now() - begun) / 1000);
      process.stdout.write(`\naxe: ${module} ${lang}, ${states.count()} states × light and dark, ${seconds} s\n`);
      expect(states.wrong()).toEqual({});
      expect(states.count()).toBeGreaterThan(25);
      await page.context().close();
    },
    slow,
  );

  it('in what only an LMS brings: a return, another tab, an exit that fails, a review', async () => {
    const learner = await labLearner(stage);
    const states = observer(() => lookAt(learner.frame));
    await learner.launch();
    await learner.goTo('l_mer_enn');
    await learner.saved();
    await learner.launch();
    await states.look('a return, with its notice');
    await learner.fault({ kind: 'http-500' });
    await learner.answer('q_mer_enn', 'right');
    await learner.exit();
    await learner.told('on-device');
    await states.look('an exit that fails');
    await learner.fault();
    await learner.readAll();
    await learner.takeTest(6);
    await learner.saved();
    await learner.goTo('l_mandag');
    await learner.told('review');
    await states.look('a completed course');
    const second = await labLearner(stage, { context: learner.context, learner: learner.id });
    await second.launch();
    const others = observer(() => lookAt(second.frame));
    await others.look('another tab');
    await learner.exit();
    await learner.frame.waitForSelector('.sam-goodbye');
    await states.look('goodbye');
    process.stdout.write(`\naxe: in an LMS, ${states.count() + others.count()} states × light and dark\n`);
    expect({ ...states.wrong(), ...others.wrong() }).toEqual({});
    await learner.context.close();
  });
});

/** How what has focus is marked: a question's box marks its whole row. Runs in the page. */
function focusRing(): string {
  const { activeElement } = document;
  if (!activeElement || activeElement === document.body) return 'focus left the frame';
  const marked = activeElement.closest('.sam-option') ?? activeElement;
  const { outlineStyle, outlineWidth } = getComputedStyle(marked);
  const isSkipLink = activeElement.matches('.sam-skip'); // Shows itself, which is mark enough.
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
