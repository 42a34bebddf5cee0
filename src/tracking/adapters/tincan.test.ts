import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchedDist, publisherId } from '../../../test/support/launched-dist.ts';
import { ownPreview } from '../../../test/support/own-preview.ts';
import type { Json, Statement } from '../../model/statement.ts';
import type { TincanLog } from '../../preview/launch-log.ts';
import type { Preview } from '../../preview/server/server.ts';
import { readTincanQuery } from '../browser/launch-query.ts';
import type { Clock } from '../clock.ts';
import { type Course, openCourse } from '../course.ts';
import type { Launch } from '../launch.ts';
import type { Lrs } from '../lrs.ts';
import { answer, outline } from '../outline.fixture.ts';
import type { SaveStatus } from '../save-status.ts';
import type { LearningEvent } from '../session.ts';
import { testResume, testTracker } from '../tracker.contract.ts';
import { createLrs } from './lrs-client.ts';
import { tincanSession } from './tincan.ts';

let preview: Preview;

beforeAll(async () => {
  preview = await ownPreview(await launchedDist());
});
afterAll(() => preview.close());
/** The learner of the preview stays the same, so that only a new registration is a new beginning. */
beforeEach(() => post('/lms/prove.xapi/nytt-forsok'));

const post = (path: string) => fetch(preview.url + path, { method: 'POST' });
const received = async (): Promise<{ statement: Statement; status: number }[]> => {
  const { statements }: TincanLog = await (await fetch(`${preview.url}/tincan/prove.xapi/_log`)).json();
  return statements.map(({ statement, status }) => ({ statement: statement as Statement, status }));
};
const told = async () => (await received()).map(({ statement }) => statement);
const verbs = async () => (await told()).map(({ verb }) => verb.id.split('/').pop());

const clock: Clock = {
  now: () => new Date(),
  activeSeconds: () => 12.5,
  after(ms, action) {
    const timer = setTimeout(action, ms);
    return () => clearTimeout(timer);
  },
};

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));

async function newLaunch(wanted = '', between: (lrs: Lrs) => Lrs = (lrs) => lrs): Promise<Launch> {
  const { href } = await (await post(`/tincan/prove.xapi/launch?${wanted}`)).json();
  const query = readTincanQuery(new URL(href, preview.url).search);
  return tincanSession({
    outline,
    edition: { lang: 'nb', title: outline.title },
    clock,
    random,
    query,
    connectLrs: (config) => between(createLrs(config)),
  });
}

async function open(
  wanted = '',
  between?: (lrs: Lrs) => Lrs,
): Promise<{ course: Course; statuses: SaveStatus[]; faults: unknown[] }> {
  const [statuses, faults]: [SaveStatus[], unknown[]] = [[], []];
  const course = await openCourse({
    ...(await newLaunch(wanted, between)),
    outline,
    clock,
    random,
    onStatus: (status) => statuses.push(status),
    onFault: (fault) => faults.push(fault),
  });
  return { course, statuses, faults };
}

const readAll: LearningEvent[] = ['hva', 'hvem', 'hvordan'].map((lessonId) => ({ type: 'finished', lessonId }));
const test = (right: number): LearningEvent => ({
  type: 'submitted',
  lessonId: 'test',
  answers: [1, 2, 3, 4, 5, 6].map((n) => answer(`q_t${n}`, n <= right ? 1 : 0)),
});
const dispatch = (course: Course, ...events: readonly LearningEvent[]) => {
  for (const event of events) course.dispatch(event);
};

function launchedLate(): Launch['tracker'] {
  let made: Promise<Launch['tracker']> | undefined;
  const tracker = () => {
    made ??= newLaunch().then((launch) => launch.tracker);
    return made;
  };
  return {
    name: 'xapi',
    keeps: 'lms',
    open: async () => (await tracker()).open(),
    save: async (progress) => (await tracker()).save(progress),
    recordAnswer: async (record) => (await tracker()).recordAnswer(record),
    doubt() {},
    confirm() {},
    close: async (progress) => (await tracker()).close(progress),
  };
}

testTracker('xapi', launchedLate);
testResume('xapi', () => launchedLate, ['location', 'completed', 'passed']);

it('tells a whole course in the name of the actor that was launched', async () => {
  const { course: first } = await open();
  dispatch(first, { type: 'answered', answer: answer('q_a', 1) }, test(2), ...readAll);
  await expect(first.exit()).resolves.toBe('saved');
  const { course: second, faults } = await open();
  expect(second).toMatchObject({ resumed: true, snapshot: { testTries: 1 }, isNamed: true });
  dispatch(second, test(5));
  await expect(second.exit()).resolves.toBe('saved');
  const { course: third } = await open();
  await third.exit();
  expect((await verbs()).filter((verb) => verb !== 'responded')).toEqual([
    ...['initialized', 'scored', 'failed', 'suspended'],
    ...['resumed', 'scored', 'passed', 'completed', 'terminated'],
    ...['resumed', 'terminated'],
  ]);
  const log = await received();
  expect(log.filter(({ status }) => status !== 200)).toEqual([]);
  expect(new Set(log.map(({ statement }) => statement.id)).size).toBe(log.length);
  expect(faults).toEqual([]);
  const [{ actor, object, context } = {} as Statement] = await told();
  expect({ actor, object, context }).toMatchObject({
    actor: { name: 'Prøvesen, Testine & «Ås»', mbox: 'mailto:testine@forhandsvisning.example' },
    object: { id: publisherId },
    context: {
      registration: expect.any(String),
      platform: 'Samspill forhåndsvisning',
      language: 'nb',
      contextActivities: {
        grouping: [{ id: 'https://forhandsvisning.example/kurs/1' }, expect.anything(), expect.anything()],
        category: [{ id: 'https://w3id.org/xapi/scorm' }],
      },
      extensions: { 'https://w3id.org/samspill/launch/externalRegistration': 'Høst & vår #2' },
    },
  });
});

it.each([
  ['auth=bare', {}],
  ['endpoint=bare', {}],
  ['extras=none', {}],
  ['actor=arrays', { name: 'Testine Prøvesen', mbox: 'mailto:testine@forhandsvisning.example' }],
  ['actor=account-arrays', { account: { homePage: 'https://forhandsvisning.example', name: 'provebruker' } }],
] satisfies [string, Json][])('takes a launch with %s', async (wanted, actor) => {
  const { course, faults } = await open(wanted);
  dispatch(course, { type: 'answered', answer: answer('q_a', 1) });
  await expect(course.exit()).resolves.toBe('saved');
  expect(faults).toEqual([]);
  expect(await told()).toMatchObject([{ actor }, { actor }, { actor }]);
  expect((await received()).every(({ status }) => status === 200)).toBe(true);
});

it('makes its own registration where the LMS gives none, and keeps it', async () => {
  const wanted = 'registration=none&activity_id=none&actor=account-arrays';
  const { course: first } = await open(wanted);
  dispatch(first, test(6));
  await first.exit();
  const { course: second } = await open(wanted);
  expect(second.snapshot).toMatchObject({ passed: true });
  await second.exit();
  const statements = await told();
  expect(new Set(statements.map(({ context }) => context.registration)).size).toBe(1);
  expect(new Set(statements.map(({ object }) => object.id))).toContain('https://w3id.org/samspill/modules/m1');
  expect((await verbs()).filter((verb) => verb === 'passed')).toEqual(['passed']);
});

it('loses nothing of what another device writes at the same time', async () => {
  const [{ course: phone }, { course: desk }] = [await open(), await open()];
  dispatch(phone, { type: 'finished', lessonId: 'hva' }, { type: 'answered', answer: answer('q_a', 1) });
  await expect(phone.exit()).resolves.toBe('saved');
  dispatch(desk, { type: 'finished', lessonId: 'hvem' });
  await expect(desk.exit()).resolves.toBe('saved');
  const { course } = await open();
  expect(course.snapshot).toMatchObject({ done: ['hva', 'hvem'], answers: { q_a: { tries: 1 } } });
});

describe('an LRS that', () => {
  it('shows no version after a write is asked for it', async () => {
    const silent = (lrs: Lrs): Lrs => ({
      ...lrs,
      async write(...args) {
        const { status } = await lrs.write(...args);
        return { status };
      },
    });
    const { course } = await open('', silent);
    dispatch(course, { type: 'finished', lessonId: 'hva' });
    await expect(course.exit()).resolves.toBe('saved');
    expect((await open()).course.snapshot).toMatchObject({ done: ['hva'] });
  });

  it('loses its answer to a write has the state all the same', async () => {
    let lost = 0;
    const lossy = (lrs: Lrs): Lrs => ({
      ...lrs,
      async write(...args) {
        const answered = await lrs.write(...args);
        return lost++ === 0 ? { status: 0 } : answered;
      },
    });
    const { course } = await open('', lossy);
    dispatch(course, { type: 'finished', lessonId: 'hva' });
    await expect(course.exit()).resolves.toBe('unsaved');
    await expect(course.exit()).resolves.toBe('saved');
    expect((await open()).course.snapshot).toMatchObject({ done: ['hva'] });
  });

  it('takes no more is told of as it is', async () => {
    let denies = false;
    const closing = (lrs: Lrs): Lrs => ({
      ...lrs,
      write: (...args) => (denies ? Promise.resolve({ status: 401 }) : lrs.write(...args)),
    });
    const { course, statuses } = await open('', closing);
    denies = true;
    dispatch(course, { type: 'finished', lessonId: 'hva' });
    await expect(course.exit()).resolves.toBe('session-over');
    expect(statuses.at(-1)).toEqual({ kind: 'session-over' });
  });

  it('holds what we cannot read is not written over', async () => {
    const { course } = await open();
    const foreign = (lrs: Lrs): Lrs => ({
      ...lrs,
      async write(address, _text, etag, options) {
        return lrs.write(address, '{"state":"9.of.a.newer.version"}', etag, options);
      },
    });
    await (await open('', foreign)).course.exit();
    dispatch(course, { type: 'finished', lessonId: 'hva' });
    await expect(course.exit()).resolves.toBe('unsaved');
    const { course: next } = await open();
    expect(next.stateFault).toBe('newer-version');
  });
});
