import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchedDist } from '../../../test/support/launched-dist.ts';
import { ownPreview } from '../../../test/support/own-preview.ts';
import type { Statement } from '../../model/statement.ts';
import { at } from '../../preview/cmi5-json.ts';
import type { Cmi5Log } from '../../preview/launch-log.ts';
import type { Preview } from '../../preview/server/server.ts';
import { fetchToken } from '../browser/fetch-token.ts';
import { readCmi5Query } from '../browser/launch-query.ts';
import type { Clock } from '../clock.ts';
import { type Course, openCourse } from '../course.ts';
import type { Launch } from '../launch.ts';
import type { LaunchMemory } from '../launch-memory.ts';
import type { Lrs } from '../lrs.ts';
import { answer, outline } from '../outline.fixture.ts';
import type { SaveStatus } from '../save-status.ts';
import type { LearningEvent } from '../session.ts';
import { emptySnapshot } from '../snapshot.ts';
import { testResume, testTracker } from '../tracker.contract.ts';
import { cmi5Session } from './cmi5.ts';
import { createLrs } from './lrs-client.ts';

let preview: Preview;

beforeAll(async () => {
  preview = await ownPreview(await launchedDist());
});
afterAll(() => preview.close());
beforeEach(() => post('/lms/prove.cmi5/nytt-forsok'));

const post = (path: string) => fetch(preview.url + path, { method: 'POST' });
const log = async (): Promise<Cmi5Log> => (await fetch(`${preview.url}/cmi5/prove.cmi5/_log`)).json();
const violations = async () => (await log()).violations.map(({ req, verb, text }) => `${req} ${verb ?? ''}: ${text}`);
const said = async () =>
  (await log()).statements
    .filter(({ by }) => by === 'AU')
    .map(({ statement }) =>
      String(at(statement, 'verb', 'id'))
        .split('/')
        .pop(),
    );
const statement = async (verb: string) =>
  (await log()).statements
    .filter(({ by }) => by === 'AU')
    .map(({ statement }) => statement)
    .find((candidate) => String(at(candidate, 'verb', 'id')).endsWith(verb)) as Statement | undefined;

const clock: Clock = {
  now: () => new Date(),
  activeSeconds: () => 12.5,
  after(ms, action) {
    const timer = setTimeout(action, ms);
    return () => clearTimeout(timer);
  },
};

const memoryOf = (kept = new Map<string, string>()): LaunchMemory => ({
  get: (name) => kept.get(name),
  set: (name, value) => void kept.set(name, value),
});

/** What does not press is saved within two seconds. */
const soon = { timeout: 5000 };

interface Wish {
  /** As `Cmi5LaunchOptions.wanted`. */
  readonly wanted?: string;
  readonly memory?: LaunchMemory;
  /** The address of an earlier launch, for a reload. */
  readonly href?: string;
  readonly mayReturn?: () => boolean;
  /** Comes between the session and its LRS. */
  readonly between?: (lrs: Lrs) => Lrs;
}

const newHref = async (wanted = ''): Promise<string> =>
  (await (await post(`/cmi5/prove.cmi5/launch?${wanted}`)).json()).href;

function session(
  href: string,
  { memory = memoryOf(), mayReturn = () => false, between = (lrs) => lrs }: Wish = {},
): Launch {
  return cmi5Session({
    outline,
    edition: { lang: 'nb', title: outline.title },
    clock,
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
    query: readCmi5Query(new URL(href, preview.url).search),
    memory,
    mayReturn,
    fetchToken,
    connectLrs: (config) => between(createLrs(config)),
  });
}

async function open(wish: Wish = {}): Promise<Course & { readonly statuses: SaveStatus[]; readonly href: string }> {
  const href = wish.href ?? (await newHref(wish.wanted));
  const statuses: SaveStatus[] = [];
  const course = await openCourse({
    ...session(href, wish),
    outline,
    clock,
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
    onStatus: (status) => statuses.push(status),
  });
  return Object.assign(course, { statuses, href });
}

const dispatch = (course: Course, ...events: readonly LearningEvent[]) => {
  for (const event of events) course.dispatch(event);
};
const readAll: LearningEvent[] = ['hva', 'hvem', 'hvordan'].map((lessonId) => ({ type: 'finished', lessonId }));
const test = (right: number): LearningEvent => ({
  type: 'submitted',
  lessonId: 'test',
  answers: [1, 2, 3, 4, 5, 6].map((n) => answer(`q_t${n}`, n <= right ? 1 : 0)),
});

/**
 * A tracker that asks for its launch when it opens, since the contract makes trackers without waiting, and says that it has begun
 * as a course does: without that the LMS takes nothing.
 */
function launchedLate(): Launch['tracker'] {
  let made: Promise<Launch> | undefined;
  const launched = () => {
    made ??= newHref().then((href) => session(href));
    return made;
  };
  const tracker = async () => (await launched()).tracker;
  return {
    name: 'cmi5',
    keeps: 'lms',
    async open() {
      const { tracker: inner, reportTo } = await launched();
      const launch = await inner.open();
      const snapshot = emptySnapshot('0e3c9fb1-2c3c-4f0e-9a55-0c6a4de5b001');
      reportTo({ outline, launch, snapshot })?.report(snapshot, snapshot, { type: 'launched' });
      return launch;
    },
    save: async (progress) => (await tracker()).save(progress),
    recordAnswer: async (record) => (await tracker()).recordAnswer(record),
    doubt() {},
    confirm() {},
    close: async (progress) => (await tracker()).close(progress),
  };
}

describe('over the strict LMS', () => {
  testTracker('cmi5', launchedLate);
  testResume('cmi5', () => launchedLate, ['location', 'completed', 'passed']);
});

it('tells a whole course by the rules, and only once what is told once', async () => {
  const first = await open();
  dispatch(first, { type: 'answered', answer: answer('q_a', 1) }, test(2), ...readAll);
  await expect(first.exit()).resolves.toBe('saved');
  expect(first.returnUrl).toContain('/return?session=');
  const second = await open();
  expect(second).toMatchObject({ resumed: true, snapshot: { testTries: 1 } });
  dispatch(second, test(1), test(5), test(0));
  await expect(second.exit()).resolves.toBe('saved');
  const third = await open();
  dispatch(third, test(6)); // It is completed: nothing more is saved or told.
  await expect(third.exit()).resolves.toBe('review');
  expect(await violations()).toEqual([]);
  const verbs = (await said()).filter((verb) => verb !== 'answered');
  expect(verbs).toEqual([
    ...['initialized', 'failed', 'terminated'],
    ...['initialized', 'passed', 'completed', 'terminated'],
    ...['initialized', 'terminated'],
  ]);
  expect(await log()).toMatchObject({ satisfied: true, launches: [{ fetches: 1 }, { fetches: 1 }, { fetches: 1 }] });
  expect((await statement('passed'))?.result).toMatchObject({
    success: true,
    score: { scaled: 0.8333, raw: 83, min: 0, max: 100 },
    duration: expect.stringMatching(/^PT/),
  });
  expect((await statement('answered'))?.object).toMatchObject({
    id: 'https://w3id.org/samspill/modules/m1/interactions/q_a',
    definition: { choices: [{ description: { nb: expect.any(String) } }, { description: { nb: expect.any(String) } }] },
  });
});

it('obeys the pass mark of the launch, and echoes it', async () => {
  const course = await open({ wanted: 'masteryScore=0.5' });
  expect(course.outline.passMark).toBe(0.5);
  dispatch(course, test(3), ...readAll);
  await course.exit();
  expect(await violations()).toEqual([]);
  const extension = 'https://w3id.org/xapi/cmi5/context/extensions/masteryscore';
  expect(at(await statement('passed'), 'context', 'extensions', extension)).toBe(0.5);
});

it.each(['Browse', 'Review'])('tells only beginning and end in %s', async (mode) => {
  const course = await open({ wanted: `launchMode=${mode}` });
  expect(course.mode).toBe(mode.toLowerCase());
  dispatch(course, { type: 'answered', answer: answer('q_a', 1) }, test(6), ...readAll);
  course.save();
  await course.exit();
  expect(await violations()).toEqual([]);
  expect(await said()).toEqual(['initialized', 'terminated']);
});

it.each(['endpoint=slash&activityId=publisher&actor=bare', 'returnURL=none&languagePreference=nn,nb'])(
  'takes a launch with %s',
  async (wanted) => {
    const course = await open({ wanted });
    dispatch(course, test(6), ...readAll);
    await expect(course.exit()).resolves.toBe('saved');
    expect(await violations()).toEqual([]);
    expect((await log()).satisfied).toBe(true);
  },
);

describe('a reload', () => {
  it('goes on with the session: one token, one beginning', async () => {
    const memory = memoryOf();
    const before = await open({ memory, mayReturn: () => true });
    dispatch(before, { type: 'answered', answer: answer('q_a', 1) }, test(1));
    before.leave();
    await expect.poll(async () => (await said()).length).toBe(8);
    const after = await open({ memory, href: before.href });
    expect(after).toMatchObject({ resumed: true, snapshot: { answers: { q_a: { tries: 1 } } } });
    await expect(after.exit()).resolves.toBe('saved');
    expect(await violations()).toEqual([]);
    expect((await said()).filter((verb) => verb !== 'answered')).toEqual(['initialized', 'failed', 'terminated']);
    expect((await statement('terminated'))?.result).toMatchObject({ duration: 'PT25S' });
    expect((await log()).launches).toMatchObject([{ fetches: 1, state: 'terminated' }]);
  });

  it('of a session that was ended says so, and asks for nothing', async () => {
    const memory = memoryOf();
    const before = await open({ memory });
    await before.exit();
    const after = await open({ memory, href: before.href });
    expect(after.statuses).toEqual([{ kind: 'session-over' }]);
    await expect(after.exit()).resolves.toBe('session-over');
    expect(await violations()).toEqual([]);
    expect((await log()).launches).toMatchObject([{ fetches: 1 }]);
  });

  it('without a memory of the token says so, too', async () => {
    const { href } = await open();
    expect((await open({ href })).statuses).toEqual([{ kind: 'session-over' }]);
  });
});

it('says that the session is over when another launch has taken its place', async () => {
  const old = await open();
  await expect.poll(() => old.statuses.at(-1)?.kind, soon).toBe('saved');
  await open();
  dispatch(old, { type: 'answered', answer: answer('q_a', 1) });
  old.save();
  await expect.poll(() => old.statuses.at(-1)?.kind).toBe('session-over');
  await expect(old.exit()).resolves.toBe('session-over');
});

describe('what an earlier session could not tell', () => {
  it('is told in the next one, and once', async () => {
    // Statements of an outcome never arrive; the state does.
    const deaf = (lrs: Lrs): Lrs => ({
      ...lrs,
      send: (statements, how) =>
        statements.some(({ verb }) => /passed|completed/.test(verb.id))
          ? new Promise(() => {})
          : lrs.send(statements, how),
    });
    const memory = memoryOf();
    const first = await open({ memory, between: deaf });
    await expect.poll(said).toEqual(['initialized']);
    dispatch(first, ...readAll, test(6));
    first.leave();
    await expect.poll(async () => (await said()).length).toBeGreaterThanOrEqual(1);
    const second = await open();
    expect(second.snapshot).toMatchObject({ passed: true, completed: true });
    await expect(second.exit()).resolves.toBe('saved');
    const third = await open();
    await third.exit();
    expect((await said()).filter((verb) => /passed|completed/.test(verb ?? ''))).toEqual(['passed', 'completed']);
    expect((await violations()).filter((text) => !text.startsWith('9.3.6'))).toEqual([]);
  });

  it('but had, unknown to the state, is not told again', async () => {
    const forgetful = (lrs: Lrs): Lrs => ({ ...lrs, write: async () => ({ status: 500 }) });
    const first = await open({ between: forgetful });
    dispatch(first, ...readAll, test(6));
    await expect.poll(async () => (await log()).satisfied).toBe(true);
    const second = await open();
    expect(second.snapshot.passed).toBe(true);
    await second.exit();
    expect((await said()).filter((verb) => verb === 'passed')).toEqual(['passed']);
    expect(await violations()).toEqual([]);
  });

  it('but had, is not followed by «failed», though the state knows only of a try in vain', async () => {
    let forgets = false;
    const forgetful = (lrs: Lrs): Lrs => ({
      ...lrs,
      write: async (...args) => (forgets ? { status: 500 } : lrs.write(...args)),
    });
    const first = await open({ between: forgetful });
    dispatch(first, test(1));
    await expect.poll(() => first.statuses.at(-1)?.kind, soon).toBe('saved');
    forgets = true;
    dispatch(first, test(6));
    await expect.poll(async () => (await log()).passed).toBe(true);
    const second = await open();
    expect(second.snapshot.passed).toBe(false);
    dispatch(second, test(2));
    await expect(second.exit()).resolves.toBe('saved');
    expect(await said()).not.toContain('failed');
    expect(await violations()).toEqual([]);
  });
});

it('never calls saved what the LRS did not take, and goes on when it does', async () => {
  let fails = true;
  const shaky = (lrs: Lrs): Lrs => ({
    ...lrs,
    write: (...args) => (fails ? Promise.resolve({ status: 503 }) : lrs.write(...args)),
  });
  const course = await open({ between: shaky });
  dispatch(course, { type: 'answered', answer: answer('q_a', 1) });
  await expect(course.exit()).resolves.toBe('unsaved');
  expect(course.statuses.map(({ kind }) => kind)).not.toContain('saved');
  fails = false;
  await expect(course.exit()).resolves.toBe('saved');
  expect(await violations()).toEqual([]);
});

it('does not send an unanswered end again, and does not send the learner on', async () => {
  let ends = 0;
  const lossy = (lrs: Lrs): Lrs => ({
    ...lrs,
    async send(statements, how) {
      const answered = await lrs.send(statements, how);
      if (!statements.some(({ verb }) => verb.id.endsWith('terminated'))) return answered;
      ends++;
      return { status: 0 };
    },
  });
  const course = await open({ between: lossy });
  await course.exit();
  await new Promise((resolve) => setTimeout(resolve, 3000));
  expect({ ends, returnUrl: course.returnUrl }).toEqual({ ends: 1, returnUrl: undefined });
  expect(await violations()).toEqual([]);
});

it.each([403, 405])('goes on where the LMS lets nobody ask for statements, and answers %i', async (status) => {
  const silent = (lrs: Lrs): Lrs => ({ ...lrs, find: async () => ({ status }) });
  const first = await open({ between: silent });
  dispatch(first, ...readAll, test(6));
  expect(await first.exit()).toBe('saved');
  expect(await said()).toEqual(expect.arrayContaining(['answered', 'passed', 'completed', 'terminated']));
  expect(await violations()).toEqual([]);
  expect(await (await open({ between: silent })).exit()).toBe('saved');
});

describe('a page that goes', () => {
  it('ends the session in one request when all is stored', async () => {
    const course = await open();
    await expect.poll(() => course.statuses.at(-1)?.kind, soon).toBe('saved');
    course.leave();
    await expect.poll(said).toEqual(['initialized', 'terminated']);
    expect(await violations()).toEqual([]);
  });

  it('stores the state first, and ends the session only after that', async () => {
    let letThrough = () => {};
    let gate: Promise<void> = Promise.resolve();
    const slow = (lrs: Lrs): Lrs => ({ ...lrs, write: (...args) => gate.then(() => lrs.write(...args)) });
    const course = await open({ between: slow });
    await expect.poll(() => course.statuses.at(-1)?.kind, soon).toBe('saved');
    gate = new Promise((resolve) => {
      letThrough = resolve;
    });
    dispatch(course, { type: 'viewed', lessonId: 'hvem' });
    course.leave();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await said()).toEqual(['initialized']);
    letThrough();
    await expect.poll(said).toEqual(['initialized', 'terminated']);
    await expect(open()).resolves.toMatchObject({ snapshot: { location: 'hvem' } });
    expect(await violations()).toEqual([]);
  });

  it('may come back by a reload, and then the session goes on', async () => {
    const course = await open({ mayReturn: () => true });
    await expect.poll(() => course.statuses.at(-1)?.kind, soon).toBe('saved');
    course.leave();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await said()).toEqual(['initialized']);
  });
});
