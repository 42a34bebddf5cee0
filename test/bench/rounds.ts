import type { Frame, Page } from 'playwright-core';
import { type Bench, type Conditions, lmsState, openActivity, restart, settled, type Visitor } from './browse.ts';
import type { AnswerMarks, Marks } from './marks.ts';

/** Slow 3G, and a processor six times slower. */
const slow: Conditions = { kbit: 400, latencyMs: 400, cpu: 6 };
/** The line of `peers.md`: 1.6 Mbps, 150 ms, a processor four times slower. */
const line: Conditions = { kbit: 1600, latencyMs: 150, cpu: 4 };

/** What one round gave; times in milliseconds, layout shift without a unit. */
export interface Round {
  /** First contentful paint on slow 3G: the package's document alone, and the plain page. */
  readonly paint: number;
  readonly plainPaint: number;
  /** The largest paint of those two launches, and what moved in them. */
  readonly largest: number;
  readonly plainLargest: number;
  readonly shift: number;
  readonly plainShift: number;
  /** When the first question can be answered there; on the plain page, when it can be read. */
  readonly answerable: number;
  readonly plainAnswerable: number;
  /** On the line of the peers, in the LMS's frame: the first lesson painted, and the plain page with the same text. */
  readonly readable: number;
  readonly plainReadable: number;
  /** From the navigation to the feedback on the first answer. */
  readonly answered: number;
  readonly asked: number;
  readonly arrived: number;
  readonly bytes: number;
  readonly shiftAtLaunch: number;
  readonly shiftAtResume: number;
  /** From the click to the painted feedback, on a processor six times slower. */
  readonly feedback: number;
  /** The longest from an act to the next paint, of the answer and two changes of lesson, on such a processor. */
  readonly interaction: number;
  /** The same, where the LMS holds the page up for ten seconds at each save. */
  readonly feedbackBlocked: number;
}

/** One round of all that is timed: every page is opened by a new visitor, and the plain page right after ours. */
export async function measureRound(bench: Bench): Promise<Round> {
  const paint = await open(bench, bench.url + (await lmsState(bench)).href, slow);
  const plainPaint = await open(bench, bench.plainUrl, slow);
  const launch = await measureLaunch(bench);
  const plain = await open(bench, bench.plainUrl, line);
  return {
    paint: paint.firstPaint,
    plainPaint: plainPaint.firstPaint,
    largest: paint.largestPaint,
    plainLargest: plainPaint.largestPaint,
    shift: paint.shift,
    plainShift: plainPaint.shift,
    answerable: await measureAnswerable(bench),
    plainAnswerable: plainPaint.readable,
    readable: launch.marks.readable,
    plainReadable: plain.readable,
    answered: launch.answer.painted,
    asked: launch.marks.asked,
    arrived: launch.marks.answered,
    bytes: launch.marks.bytes,
    ...(await measureVisits(bench)),
    feedbackBlocked: await measureBlocked(bench),
  };
}

/** Lets a new visitor do something, and closes the browser profile whatever comes of it. */
export async function asVisitor<T>(bench: Bench, visit: (visitor: Visitor) => Promise<T>): Promise<T> {
  const visitor = await bench.visitor();
  try {
    return await visit(visitor);
  } finally {
    await visitor.close();
  }
}

const open = (bench: Bench, url: string, conditions: Conditions): Promise<Marks> =>
  asVisitor(bench, async (visitor) => {
    await visitor.slowDown(conditions);
    await visitor.page.goto(url, { waitUntil: 'commit' });
    return visitor.page.evaluate<Marks>('samspillBench.marks()');
  });

/** A launch of its own: whoever asks for the marks as well would wait for them. */
const measureAnswerable = (bench: Bench): Promise<number> =>
  asVisitor(bench, async (visitor) => {
    const { href } = await lmsState(bench);
    await visitor.slowDown(slow);
    await visitor.page.goto(bench.url + href, { waitUntil: 'commit' });
    return visitor.page.evaluate<number>('samspillBench.answerable()');
  });

const measureLaunch = (bench: Bench): Promise<{ marks: Marks; answer: AnswerMarks }> =>
  asVisitor(bench, async (visitor) => {
    await restart(bench);
    await visitor.slowDown(line);
    const frame = await openActivity(bench, visitor);
    const answer = frame.evaluate<AnswerMarks>('samspillBench.answerFirst()');
    return { answer: await answer, marks: await frame.evaluate<Marks>('samspillBench.marks()') };
  });

/** A learner who answers one question, goes to lesson 3, leaves, and comes back. */
const measureVisits = (
  bench: Bench,
): Promise<Pick<Round, 'shiftAtLaunch' | 'shiftAtResume' | 'feedback' | 'interaction'>> =>
  asVisitor(bench, async (visitor) => {
    await restart(bench);
    await visitor.slowDown(line);
    const first = await openActivity(bench, visitor);
    const shiftAtLaunch = await settledShift(first);
    await visitor.slowDown({ ...line, cpu: 6 });
    const feedback = await measureFeedback(visitor.page, first);
    for (let lesson = 1; lesson < 3; lesson++) await first.click('section:not([hidden]) > .sam-steps > .sam-next');
    await first.waitForTimeout(500);
    const interaction = await first.evaluate<number>('samspillBench.interaction()');
    await visitor.slowDown();
    const place = await first.getAttribute('section.sam-view:not([hidden])', 'id');
    await first.waitForTimeout(2_500); // A new place is saved within two seconds.
    await settled(first);
    await visitor.page.goto(bench.url);

    await visitor.slowDown(line);
    const second = await openActivity(bench, visitor);
    const shiftAtResume = await settledShift(second);
    const resumed = await second.getAttribute('section.sam-view:not([hidden])', 'id');
    if (resumed !== place) throw new Error(`The learner left in ${place}, and came back to ${resumed}.`);
    return { shiftAtLaunch, shiftAtResume, feedback, interaction };
  });

/** Whoever measures has to wait for the LMS too, but the learner has seen the feedback by then. */
const measureBlocked = (bench: Bench): Promise<number> =>
  asVisitor(bench, async (visitor) => {
    await restart(bench);
    const frame = await openActivity(bench, visitor);
    await settled(frame);
    await visitor.page.evaluate("samspillPreview.setFault({ kind: 'block', on: 'Commit', ms: 10000 })");
    await visitor.slowDown({ ...line, cpu: 6 });
    return measureFeedback(visitor.page, frame);
  });

async function settledShift(frame: Frame): Promise<number> {
  await settled(frame);
  await frame.waitForTimeout(500);
  return frame.evaluate<number>('samspillBench.shift()');
}

/** A click as a hand makes it: the pointer rests on the button before it is pressed, and the button is held for a moment. */
async function measureFeedback(page: Page, frame: Frame): Promise<number> {
  await frame.check('section sam-choice input >> nth=0');
  const button = frame.locator('section sam-choice button[type=submit]').first();
  await button.scrollIntoViewIfNeeded();
  const box = await button.boundingBox();
  if (!box) throw new Error('The first question has no button.');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await frame.waitForTimeout(2_500); // Until the tick has been saved.
  await frame.evaluate('samspillBench.watchClick()');
  await page.mouse.down();
  await frame.waitForTimeout(100);
  await page.mouse.up();
  const { clicked, painted } = await frame.evaluate<AnswerMarks>('samspillBench.lastFeedback()');
  return painted - clicked;
}
