import { Scorm2004API } from 'scorm-again/scorm2004';
import { describe, expect, it } from 'vitest';
import { begun } from '../begun.fixture.ts';
import { moodle2004Lms } from '../moodle2004.fixture.ts';
import { answer } from '../outline.fixture.ts';
import { progress, testResume, testTracker } from '../tracker.contract.ts';
import { TrackingError } from '../tracker.ts';
import { reached, spied, trackerOf } from './scorm2004.fixture.ts';

type Values = Record<string, string>;

/** scorm-again as the LMS of one launch; `before` is what earlier sessions left. */
function lms(before: Values = {}) {
  const api = new Scorm2004API({ autocommit: false, logLevel: 5, strict_errors: true });
  api.loadFromFlattenedJSON(before, '');
  return api;
}

const done = progress({ completed: true, passed: true, scaled: 5 / 6, measure: 1, objectives: [reached] });
const bare = progress({ objectives: [] });

testTracker('scorm2004', () => trackerOf(lms()));

/** What the LMS keeps is what was last committed; the next launch is a new API, as in a new page. */
function relaunching() {
  let kept: Values = {};
  return () => {
    const inner = lms(kept);
    for (const call of ['Commit', 'Terminate']) {
      inner.on(call, () => {
        // Empty lists are objects there.
        const filled = Object.entries(inner.getFlattenedCMI()).filter(
          ([, value]) => typeof value === 'string' && value,
        );
        kept = Object.fromEntries(filled.map(([element, value]) => [element, String(value)]));
      });
    }
    return trackerOf(inner);
  };
}

testResume('scorm2004 in scorm-again', relaunching, ['location', 'completed', 'passed', 'scaled']);
testResume('scorm2004 in Moodle', () => {
  const moodle = moodle2004Lms();
  return () => trackerOf(moodle.relaunch());
}, ['location', 'completed', 'passed', 'scaled']);

describe('the launch', () => {
  it('sees to it that the session can be resumed, at once', async () => {
    const { api, calls } = spied(lms());
    await begun(trackerOf(api));
    expect(calls).toEqual(['Initialize', 'cmi.completion_status = incomplete', 'cmi.exit = suspend', 'Commit']);
  });

  it('opens though that commit fails; the first save brings it', async () => {
    const inner = lms();
    let fails = true;
    const { api, calls } = spied(inner, { Commit: () => (fails ? 'false' : inner.Commit('')) });
    const tracker = trackerOf(api);
    await expect(begun(tracker)).resolves.toMatchObject({ mode: 'normal' });
    fails = false;
    calls.length = 0;
    await tracker.save(progress());
    expect(calls).toContain('cmi.completion_status = incomplete');
    expect(calls).toContain('cmi.exit = suspend');
    expect(calls.at(-1)).toBe('Commit');
  });

  it('hands over what was left, whatever entry says', async () => {
    const left = {
      'cmi.suspend_data': 'abc',
      'cmi.location': 'hvem',
      'cmi.completion_status': 'completed',
      'cmi.success_status': 'passed',
      'cmi.score.scaled': '0.75',
      'cmi.launch_data': '{"a":1}',
    };
    const { api, calls } = spied(lms(left));
    await expect(begun(trackerOf(api))).resolves.toEqual({
      mode: 'normal',
      state: 'abc',
      location: 'hvem',
      completed: true,
      passed: true,
      scaled: 0.75,
      launchData: '{"a":1}',
      language: '',
    });
    expect(calls).toEqual(['Initialize', 'cmi.exit = suspend', 'Commit']);
  });

  it.each([
    [{ 'cmi.score.scaled': '0.4', 'cmi.score.raw': '90' }, 0.4],
    [{ 'cmi.score.raw': '90' }, 0.9],
    [{ 'cmi.score.scaled': '-0.5' }, undefined],
    [{}, undefined],
  ])('with %j has the score %s', async (values, scaled) => {
    await expect(begun(trackerOf(lms(values)))).resolves.toMatchObject({ scaled });
  });

  it.each(['101', '122', '123', '301'])('does not begin anew where the state cannot be read: %s', async (code) => {
    const { api, calls } = spied(lms(), { GetValue: () => '', GetLastError: () => code });
    await expect(begun(trackerOf(api))).rejects.toThrow(`[scorm2004] GetValue("cmi.suspend_data") failed: ${code}`);
    expect(calls).toEqual(['Initialize']);
  });

  it('says why the LMS refused it', async () => {
    const used = lms();
    used.Initialize('');
    await expect(begun(trackerOf(used))).rejects.toThrow(/^\[scorm2004\] Initialize\(""\) failed: 103 /);
  });
});

describe('what a save writes', () => {
  it('is the safe subset of SCORM 2004, in the order an end needs', async () => {
    const { api, calls } = spied(lms());
    const tracker = trackerOf(api);
    await begun(tracker);
    calls.length = 0;
    await tracker.save(done);
    expect(calls).toEqual([
      `cmi.suspend_data = ${done.state}`,
      'cmi.location = hvem',
      'cmi.progress_measure = 1',
      'cmi.score.scaled = 0.8333',
      'cmi.score.min = 0',
      'cmi.score.max = 100',
      'cmi.score.raw = 83.33',
      'cmi.completion_status = completed',
      'cmi.success_status = passed',
      'cmi.objectives.0.id = g_hva',
      'cmi.objectives.0.description = {lang=nb}Du kan si hva digitalisering er.',
      'cmi.objectives.0.score.scaled = 0.75',
      'cmi.objectives.0.score.min = 0',
      'cmi.objectives.0.score.max = 100',
      'cmi.objectives.0.score.raw = 75',
      'cmi.objectives.0.progress_measure = 1',
      'cmi.objectives.0.completion_status = completed',
      'cmi.objectives.0.success_status = passed',
      'cmi.session_time = PT5M12.4S',
      'Commit',
    ]);
  });

  it('is only what changed, until there is a doubt', async () => {
    const { api, calls } = spied(lms());
    const tracker = trackerOf(api);
    await begun(tracker);
    await tracker.save(done);
    calls.length = 0;
    await tracker.save({ ...done, state: 'next', sessionSeconds: 313 });
    expect(calls).toEqual(['cmi.suspend_data = next', 'cmi.session_time = PT5M13S', 'Commit']);
    tracker.doubt();
    await tracker.save(done);
    expect(calls).toContain('cmi.completion_status = completed');
    expect(calls).toContain('cmi.exit = suspend');
    expect(calls).toContain('cmi.objectives.0.success_status = passed');
  });

  it('never says failed, and nothing of a success that is not there', async () => {
    const { api, calls } = spied(lms());
    const tracker = trackerOf(api);
    await begun(tracker);
    await tracker.save(progress({ scaled: 0.2, passed: false }));
    await tracker.close(progress({ scaled: 0.2, passed: false }));
    expect(calls.filter((call) => call.includes('success_status'))).toEqual([]);
    expect(calls).toContain('cmi.score.raw = 20');
  });

  it.each([
    [0, '0', '0'],
    [1e-7, '0', '0'],
    [0.00004, '0', '0'],
    [0.29, '0.29', '29'],
    [2 / 3, '0.6667', '66.67'],
    [1, '1', '100'],
  ])('has the score %d as %s, and as %s of 100', async (scaled, short, raw) => {
    const inner = lms();
    const tracker = trackerOf(inner);
    await begun(tracker);
    await tracker.save({ ...bare, scaled, measure: scaled });
    expect([inner.cmi.score.scaled, inner.cmi.score.raw, inner.cmi.progress_measure]).toEqual([short, raw, short]);
  });

  it.each([
    ['completed', 'unknown'],
    ['completed', 'passed'],
    ['incomplete', 'passed'],
  ])('never lowers %s and %s', async (completion, success) => {
    const inner = lms({ 'cmi.completion_status': completion, 'cmi.success_status': success });
    const tracker = trackerOf(inner);
    await begun(tracker);
    await tracker.save(progress({ passed: false, scaled: 0.1 }));
    await tracker.close(progress());
    expect([inner.cmi.completion_status, inner.cmi.success_status]).toEqual([completion, success]);
  });
});

describe('review, preview and no credit', () => {
  it.each<[Values, string]>([
    [{ 'cmi.mode': 'review', 'cmi.credit': 'no-credit' }, 'review'],
    [{ 'cmi.mode': 'browse' }, 'browse'],
    [{ 'cmi.mode': 'normal', 'cmi.credit': 'no-credit' }, 'review'],
  ])('with %j nothing is written', async (values, mode) => {
    const { api, calls } = spied(lms({ 'cmi.suspend_data': 'abc', ...values }));
    const tracker = trackerOf(api);
    await expect(begun(tracker)).resolves.toMatchObject({ mode, state: 'abc' });
    await tracker.save(done);
    await tracker.recordAnswer(answer('q_a', 1));
    await tracker.close(done);
    expect(calls).toEqual(['Initialize', 'Terminate']);
  });
});

describe('an LMS that answers oddly', () => {
  it.each([true, 1, '1', ' TRUE '])('says yes with %j', async (yes) => {
    const inner = lms();
    const { api } = spied(inner, {
      Initialize: () => inner.Initialize('') && yes,
      SetValue: (element, value) => inner.SetValue(element, value) && yes,
      Commit: () => yes,
      Terminate: () => yes,
    });
    const tracker = trackerOf(api);
    await begun(tracker);
    await tracker.recordAnswer(answer('q_a', 1));
    await tracker.save(done);
    await tracker.close(done);
    expect(inner.cmi.suspend_data).toBe(done.state);
  });

  it.each([undefined, null, Number.NaN])('has nothing where it gives %j', async (nothing) => {
    const { api } = spied(lms(), { GetValue: () => nothing, GetLastError: () => nothing, SetValue: () => 'true' });
    const empty = { mode: 'normal', state: '', location: '', completed: false, passed: false, scaled: undefined };
    await expect(begun(trackerOf(api))).resolves.toMatchObject(empty);
  });

  it('may give numbers', async () => {
    const numbers: Record<string, unknown> = {
      'cmi.score.scaled': 0.5,
      'cmi.interactions._count': 3,
      'cmi.location': 7,
    };
    const inner = lms();
    const { api, calls } = spied(inner, {
      GetValue: (element) => numbers[element] ?? inner.GetValue(element),
      SetValue: () => true,
      GetLastError: () => 0,
    });
    const tracker = trackerOf(api);
    await expect(begun(tracker)).resolves.toMatchObject({ scaled: 0.5, location: '7' });
    await tracker.recordAnswer(answer('q_a', 1));
    expect(calls).toContain('cmi.interactions.3.id = q_a');
  });

  it.each(['false', undefined, null])('has not saved when Commit answers %j', async (answered) => {
    const { api } = spied(lms(), { Commit: () => answered });
    const tracker = trackerOf(api);
    await begun(tracker);
    await expect(tracker.save(progress())).rejects.toThrow('[scorm2004] Commit("") failed');
  });

  it('is caught when it cuts the state short', async () => {
    const inner = lms();
    const { api } = spied(inner, { SetValue: (element, value) => inner.SetValue(element, value.slice(0, 20)) });
    const tracker = trackerOf(api);
    await begun(tracker);
    await expect(tracker.save(progress())).rejects.toThrow('gave back 20 of 56 characters');
  });

  it('that throws gives a TrackingError with the cause', async () => {
    const cause = new Error('frame is gone');
    const broken = () => {
      throw cause;
    };
    const { api } = spied(lms(), { SetValue: broken, Commit: broken });
    const tracker = trackerOf(api);
    await begun(tracker);
    const fault = await tracker.save(progress()).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(TrackingError);
    expect(fault).toMatchObject({ cause });
  });

  it('that throws on what the course can do without is used all the same', async () => {
    const inner = lms();
    const { api } = spied(inner, {
      GetValue: (element) => {
        if (element !== 'cmi.suspend_data') throw new Error('not here');
        return inner.GetValue(element);
      },
    });
    const tracker = trackerOf(api);
    await expect(begun(tracker)).resolves.toMatchObject({ launchData: '', scaled: undefined });
    await tracker.recordAnswer(answer('q_a', 1));
    await tracker.save(done).catch(() => {});
    expect(inner.cmi.completion_status).toBe('completed');
  });

  it('for a moment only gets what it refused then with the next save', async () => {
    const inner = lms();
    let isBroken = true;
    const { api } = spied(inner, {
      SetValue: (element, value) => (isBroken ? 'false' : inner.SetValue(element, value)),
      GetLastError: () => (isBroken ? '101' : inner.GetLastError()),
      GetValue: (element) => inner.GetValue(element) || (element === 'cmi.suspend_data' ? 'old' : ''),
    });
    const tracker = trackerOf(api);
    await begun(tracker);
    isBroken = false;
    await tracker.save(bare);
    const exit = { 'cmi.exit': 'suspend', 'cmi.completion_status': 'incomplete' };
    expect(inner.getFlattenedCMI()).toMatchObject(exit);
  });

  it.each(['location', 'progress_measure', 'session_time', 'exit'])(
    'saves without %s where there is none',
    async (name) => {
      const inner = lms();
      const { api, calls } = spied(inner, {
        SetValue: (element, value) => inner.SetValue(element === `cmi.${name}` ? 'cmi.nothing' : element, value),
      });
      const tracker = trackerOf(api);
      await begun(tracker);
      await tracker.save(done);
      await tracker.save({ ...done, state: 'abc.2', location: 'hvordan', measure: 0.5, sessionSeconds: 99 });
      expect(calls.filter((call) => call.startsWith(`cmi.${name} `))).toHaveLength(1);
      expect(inner.cmi.completion_status).toBe('completed');
    },
  );
});

describe('the end', () => {
  it('is values, time, exit, commit and end, in one go before the page is gone', async () => {
    const { api, calls } = spied(lms());
    const tracker = trackerOf(api);
    await begun(tracker);
    tracker.doubt();
    calls.length = 0;
    const closing = tracker.close({ ...bare, objectives: [] });
    expect(calls).toEqual([
      `cmi.suspend_data = ${bare.state}`,
      'cmi.location = hvem',
      'cmi.progress_measure = 0.25',
      'cmi.completion_status = incomplete',
      'cmi.session_time = PT5M12.4S',
      'cmi.exit = suspend',
      'Commit',
      'Terminate',
    ]);
    await closing;
  });

  it('needs no commit of its own where only the time is new', async () => {
    const { api, calls } = spied(lms());
    const tracker = trackerOf(api);
    await begun(tracker);
    await tracker.save(bare);
    tracker.confirm();
    calls.length = 0;
    await tracker.close({ ...bare, sessionSeconds: 400 });
    expect(calls).toEqual(['cmi.session_time = PT6M40S', 'Terminate']);
  });

  it('comes also where the last commit failed', async () => {
    const { api, calls } = spied(lms(), { Commit: () => 'false' });
    const tracker = trackerOf(api);
    await begun(tracker);
    await expect(tracker.close(done)).rejects.toThrow('Commit');
    expect(calls.at(-1)).toBe('Terminate');
  });
});
