import { afterAll, beforeAll, expect, it } from 'vitest';
import { type LargeModule, largeModule } from '../support/large-module.ts';
import { type Learner, openStage, type Stage } from '../support/stage.ts';

const [pages, questionsPerPage] = [500, 2];
let large: LargeModule;
let stage: Stage;
beforeAll(async () => {
  large = await largeModule(pages, questionsPerPage);
  stage = await openStage(large.dist);
}, 180_000);
afterAll(async () => {
  await stage?.close();
  await large?.remove();
});

/** Milliseconds until what a click leads to has been painted, and how many changes of the document it took. */
interface Turn {
  readonly ms: number;
  readonly changes: number;
}

const turn = ({ course }: Learner, click: string, until: string): Promise<Turn> =>
  course.evaluate(
    async ([what, when]) => {
      let changes = 0;
      const observer = new MutationObserver((records) => {
        changes += records.length;
      });
      observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      const start = performance.now();
      document.querySelector<HTMLElement>(what)?.click();
      while (!document.querySelector(when)) await new Promise(requestAnimationFrame);
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      const ms = performance.now() - start;
      await new Promise((resolve) => setTimeout(resolve, 300)); // What comes behind the paint.
      observer.disconnect();
      return { ms, changes };
    },
    [click, until] as const,
  );

/** Keeps the moment at which the player has taken over, in milliseconds of the page. */
const watchReady = (): void => {
  new MutationObserver((_, observer) => {
    if (!document.documentElement?.classList.contains('ready')) return;
    performance.mark('ready');
    observer.disconnect();
  }).observe(document, { subtree: true, childList: true, attributeFilter: ['class'] });
};

const middle = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

it('row 56: 500 pages and 1,000 questions open, answer and turn, and the contents can be used', async () => {
  const learner = await stage.learner({ activity: 'stor' });
  await learner.page.addInitScript(watchReady);
  const course = await learner.open();
  await learner.saved();
  expect(await course.locator('section.sam-view[data-kind=lesson]').count()).toBe(pages - 1);
  expect(await course.locator('.sam-question').count()).toBe(pages * questionsPerPage);
  const ready = await course.evaluate(() => performance.getEntriesByName('ready')[0]?.startTime ?? Number.NaN);

  // A player that came late has left all of the text in sight; it is folded once, at the first turn.
  await learner.goTo('l_3');
  await learner.goTo('l_2');
  const answers: Turn[] = [];
  const turns: Turn[] = [];
  for (let page = 2; page < 7; page++) {
    const id = `q_${page}_1`;
    await learner.tick(id, 'right');
    await learner.saved();
    answers.push(await turn(learner, `#${id} button[type=submit]`, `#${id} .sam-feedback .sam-right`));
    turns.push(await turn(learner, `#l_${page} .sam-next`, `#l_${page + 1}:not([hidden])`));
  }
  for (const page of [pages, 8, pages - 1, 9, 1])
    turns.push(await turn(learner, `#sam-contents a[href="#l_${page}"]`, `#l_${page}:not([hidden])`));
  const contents = course.getByRole('button', { name: 'Innhold' });
  if (await contents.isVisible()) await contents.click();
  await course.locator('#sam-contents a').last().scrollIntoViewIfNeeded();
  expect(await course.locator('#sam-contents a[aria-current]').innerText()).toMatch(/Side 1\n/);

  const cdp = await learner.page.context().newCDPSession(learner.page);
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  const figures = {
    build: large.buildMs,
    ready,
    answer: middle(answers.map(({ ms }) => ms)),
    'changes for an answer': Math.max(...answers.map(({ changes }) => changes)),
    turn: middle(turns.map(({ ms }) => ms)),
    'changes for a turn': Math.max(...turns.map(({ changes }) => changes)),
    'heap, MB': usedSize / 2 ** 20,
  };
  const words = Object.entries(figures).map(([name, value]) => `${name} ${Math.round(value)}`);
  process.stdout.write(`\n500 pages, 1,000 questions (ms, unless told): ${words.join(', ')}\n`);

  // Figures in milliseconds are of a machine that has much else to do; the numbers of changes are not.
  expect(figures.ready).toBeLessThan(30_000);
  expect(figures.answer).toBeLessThan(1_500);
  expect(figures.turn).toBeLessThan(1_500);
  expect(figures['changes for an answer']).toBeLessThan(60);
  expect(figures['changes for a turn'], 'not one for each of 500 lessons').toBeLessThan(100);
  expect(figures['heap, MB']).toBeLessThan(60);
}, 180_000);
