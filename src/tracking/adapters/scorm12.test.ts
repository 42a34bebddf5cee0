import { Scorm12API } from 'scorm-again/scorm12';
import { describe, expect, it } from 'vitest';
import { begun } from '../begun.fixture.ts';
import { answer } from '../outline.fixture.ts';
import { progress, testTracker } from '../tracker.contract.ts';
import { TrackingError } from '../tracker.ts';
import { type Scorm12Api, scorm12Tracker } from './scorm12.ts';

type Values = Record<string, string>;

/** scorm-again as the LMS of one launch; `before` is what earlier sessions left. */
function lms(before: Values = {}) {
  const api = new Scorm12API({ autocommit: false, mastery_override: false, logLevel: 5 });
  api.loadFromFlattenedJSON(before, '');
  return api;
}

/** Puts something of one's own in front of some calls of an LMS, and logs them all. */
function spied(api: ReturnType<typeof lms>, changed: Partial<Scorm12Api> = {}): { api: Scorm12Api; calls: string[] } {
  const calls: string[] = [];
  const logged: Scorm12Api = {
    LMSInitialize: () => api.LMSInitialize(''),
    LMSFinish: () => api.LMSFinish(''),
    LMSGetValue: (element) => api.LMSGetValue(element),
    LMSSetValue: (element, value) => api.LMSSetValue(element, value),
    LMSCommit: () => api.LMSCommit(''),
    LMSGetLastError: () => api.LMSGetLastError(),
    LMSGetErrorString: (code) => api.LMSGetErrorString(code),
    ...changed,
  };
  const log =
    <A extends string[]>(name: string, call: (...args: A) => unknown) =>
    (...args: A) => {
      calls.push(`${name}(${args.join(', ')})`);
      return call(...args);
    };
  const wrapped: Scorm12Api = {
    ...logged,
    LMSInitialize: log('LMSInitialize', logged.LMSInitialize),
    LMSFinish: log('LMSFinish', logged.LMSFinish),
    LMSSetValue: log('LMSSetValue', logged.LMSSetValue),
    LMSCommit: log('LMSCommit', logged.LMSCommit),
  };
  return { api: wrapped, calls };
}

const done = progress({ completed: true, passed: true, scaled: 5 / 6 });
const writes = (calls: readonly string[]) => calls.filter((call) => call.startsWith('LMSSetValue'));

testTracker('scorm12', () => scorm12Tracker(lms(), 'completed'));

describe('the launch', () => {
  it('calls the session begun, and leaves the commit to the first save', async () => {
    const { api, calls } = spied(lms());
    await begun(scorm12Tracker(api, 'completed'));
    expect(calls).toEqual([
      'LMSInitialize()',
      'LMSSetValue(cmi.core.lesson_status, incomplete)',
      'LMSSetValue(cmi.core.exit, suspend)',
    ]);
  });

  it('hands over what was left, whatever entry says', async () => {
    const left = {
      'cmi.suspend_data': 'abc',
      'cmi.core.lesson_location': 'hvem',
      'cmi.core.lesson_status': 'incomplete',
    };
    const { api, calls } = spied(lms({ ...left, 'cmi.launch_data': '{"a":1}', 'cmi.core.entry': '' }));
    const launch = await begun(scorm12Tracker(api, 'completed'));
    expect(launch).toMatchObject({ mode: 'normal', state: 'abc', location: 'hvem', launchData: '{"a":1}' });
    expect(writes(calls)).toEqual([]);
  });

  it('does not begin anew where the state cannot be read', async () => {
    const { api } = spied(lms(), { LMSGetValue: () => '', LMSGetLastError: () => 101 });
    await expect(begun(scorm12Tracker(api, 'completed'))).rejects.toThrow(
      'LMSGetValue("cmi.suspend_data") failed: 101',
    );
  });

  it('says why the LMS refused it', async () => {
    const used = lms();
    used.LMSInitialize('');
    await expect(begun(scorm12Tracker(used, 'completed'))).rejects.toThrow(
      /^\[scorm12\] LMSInitialize\(""\) failed: 101 /,
    );
  });

  it('writes the status again if the first commit failed', async () => {
    let fail = true;
    const inner = lms();
    const { api, calls } = spied(inner, { LMSCommit: () => (fail ? 'false' : inner.LMSCommit('')) });
    const tracker = scorm12Tracker(api, 'completed');
    await begun(tracker);
    await expect(tracker.save(progress())).rejects.toThrow(TrackingError);
    fail = false;
    calls.length = 0;
    await tracker.save(progress());
    expect(calls).toContain('LMSSetValue(cmi.core.lesson_status, incomplete)');
  });
});

describe('what a save writes', () => {
  it('is the safe subset of SCORM 1.2', async () => {
    const inner = lms();
    const { api, calls } = spied(inner);
    const tracker = scorm12Tracker(api, 'completed');
    await begun(tracker);
    calls.length = 0;
    await tracker.save(done);
    expect(calls).toEqual([
      `LMSSetValue(cmi.suspend_data, ${done.state})`,
      'LMSSetValue(cmi.core.lesson_location, hvem)',
      'LMSSetValue(cmi.core.score.min, 0)',
      'LMSSetValue(cmi.core.score.max, 100)',
      'LMSSetValue(cmi.core.score.raw, 83.33)',
      'LMSSetValue(cmi.core.lesson_status, completed)',
      'LMSSetValue(cmi.core.session_time, 0000:05:12.40)',
      'LMSCommit()',
    ]);
  });

  it('is only what changed, until there is a doubt', async () => {
    const { api, calls } = spied(lms());
    const tracker = scorm12Tracker(api, 'completed');
    await begun(tracker);
    await tracker.save(done);
    calls.length = 0;
    await tracker.save({ ...done, state: 'next', sessionSeconds: 313 });
    expect(writes(calls)).toEqual([
      'LMSSetValue(cmi.suspend_data, next)',
      'LMSSetValue(cmi.core.session_time, 0000:05:13.00)',
    ]);
    tracker.doubt();
    await tracker.save(done);
    expect(calls).toContain('LMSSetValue(cmi.core.lesson_status, completed)');
    expect(calls).toContain('LMSSetValue(cmi.core.score.raw, 83.33)');
    expect(calls).toContain('LMSSetValue(cmi.core.exit, suspend)');
  });

  it.each([
    [0, '0'],
    [0.29, '29'],
    [2 / 3, '66.67'],
    [1, '100'],
  ])('has the score %d as %s of 100', async (scaled, raw) => {
    const inner = lms();
    const tracker = scorm12Tracker(inner, 'completed');
    await begun(tracker);
    await tracker.save(progress({ scaled }));
    expect(inner.cmi.core.score.raw).toBe(raw);
  });

  it.each([
    ['completed', 'completed', 'completed'],
    ['passed', 'passed', 'passed'],
    ['completed', 'passed', 'passed'],
    ['passed', 'completed', 'passed'],
  ] as const)('never lowers a status: end %s on %s stays %s', async (end, before, expected) => {
    const inner = lms({ 'cmi.core.lesson_status': before });
    const tracker = scorm12Tracker(inner, end);
    await expect(begun(tracker)).resolves.toMatchObject({ completed: true, passed: before === 'passed' });
    await tracker.save(progress());
    expect(inner.cmi.core.lesson_status).toBe(before);
    await tracker.save(done);
    expect(inner.cmi.core.lesson_status).toBe(expected);
  });

  it('is never failed', async () => {
    const inner = lms();
    const tracker = scorm12Tracker(inner, 'passed');
    await begun(tracker);
    await tracker.save(progress({ scaled: 0.2, passed: false }));
    expect(inner.cmi.core.lesson_status).toBe('incomplete');
  });
});

describe('interactions', () => {
  it('go on from what earlier sessions counted, id first', async () => {
    const { api, calls } = spied(lms({ 'cmi.interactions.0.id': 'q_old', 'cmi.interactions.0.type': 'choice' }));
    const tracker = scorm12Tracker(api, 'completed');
    await begun(tracker);
    calls.length = 0;
    const at = new Date(2026, 10, 21, 12, 4, 5);
    await tracker.recordAnswer({ ...answer('q_a', 0.5, at), response: 'a[,]c', correctPatterns: ['a[,]b'] });
    expect(calls).toEqual([
      'LMSSetValue(cmi.interactions.1.id, q_a)',
      'LMSSetValue(cmi.interactions.1.type, choice)',
      'LMSSetValue(cmi.interactions.1.time, 12:04:05)',
      'LMSSetValue(cmi.interactions.1.correct_responses.0.pattern, a,b)',
      'LMSSetValue(cmi.interactions.1.weighting, 1)',
      'LMSSetValue(cmi.interactions.1.student_response, a,c)',
      'LMSSetValue(cmi.interactions.1.result, wrong)',
      'LMSSetValue(cmi.interactions.1.latency, 0000:00:07.26)',
    ]);
  });

  it('that the LMS refuses say which call, and why', async () => {
    const tracker = scorm12Tracker(lms(), 'completed');
    await begun(tracker);
    const odd = { ...answer('q1', 0), type: 'essay' as 'choice' };
    await expect(tracker.recordAnswer(odd)).rejects.toThrow(
      '[scorm12] LMSSetValue("cmi.interactions.0.type", "essay") failed: 405 Incorrect Data Type',
    );
  });

  it.each(['401', '402'])('are left out where the LMS answers %s', async (code) => {
    const inner = lms();
    let error = '0';
    const { api, calls } = spied(inner, {
      LMSSetValue(element, value) {
        error = element.startsWith('cmi.interactions') ? code : '0';
        return error === '0' ? inner.LMSSetValue(element, value) : 'false';
      },
      LMSGetLastError: () => error,
    });
    const tracker = scorm12Tracker(api, 'completed');
    await begun(tracker);
    calls.length = 0;
    await tracker.recordAnswer(answer('q_a', 1));
    await tracker.recordAnswer(answer('q_b', 1));
    expect(calls).toEqual(['LMSSetValue(cmi.interactions.0.id, q_a)']);
    await tracker.save(progress());
  });

  it.each([
    ['', '401', 0],
    ['', '0', 1],
    [undefined, '0', 1],
    ['', '403', 1],
    [0, '0', 1],
    ['7', '0', 1],
  ])('with a _count of %j and error %s', async (count, code, expected) => {
    const inner = lms();
    const { api, calls } = spied(inner, {
      LMSGetValue: (element) => (element.endsWith('_count') ? count : inner.LMSGetValue(element)),
      LMSSetValue: () => 'true',
      LMSGetLastError: () => code,
    });
    const tracker = scorm12Tracker(api, 'completed');
    await begun(tracker);
    await tracker.recordAnswer(answer('q_a', 1));
    const index = Number(count ?? 0);
    expect(calls.filter((call) => call === `LMSSetValue(cmi.interactions.${index}.id, q_a)`)).toHaveLength(expected);
  });
});

describe('review, preview and no credit', () => {
  it.each<[Values, string]>([
    [{ 'cmi.core.lesson_mode': 'review', 'cmi.core.credit': 'no-credit' }, 'review'],
    [{ 'cmi.core.lesson_mode': 'browse' }, 'browse'],
    [{ 'cmi.core.lesson_mode': 'normal', 'cmi.core.credit': 'no-credit' }, 'review'],
  ])('with %j nothing is written', async (values, mode) => {
    const inner = lms({ 'cmi.suspend_data': 'abc', 'cmi.core.lesson_status': 'completed', ...values });
    const { api, calls } = spied(inner);
    const tracker = scorm12Tracker(api, 'completed');
    await expect(begun(tracker)).resolves.toMatchObject({ mode, state: 'abc' });
    await tracker.save(progress());
    await tracker.recordAnswer(answer('q_a', 1));
    await tracker.close(progress());
    expect(calls).toEqual(['LMSInitialize()', 'LMSFinish()']);
  });

  it('a preview that has no status is not finished: Moodle would complete it', async () => {
    const { api, calls } = spied(lms({ 'cmi.core.lesson_mode': 'browse' }));
    const tracker = scorm12Tracker(api, 'completed');
    await begun(tracker);
    await tracker.close(progress());
    expect(calls).toEqual(['LMSInitialize()']);
  });
});

describe('an LMS that answers oddly', () => {
  it.each([true, 1, '1', ' TRUE '])('says yes with %j', async (yes) => {
    const inner = lms();
    const { api } = spied(inner, {
      LMSInitialize: () => inner.LMSInitialize('') && yes,
      LMSSetValue: (element, value) => inner.LMSSetValue(element, value) && yes,
      LMSCommit: () => yes,
      LMSFinish: () => yes,
    });
    const tracker = scorm12Tracker(api, 'completed');
    await begun(tracker);
    await tracker.save(progress());
    await tracker.close(progress());
    expect(inner.cmi.suspend_data).toBe(progress().state);
  });

  it.each(['false', undefined, null, Number.NaN, 0])(
    'is believed on %j without an error if the state reads back',
    async (odd) => {
      const inner = lms();
      const { api } = spied(inner, {
        LMSSetValue: (element, value) => inner.LMSSetValue(element, value) && odd,
        LMSGetLastError: () => (odd === 'false' ? '0' : odd),
      });
      const tracker = scorm12Tracker(api, 'completed');
      await begun(tracker);
      await expect(tracker.save(progress())).resolves.toBe(undefined);
    },
  );

  it.each(['false', undefined])('is not believed on %j without an error if the state is not there', async (odd) => {
    const { api } = spied(lms(), { LMSSetValue: () => odd, LMSGetLastError: () => '0' });
    const tracker = scorm12Tracker(api, 'completed');
    await begun(tracker);
    await expect(tracker.save(progress())).rejects.toThrow('gave back 0 of 56 characters');
  });

  it('is caught when it cuts the state short', async () => {
    const inner = lms();
    const { api } = spied(inner, { LMSSetValue: (element, value) => inner.LMSSetValue(element, value.slice(0, 20)) });
    const tracker = scorm12Tracker(api, 'completed');
    await begun(tracker);
    await expect(tracker.save(progress())).rejects.toThrow('gave back 20 of 56 characters');
  });

  it.each(['false', undefined, null])('has not saved when Commit answers %j', async (answered) => {
    const { api } = spied(lms(), { LMSCommit: () => answered });
    const tracker = scorm12Tracker(api, 'completed');
    await begun(tracker);
    await expect(tracker.save(progress())).rejects.toThrow('[scorm12] LMSCommit("") failed');
  });

  it('that throws gives a TrackingError with the cause', async () => {
    const cause = new Error('frame is gone');
    const broken = () => {
      throw cause;
    };
    const { api } = spied(lms(), { LMSSetValue: broken });
    const tracker = scorm12Tracker(api, 'completed');
    await begun(tracker);
    await expect(tracker.save(progress())).rejects.toMatchObject({ name: 'TrackingError', cause });
  });

  it('that refuses one value still gets the others, and the refusal is told', async () => {
    const inner = lms();
    const { api } = spied(inner, {
      LMSSetValue: (element, value) =>
        element.endsWith('lesson_status') ? inner.LMSSetValue('cmi.nothing', value) : inner.LMSSetValue(element, value),
    });
    const tracker = scorm12Tracker(api, 'completed');
    await begun(tracker);
    await expect(tracker.save(done)).rejects.toThrow('LMSSetValue("cmi.core.lesson_status"');
    expect(inner.cmi.core.lesson_location).toBe('hvem');
  });

  it.each(['score.min', 'score.max', 'lesson_location', 'session_time'])(
    'saves without %s where there is none',
    async (name) => {
      const inner = lms();
      const { api, calls } = spied(inner, {
        LMSSetValue: (element, value) =>
          element.endsWith(name) ? inner.LMSSetValue('cmi.nothing', value) : inner.LMSSetValue(element, value),
      });
      const tracker = scorm12Tracker(api, 'completed');
      await begun(tracker);
      await tracker.save(done);
      await tracker.save({ ...done, state: 'abc.2', sessionSeconds: 99 });
      expect(calls.filter((call) => call.includes(name))).toHaveLength(1);
      expect(inner.cmi.core.lesson_status).toBe('completed');
    },
  );

  it('that throws on what the course can do without is used all the same', async () => {
    const inner = lms({ 'cmi.core.lesson_status': 'failed' });
    const { api, calls } = spied(inner, {
      LMSGetValue: (element) => {
        if (/launch_data|_count|score/.test(element)) throw new Error('not here');
        return inner.LMSGetValue(element);
      },
    });
    const tracker = scorm12Tracker(api, 'completed');
    await expect(begun(tracker)).resolves.toMatchObject({ launchData: '', scaled: undefined });
    await tracker.save({ ...done, completed: false });
    expect(calls.filter((call) => call.includes('lesson_status,'))).toEqual([]); // Never told «failed».
  });
});

describe('the end', () => {
  it('saves, then finishes, in one go before the page is gone', async () => {
    const { api, calls } = spied(lms());
    const tracker = scorm12Tracker(api, 'completed');
    await begun(tracker);
    calls.length = 0;
    const closing = tracker.close(done);
    expect(calls.slice(-2)).toEqual(['LMSCommit()', 'LMSFinish()']);
    await closing;
  });

  it('finishes also where the last commit failed', async () => {
    const { api, calls } = spied(lms(), { LMSCommit: () => 'false' });
    const tracker = scorm12Tracker(api, 'completed');
    await begun(tracker);
    await expect(tracker.close(done)).rejects.toThrow('LMSCommit');
    expect(calls.at(-1)).toBe('LMSFinish()');
  });
});
