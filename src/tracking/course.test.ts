import { Scorm12API } from 'scorm-again/scorm12';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Statement } from '../model/statement.ts';
import { type Scorm12Api, scorm12Tracker } from './adapters/scorm12.ts';
import { standaloneTracker } from './adapters/standalone.ts';
import { decodeSnapshot, encodeSnapshot } from './codec.ts';
import { type Course, type CourseOptions, openCourse } from './course.ts';
import { answer, outline } from './outline.fixture.ts';
import type { ProbeResult } from './probe.ts';
import { type LrsReportingOptions, reportToLrs } from './report-to-lrs.ts';
import { createReporter } from './reporter.ts';
import type { SaveStatus } from './save-status.ts';
import type { LearningEvent } from './session.ts';
import { emptySnapshot, type Snapshot } from './snapshot.ts';
import { type VirtualClock, virtualClock } from './virtual-clock.fixture.ts';

type Values = Record<string, string>;

/** An LMS that keeps what was committed; each launch gets a new API object, as in a browser. */
function lmsOf(stored: Values = {}) {
  const calls: string[] = [];
  const lms = {
    stored,
    calls,
    fails: false,
    launch(): Scorm12Api {
      const inner = new Scorm12API({ autocommit: false, mastery_override: false, logLevel: 5 });
      inner.loadFromFlattenedJSON(lms.stored, '');
      const keep = (answered: string) => {
        if (lms.fails) return 'false';
        const values = Object.entries(inner.getFlattenedCMI()).map(([key, value]): [string, unknown] => [key, value]);
        lms.stored = Object.fromEntries(
          values.flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
        );
        return answered;
      };
      return {
        LMSInitialize: () => inner.LMSInitialize(''),
        LMSFinish: () => calls.push('LMSFinish') && keep(inner.LMSFinish('')),
        LMSGetValue: (element) => inner.LMSGetValue(element),
        LMSSetValue: (element, value) => calls.push(element) && inner.LMSSetValue(element, value),
        LMSCommit: () => calls.push('LMSCommit') && keep(inner.LMSCommit('')),
        LMSGetLastError: () => inner.LMSGetLastError(),
        LMSGetErrorString: (code) => inner.LMSGetErrorString(code),
      };
    },
    get snapshot(): Snapshot {
      const decoded = decodeSnapshot(outline, lms.stored['cmi.suspend_data'] ?? '');
      if ('fault' in decoded) throw new Error(decoded.fault);
      return decoded.snapshot;
    },
  };
  return lms;
}

let clock: VirtualClock;
let statuses: SaveStatus[];
let sent: Statement[];
let faults: unknown[];
let seen: ProbeResult;
let seed: number;

beforeEach(() => {
  clock = virtualClock();
  [statuses, sent, faults, seen, seed] = [[], [], [], 'ok', 1];
});

type More = Partial<CourseOptions & Pick<LrsReportingOptions, 'loadReporter'>>;

const random = (length: number) => Uint8Array.from({ length }, () => seed++ % 256);

const sendAll: LrsReportingOptions['loadReporter'] = async () => ({
  createReporter,
  lrs: {
    async send(statements) {
      sent.push(...statements);
      return { status: 200 };
    },
    find: async () => ({ status: 404 }),
  },
});

const open = (api: Scorm12Api | undefined, { loadReporter = sendAll, ...more }: More = {}): Promise<Course> =>
  openCourse({
    outline,
    tracker: api ? scorm12Tracker(api, outline.scorm12Status) : standaloneTracker(),
    probe: async () => seen,
    clock,
    random,
    reportTo: reportToLrs({ edition: { lang: 'nb', title: outline.title }, clock, random, loadReporter }),
    onStatus: (status) => statuses.push(status),
    onFault: (fault) => faults.push(fault),
    ...more,
  });

const kinds = () => statuses.map(({ kind }) => kind);
const verbs = () => sent.map(({ verb }) => verb.id.split('/').pop());
const lrs = '{"lrs":{"endpoint":"https://lrs.example/xapi","auth":"Basic abc"}}';
const readAll: LearningEvent[] = ['hva', 'hvem', 'hvordan'].map((lessonId) => ({ type: 'finished', lessonId }));
const test = (right: number): LearningEvent => ({
  type: 'submitted',
  lessonId: 'test',
  answers: [1, 2, 3, 4, 5, 6].map((n) => answer(`q_t${n}`, n <= right ? 1 : 0)),
});

describe('a learner', () => {
  it('leaves in lesson 3, comes back to it, and passes', async () => {
    const lms = lmsOf({ 'cmi.launch_data': lrs });
    const first = await open(lms.launch());
    expect(first).toMatchObject({ mode: 'normal', resumed: false });
    await clock.advance(2000);
    expect(lms.snapshot).toMatchObject({ sessions: 1, registration: first.snapshot.registration });
    first.dispatch({ type: 'viewed', lessonId: 'hva' });
    first.dispatch({ type: 'answered', answer: answer('q_a', 0) });
    first.save();
    first.dispatch({ type: 'finished', lessonId: 'hva' });
    first.dispatch({ type: 'viewed', lessonId: 'hvordan' });
    await clock.advance(60_000);
    first.dispatch({ type: 'picked', interactionId: 'q_b', token: '3' });
    first.leave();
    expect(lms.stored).toMatchObject({
      'cmi.core.lesson_status': 'incomplete',
      'cmi.core.lesson_location': 'hvordan',
      'cmi.interactions.0.id': 'q_a',
    });

    const second = await open(lms.launch());
    expect(second.resumed).toBe(true);
    expect(second.snapshot).toEqual({ ...first.snapshot, sessions: 2, rev: first.snapshot.rev + 1 });
    for (const event of [...readAll, test(5)]) second.dispatch(event);
    await clock.advance(5000);
    expect(kinds().at(-1)).toBe('saved');
    await expect(second.exit()).resolves.toBe('saved');
    expect(lms.stored).toMatchObject({ 'cmi.core.lesson_status': 'completed', 'cmi.core.score.raw': '83.33' });
    expect(lms.calls.filter((call) => call === 'LMSFinish')).toHaveLength(2);
    await clock.advance(1000);
    expect(verbs().filter((verb) => verb !== 'responded')).toEqual([
      ...['initialized', 'suspended', 'resumed', 'scored', 'passed', 'completed', 'terminated'],
    ]);
    expect(new Set(sent.map(({ context }) => context.registration)).size).toBe(1);
    expect(new Set(sent.map(({ id }) => id)).size).toBe(sent.length);
    expect(faults).toEqual([]);
  });

  it('keeps on answering where the end of the only lesson came into view first', async () => {
    const [lesson] = outline.lessons;
    if (!lesson) throw new Error('The outline has no lesson');
    const short = { ...outline, goals: [], lessons: [lesson] };
    const lms = lmsOf();
    const course = await open(lms.launch(), { outline: short });
    course.dispatch({ type: 'viewed', lessonId: 'hva' });
    course.dispatch({ type: 'finished', lessonId: 'hva' });
    await clock.advance(60_000);
    expect(lms.stored['cmi.core.lesson_status']).toBe('completed');
    course.dispatch({ type: 'answered', answer: answer('q_a', 1) });
    course.save();
    await clock.advance(60_000);
    const { snapshot } = decodeSnapshot(short, lms.stored['cmi.suspend_data'] ?? '') as { snapshot: Snapshot };
    expect(snapshot).toMatchObject({ completed: true, answers: { q_a: { tries: 1 } } });
    expect(lms.stored['cmi.core.lesson_status']).toBe('completed');
    expect(kinds().at(-1)).toBe('saved');
    const before = lms.calls.length;
    course.dispatch({ type: 'answered', answer: answer('q_a', 0) });
    await clock.advance(60_000);
    expect(lms.calls.slice(before), 'from here on nothing is written').not.toContain('cmi.suspend_data');
    expect(faults).toEqual([]);
  });

  it('is told of changes by listeners', async () => {
    const course = await open(lmsOf().launch());
    const revs: number[] = [];
    course.onChange(({ rev }) => revs.push(rev));
    course.dispatch({ type: 'viewed', lessonId: 'hva' });
    course.dispatch({ type: 'viewed', lessonId: 'hva' });
    expect(revs).toEqual([2]);
    expect(course.snapshot.location).toBe('hva');
  });
});

describe('answers', () => {
  it('do not touch the LMS before they are painted and saved', async () => {
    const lms = lmsOf();
    const course = await open(lms.launch());
    await clock.advance(3000);
    lms.calls.length = 0;
    course.dispatch({ type: 'answered', answer: answer('q_a', 1) });
    expect(lms.calls).toEqual([]);
    course.save();
    expect(lms.calls[0]).toBe('cmi.interactions.0.id');
    expect(lms.calls.filter((call) => call === 'LMSCommit')).toHaveLength(1);
    await clock.advance(10_000);
    expect(lms.calls.filter((call) => call === 'LMSCommit')).toHaveLength(1);
  });

  it('that the LMS refuses are kept in the state, and the refusal is told', async () => {
    const lms = lmsOf();
    const course = await open(lms.launch());
    const odd = { ...answer('q_a', 1), type: 'essay' as 'choice' };
    course.dispatch({ type: 'answered', answer: odd });
    course.save();
    await clock.advance(100);
    expect(faults).toEqual([expect.objectContaining({ name: 'TrackingError', code: '405' })]);
    expect(lms.snapshot.answers.q_a).toEqual({ token: '1', tries: 1, scaled: 1 });
  });
});

describe('leaving', () => {
  it('is done before the call returns, and once', async () => {
    const lms = lmsOf();
    const course = await open(lms.launch());
    course.dispatch({ type: 'viewed', lessonId: 'hvem' });
    course.leave();
    course.leave();
    course.save();
    expect(lms.calls.filter((call) => call === 'LMSFinish')).toHaveLength(1);
    expect(lms.snapshot.location).toBe('hvem');
    await clock.advance(100_000);
    expect(lms.calls.at(-1)).toBe('LMSFinish');
  });

  it('for a while commits, and does not finish: the page can come back', async () => {
    const lms = lmsOf({ 'cmi.launch_data': lrs });
    const course = await open(lms.launch());
    await clock.advance(100);
    course.dispatch({ type: 'viewed', lessonId: 'hvem' });
    course.leave({ persisted: true });
    expect(lms.snapshot.location).toBe('hvem');
    expect(lms.calls).not.toContain('LMSFinish');
    await clock.advance(100);
    course.dispatch({ type: 'answered', answer: answer('q_a', 1) });
    course.leave();
    await clock.advance(100);
    expect(verbs()).toEqual(['initialized', 'suspended', 'resumed', 'responded', 'suspended']);
    expect(lms.calls).toContain('LMSFinish');
  });

  it('hidden saves at once', async () => {
    const lms = lmsOf();
    const course = await open(lms.launch());
    course.dispatch({ type: 'viewed', lessonId: 'hvem' });
    course.save();
    expect(lms.snapshot.location).toBe('hvem');
  });

  it('with «Lagre og avslutt» does not finish what is not saved, and can be tried again', async () => {
    const lms = lmsOf();
    const course = await open(lms.launch());
    seen = 'logged-out';
    course.dispatch({ type: 'viewed', lessonId: 'hvem' });
    await expect(course.exit()).resolves.toBe('unsaved');
    expect(lms.calls).not.toContain('LMSFinish');
    expect(kinds().at(-1)).toBe('logged-out');
    seen = 'ok';
    await expect(course.exit()).resolves.toBe('saved');
    await expect(course.exit()).resolves.toBe('saved');
    expect(lms.calls.filter((call) => call === 'LMSFinish')).toHaveLength(1);
  });
});

describe('a state that cannot be read', () => {
  const text = `${encodeSnapshot(outline, { ...emptySnapshot('0e3c9fb1-2c3c-4f0e-9a55-0c6a4de5b001'), rev: 9 }).slice(0, -1)}#`;
  const left = { 'cmi.suspend_data': text, 'cmi.core.lesson_location': 'hvem', 'cmi.core.lesson_status': 'incomplete' };

  it('is kept until the learner makes progress; the place is used', async () => {
    const lms = lmsOf(left);
    const course = await open(lms.launch());
    expect(course).toMatchObject({ resumed: false, stateFault: 'garbage' });
    expect(course.snapshot).toMatchObject({ location: 'hvem', completed: false, done: [] });
    course.dispatch({ type: 'viewed', lessonId: 'hva' });
    course.save();
    await clock.advance(5000);
    expect(lms.stored['cmi.suspend_data']).toBe(text);
    expect(lms.calls).not.toContain('cmi.suspend_data');
    course.dispatch({ type: 'finished', lessonId: 'hva' });
    await clock.advance(5000);
    expect(lms.snapshot).toMatchObject({ done: ['hva'] });
  });

  it('is left alone where the module is completed: there is nothing left to save', async () => {
    const lms = lmsOf({ ...left, 'cmi.core.lesson_status': 'completed' });
    const course = await open(lms.launch());
    expect(course).toMatchObject({ standing: 'review', stateFault: 'garbage', snapshot: { completed: true } });
    course.dispatch({ type: 'finished', lessonId: 'hva' });
    course.save();
    await clock.advance(5000);
    course.leave();
    expect(lms.stored).toMatchObject({ 'cmi.suspend_data': text, 'cmi.core.lesson_status': 'completed' });
    expect(lms.calls).toEqual(['LMSFinish']);
  });

  it('is not overwritten by leaving', async () => {
    const lms = lmsOf(left);
    (await open(lms.launch())).leave();
    expect(lms.stored['cmi.suspend_data']).toBe(text);
  });
});

describe('where nothing may be written', () => {
  it.each(['review', 'browse'])('as in %s, the LMS and the LRS hear nothing', async (mode) => {
    const state = encodeSnapshot(outline, emptySnapshot('0e3c9fb1-2c3c-4f0e-9a55-0c6a4de5b001'));
    const lms = lmsOf({
      'cmi.core.lesson_mode': mode,
      'cmi.core.lesson_status': 'completed',
      'cmi.suspend_data': state,
      'cmi.launch_data': lrs,
    });
    const course = await open(lms.launch());
    course.dispatch({ type: 'answered', answer: answer('q_a', 1) });
    course.save();
    course.save();
    await clock.advance(60_000);
    expect(course).toMatchObject({ mode, resumed: true, snapshot: { sessions: 0, answers: { q_a: { tries: 1 } } } });
    await expect(course.exit()).resolves.toBe('review');
    course.leave();
    expect(lms.calls).toEqual(['LMSFinish']);
    expect(kinds()).toEqual(['review']);
    expect(sent).toEqual([]);
  });

  it('as without an LMS, it is a preview', async () => {
    const course = await open(undefined);
    course.dispatch({ type: 'answered', answer: answer('q_a', 1) });
    course.save();
    course.save();
    await clock.advance(60_000);
    expect(kinds()).toEqual(['preview']);
    await expect(course.exit()).resolves.toBe('preview');
    course.leave();
    expect(faults).toEqual([]);
  });

  it('as where the LMS does not open, the text stays, and it is said', async () => {
    const api = lmsOf().launch();
    const course = await open({ ...api, LMSInitialize: () => 'false', LMSGetLastError: () => '101' });
    course.dispatch({ type: 'viewed', lessonId: 'hva' });
    expect(course).toMatchObject({ standing: 'no-contact', snapshot: { location: 'hva' } });
    expect(kinds()).toEqual(['no-contact']);
    await expect(course.exit()).resolves.toBe('no-contact');
    course.leave();
    expect(faults).toHaveLength(1);
  });
});

describe('the LRS', () => {
  it.each(['', '{broken', '{"lrs":{}}'])('is not loaded for the launch data %j', async (launchData) => {
    let loads = 0;
    const loadReporter = () => {
      loads++;
      return Promise.reject(new Error('not here'));
    };
    await open(lmsOf({ 'cmi.launch_data': launchData }).launch(), { loadReporter });
    await clock.advance(60_000);
    expect(loads).toBe(0);
  });

  it('is tried again when its code does not load, and hears everything in the end', async () => {
    let loads = 0;
    const opened = clock.now().toISOString();
    const course = await open(lmsOf({ 'cmi.launch_data': lrs }).launch(), {
      async loadReporter(config) {
        if (++loads < 3) throw new Error('offline');
        expect(config.endpoint).toBe('https://lrs.example/xapi');
        return sendAll(config);
      },
    });
    course.dispatch({ type: 'answered', answer: answer('q_a', 1) });
    await clock.advance(30_000);
    expect(verbs()).toEqual(['initialized', 'responded']);
    const [initialized] = sent;
    expect(initialized?.timestamp, 'told late, but of the moment it happened').toBe(opened);
  });
});

it('tells the truth when the LMS fails, and heals', async () => {
  const lms = lmsOf();
  const course = await open(lms.launch());
  await clock.advance(3000);
  lms.fails = true;
  for (const event of [...readAll, test(6)]) course.dispatch(event);
  await clock.advance(120_000);
  expect(kinds(), 'a fault that may pass').toEqual(['saving', 'saved', 'saving', 'saving', 'unsaved']);
  await clock.advance(10_000);
  expect(kinds().at(-1)).toBe('refused');
  lms.fails = false;
  await clock.advance(100_000);
  expect(kinds().at(-1)).toBe('saved');
  expect(lms.snapshot).toEqual(course.snapshot);
  expect(lms.stored).toMatchObject({ 'cmi.core.lesson_status': 'completed', 'cmi.core.score.raw': '100' });
});
