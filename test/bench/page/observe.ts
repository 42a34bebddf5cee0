import type { AnswerMarks, Marks } from '../marks.ts';

/** What a page under measurement offers; set up before the page's own scripts, in every frame. */
interface Bench {
  /** Resolves when the page has been loaded, and its first lesson painted. */
  marks(): Promise<Marks>;
  /** Layout shift so far (Layout Instability API). */
  shift(): number;
  /** Resolves when the first question can be answered, with that moment. */
  answerable(): Promise<number>;
  /** The longest time from an act of the learner's to the next paint, so far (Event Timing API; in steps of 8 ms). */
  interaction(): number;
  /** Answers the first question as soon as it can be answered, and resolves when the feedback has been painted. */
  answerFirst(): Promise<AnswerMarks>;
  /** Makes the learner's next click the one that `lastFeedback` tells of. */
  watchClick(): void;
  /** Resolves when the feedback on that click has been painted. */
  lastFeedback(): Promise<AnswerMarks>;
}

declare global {
  interface Window {
    samspillBench?: Bench;
  }
}

let shift = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if ('value' in entry) shift += Number(entry.value);
}).observe({ type: 'layout-shift', buffered: true });

let largestPaint = 0;
new PerformanceObserver((list) => {
  for (const { startTime } of list.getEntries()) largestPaint = startTime;
}).observe({ type: 'largest-contentful-paint', buffered: true });

let interaction = 0;
/** TypeScript does not know the threshold, which is 104 ms unless told. */
const interactions: PerformanceObserverInit & { durationThreshold: number } = {
  type: 'event',
  durationThreshold: 16,
  buffered: true,
};
new PerformanceObserver((list) => {
  for (const entry of list.getEntries())
    if ('interactionId' in entry && entry.interactionId !== 0) interaction = Math.max(interaction, entry.duration);
}).observe(interactions);

/** Looks once a frame until `find` gives something; `at` is when that frame had been painted. */
const painted = <T>(find: () => T | undefined): Promise<{ found: T; at: number }> =>
  new Promise((resolve) => {
    const look = () => {
      const found = find();
      if (found === undefined) {
        requestAnimationFrame(look);
        return;
      }
      // Before any other task that waits: what the page does after the paint is not part of it.
      void scheduler.postTask(() => resolve({ found, at: performance.now() }), { priority: 'user-blocking' });
    };
    requestAnimationFrame(look);
  });

/** The first lesson, when all of it has come and is laid out. */
function firstLesson(): Element | undefined {
  const lesson = document.querySelector('section[id]');
  const isWhole = lesson?.nextElementSibling || document.readyState !== 'loading';
  return lesson && isWhole && lesson.getBoundingClientRect().height > 0 ? lesson : undefined;
}

const readable = painted(firstLesson);

async function marks(): Promise<Marks> {
  const { at } = await readable;
  const paint = await painted(() => performance.getEntriesByName('first-contentful-paint')[0]);
  await painted(() => document.readyState === 'complete' || undefined);
  await painted(() => largestPaint || undefined);
  const files = entriesOf('resource');
  const done = [...entriesOf('navigation'), ...files.filter(({ responseEnd }) => responseEnd > 0 && responseEnd <= at)];
  return {
    firstPaint: paint.found.startTime,
    largestPaint,
    shift,
    readable: at,
    asked: 1 + files.filter(({ startTime }) => startTime <= at).length,
    answered: done.length,
    bytes: done.reduce((sum, { transferSize }) => sum + transferSize, 0),
  };
}

const entriesOf = (type: 'navigation' | 'resource'): PerformanceResourceTiming[] =>
  performance.getEntriesByType(type).filter((entry) => entry instanceof PerformanceResourceTiming);

const openQuestion = (): Element | undefined =>
  document.documentElement.classList.contains('ready')
    ? (document.querySelector('section sam-choice:defined') ?? undefined)
    : undefined;

const feedbackOf = (question: Element): Element | undefined =>
  question.querySelector('.sam-feedback > div') ?? undefined;

async function answerFirst(): Promise<AnswerMarks> {
  const { found: question } = await painted(openQuestion);
  question.querySelector('input')?.click();
  const clicked = performance.now();
  question.querySelector<HTMLElement>('button[type=submit]')?.click();
  return { clicked, painted: (await painted(() => feedbackOf(question))).at };
}

let feedback: Promise<AnswerMarks> | undefined;

function watchClick(): void {
  addEventListener('click', handleClick, { capture: true, once: true });
}

function handleClick({ target, timeStamp }: MouseEvent): void {
  const question = target instanceof Element ? target.closest('sam-choice') : null;
  if (question) feedback = painted(() => feedbackOf(question)).then(({ at }) => ({ clicked: timeStamp, painted: at }));
}

window.samspillBench = {
  marks,
  shift: () => shift,
  answerable: async () => (await painted(openQuestion)).at,
  interaction: () => interaction,
  answerFirst,
  watchClick,
  lastFeedback: () => feedback ?? Promise.reject(new Error('no question was clicked')),
};
