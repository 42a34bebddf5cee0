import { Scorm12API } from 'scorm-again/scorm12';
import { beforeEach, describe, expect, it } from 'vitest';
import { begun } from '../begun.fixture.ts';
import { type CommitFate, moodleLms } from '../moodle.fixture.ts';
import { answer } from '../outline.fixture.ts';
import { progress } from '../tracker.contract.ts';
import type { Tracker } from '../tracker.ts';
import { scorm12Tracker } from './scorm12.ts';

const done = progress({ completed: true, passed: true, scaled: 5 / 6 });

let lms: ReturnType<typeof moodleLms>;
let tracker: Tracker;
let rev = 0;
const status = () => lms.stored.get('cmi.core.lesson_status');
const raw = () => lms.stored.get('cmi.core.score.raw');
beforeEach(async () => {
  lms = moodleLms();
  tracker = scorm12Tracker(lms.api, 'completed');
  await begun(tracker);
});

/** A save with a new `rev`, as the saver makes it, and what comes of it. */
async function save(fate: CommitFate, wanted = done): Promise<void> {
  lms.network.fate = fate;
  const state = `${wanted.state}.${++rev}`;
  await tracker.save({ ...wanted, state }).catch(() => {});
  if (fate === 'arrives') tracker.confirm();
  else tracker.doubt();
}

describe.each(['fails', 'is lost'] as const)('after a commit that %s', (fate) => {
  it('the status and the score get there with the next save', async () => {
    await save('arrives', progress());
    await save(fate);
    expect(status()).toBe('incomplete');
    await save('arrives');
    expect(lms.missing()).toEqual([]);
    expect([status(), raw()]).toEqual(['completed', '83.33']);
  });

  it('the status of the launch does', async () => {
    await save(fate, progress());
    await save('arrives', progress());
    expect(status()).toBe('incomplete');
    expect(lms.stored.get('cmi.core.exit')).toBe('suspend');
  });

  it('answers get there at their own index, so that the LMS counts them all', async () => {
    await tracker.recordAnswer(answer('q_a', 1));
    await save('arrives');
    await tracker.recordAnswer(answer('q_b', 0));
    await tracker.recordAnswer({ ...answer('q_a', 1), response: 'a[,]c' });
    await save(fate);
    expect(lms.answers()).toEqual(['q_a']);
    await tracker.recordAnswer(answer('q_c', 1));
    await save('arrives');
    expect(lms.answers()).toEqual(['q_a', 'q_b', 'q_a', 'q_c']);
    expect(lms.stored.get('cmi.interactions.2.student_response')).toBe('a,c');
    expect(lms.missing()).toEqual([]);
  });

  it('what was confirmed before is left alone', async () => {
    await tracker.recordAnswer(answer('q_a', 1));
    await save('arrives');
    await save(fate);
    lms.calls.length = 0;
    await save('arrives');
    expect(lms.calls.filter((call) => call === 'LMSCommit')).toHaveLength(1);
    expect(lms.calls).toContain('cmi.core.lesson_status = completed');
    expect(lms.calls).not.toContain('cmi.core.lesson_status = incomplete');
    expect(lms.calls.filter((call) => call.startsWith('cmi.interactions'))).toEqual([]);
  });

  it('a status that changed meanwhile needs no other value in between', async () => {
    await save(fate, progress());
    lms.calls.length = 0;
    await save('arrives');
    expect(lms.calls.filter((call) => call.startsWith('cmi.core.lesson_status'))).toEqual([
      'cmi.core.lesson_status = completed',
    ]);
    expect(status()).toBe('completed');
  });

  it('everything stays suspect while the healing itself does not get there', async () => {
    await save('arrives', progress());
    await tracker.recordAnswer(answer('q_a', 1));
    for (let attempt = 0; attempt < 5; attempt++) await save(fate);
    await save('arrives');
    expect(lms.missing()).toEqual([]);
    expect([status(), raw(), lms.answers()]).toEqual(['completed', '83.33', ['q_a']]);
  });

  it('the end heals too, before it returns', async () => {
    await save('arrives', progress());
    await tracker.recordAnswer(answer('q_a', 1));
    await save(fate);
    lms.network.fate = 'arrives';
    void tracker.close({ ...done, state: 'last' });
    expect([status(), raw(), lms.answers()]).toEqual(['completed', '83.33', ['q_a']]);
    expect(lms.missing()).toEqual([]);
    expect(lms.calls.at(-1)).toBe('LMSFinish');
  });

  it('never leaves another value than the right one on the page', async () => {
    await tracker.recordAnswer(answer('q_a', 1));
    await save(fate);
    await save(fate);
    const last = (element: string) => lms.calls.filter((call) => call.startsWith(`${element} =`)).at(-1);
    expect(last('cmi.core.lesson_status')).toBe('cmi.core.lesson_status = completed');
    expect(last('cmi.core.score.raw')).toBe('cmi.core.score.raw = 83.33');
    expect(last('cmi.interactions.0.id')).toBe('cmi.interactions.0.id = q_a');
    expect(last('cmi.interactions.0.result')).toBe('cmi.interactions.0.result = correct');
  });
});

it('confirms only what was committed, and not doubted', async () => {
  await save('arrives', progress());
  lms.network.fate = 'is lost';
  await tracker.save({ ...done, state: 'lost' });
  tracker.doubt();
  tracker.confirm();
  await save('arrives');
  expect(status()).toBe('completed');
  await tracker.recordAnswer(answer('q_a', 1));
  tracker.confirm();
  await save('fails');
  await save('arrives');
  expect(lms.answers()).toEqual(['q_a']);
});

it.each([0, 0.0001, 0.5, 1])('heals the score %d within 0–100, with values the runtime takes', async (scaled) => {
  const inner = new Scorm12API({ autocommit: false, mastery_override: false, logLevel: 5, strict_errors: true });
  const refusals: string[] = [];
  const careful = scorm12Tracker(
    {
      LMSInitialize: () => inner.LMSInitialize(''),
      LMSGetValue: (element) => inner.LMSGetValue(element),
      LMSSetValue(element, value) {
        const returned = inner.LMSSetValue(element, value);
        if (returned !== 'true') refusals.push(`${element} = ${value}`);
        return returned;
      },
      LMSCommit: () => inner.LMSCommit(''),
      LMSFinish: () => inner.LMSFinish(''),
      LMSGetLastError: () => inner.LMSGetLastError(),
      LMSGetErrorString: (code) => inner.LMSGetErrorString(code),
    },
    'completed',
  );
  await begun(careful);
  await careful.recordAnswer(answer('q_a', 1));
  await careful.save(progress({ scaled }));
  careful.doubt();
  await careful.save(progress({ scaled, state: 'next' }));
  expect(refusals).toEqual([]);
  expect(Number(inner.cmi.core.score.raw)).toBe(scaled * 100);
});

it('does not let an answer that cannot be healed keep the work from being saved', async () => {
  const { api } = lms;
  let isStrict = false;
  const strict = scorm12Tracker(
    {
      ...api,
      LMSSetValue: (element, value) =>
        isStrict && element.startsWith('cmi.interactions') ? 'false' : api.LMSSetValue(element, value),
      LMSGetLastError: () => '403',
    },
    'completed',
  );
  await begun(strict);
  await strict.recordAnswer(answer('q_a', 1));
  lms.network.fate = 'fails';
  await expect(strict.save(done)).rejects.toThrow('LMSCommit');
  strict.doubt();
  lms.network.fate = 'arrives';
  isStrict = true;
  await expect(strict.save({ ...done, state: 'b' })).rejects.toThrow('LMSSetValue("cmi.interactions.0.id"');
  strict.doubt();
  await expect(strict.save({ ...done, state: 'c' })).resolves.toBe(undefined);
  expect([status(), raw()]).toEqual(['completed', '83.33']);
});

describe('the end of a session', () => {
  it('of which only the time is new sets it and finishes', async () => {
    await save('arrives');
    lms.calls.length = 0;
    await tracker.close({ ...done, state: `${done.state}.${rev}`, sessionSeconds: 400 });
    expect(lms.calls).toEqual(['cmi.core.session_time = 0000:06:40.00', 'LMSFinish']);
    expect(lms.missing()).toEqual([]);
  });

  it('commits what is not proven', async () => {
    await tracker.save(done);
    lms.calls.length = 0;
    await tracker.close(done);
    expect(lms.calls).toEqual(['LMSCommit', 'LMSFinish']);
  });
});
