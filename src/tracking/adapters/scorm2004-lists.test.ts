import { Scorm2004API } from 'scorm-again/scorm2004';
import { describe, expect, it } from 'vitest';
import { begun } from '../begun.fixture.ts';
import { moodle2004Lms } from '../moodle2004.fixture.ts';
import { answer } from '../outline.fixture.ts';
import { progress } from '../tracker.contract.ts';
import { notBegun, reached, spied, trackerOf } from './scorm2004.fixture.ts';

/** scorm-again as the LMS of one launch; `before` is what earlier sessions left. */
function lms(before: Record<string, string> = {}) {
  const api = new Scorm2004API({ autocommit: false, logLevel: 5, strict_errors: true });
  api.loadFromFlattenedJSON(before, '');
  return api;
}

const done = progress({ completed: true, passed: true, scaled: 5 / 6, measure: 1 });

describe('interactions', () => {
  const at = new Date('2026-11-21T20:40:00.129Z');

  it('go on from what earlier sessions counted: id, type, and the rest', async () => {
    const { api, calls } = spied(lms({ 'cmi.interactions.0.id': 'q_old', 'cmi.interactions.0.type': 'choice' }));
    const tracker = trackerOf(api);
    await begun(tracker);
    calls.length = 0;
    await tracker.recordAnswer({ ...answer('q_a', 0.5, at), response: 'a[,]c', correctPatterns: ['a[,]b'] });
    expect(calls).toEqual([
      'cmi.interactions.1.id = q_a',
      'cmi.interactions.1.type = choice',
      'cmi.interactions.1.objectives.0.id = g_hva',
      'cmi.interactions.1.timestamp = 2026-11-21T20:40:00.12Z',
      'cmi.interactions.1.correct_responses.0.pattern = a[,]b',
      'cmi.interactions.1.weighting = 1',
      'cmi.interactions.1.learner_response = a[,]c',
      'cmi.interactions.1.result = incorrect',
      'cmi.interactions.1.latency = PT7.26S',
      'cmi.interactions.1.description = {lang=nb}Hva beskriver digitalisering i kommunen best?',
    ]);
  });

  it('without an answer or a latency leave those out, and what is not known of a goal', async () => {
    const { api, calls } = spied(lms());
    const tracker = trackerOf(api);
    await begun(tracker);
    await tracker.recordAnswer({ ...answer('q_b', 0, at), response: '', latencySeconds: undefined });
    expect(calls.filter((call) => /learner_response|latency|objectives/.test(call))).toEqual([]);
  });

  it.each([
    ['å'.repeat(300), /^\{lang=nb\}å{240}…$/],
    [`${'x'.repeat(239)}🙂🙂`, /^\{lang=nb\}x{239}…$/],
    ['En\n  linje', /^\{lang=nb\}En linje$/],
  ])('describe %s in 250 characters on one line', async (prompt, expected) => {
    const inner = lms();
    const tracker = trackerOf(inner);
    await begun(tracker);
    await tracker.recordAnswer({ ...answer('q_b', 1), prompt });
    expect(inner.GetValue('cmi.interactions.0.description')).toMatch(expected);
  });

  it('that the LMS refuses say which call, and why; the other fields are written', async () => {
    const moodle = moodle2004Lms();
    const tracker = trackerOf(moodle.api);
    await begun(tracker);
    await expect(tracker.recordAnswer({ ...answer('q1', 1), response: 'a-b' })).rejects.toThrow(
      '[scorm2004] SetValue("cmi.interactions.0.learner_response", "a-b") failed: 406 Data Model Element Type Mismatch',
    );
    await expect(tracker.save(progress())).resolves.toBe(undefined);
    expect(moodle.stored.get('cmi.interactions.0.result')).toBe('correct');
  });

  it.each(['401', '402'])('are left out where the LMS answers %s, and so are goals', async (code) => {
    const inner = lms();
    let error = '0';
    const { api, calls } = spied(inner, {
      SetValue(element, value) {
        error = /interactions|objectives/.test(element) ? code : '0';
        return error === '0' ? inner.SetValue(element, value) : 'false';
      },
      GetLastError: () => error,
    });
    const tracker = trackerOf(api);
    await begun(tracker);
    calls.length = 0;
    for (const id of ['q_a', 'q_b']) {
      await tracker.recordAnswer(answer(id, 1));
      await tracker.save(progress({ state: id, objectives: [notBegun, { ...notBegun, id: 'g_hvem' }] }));
    }
    expect(calls.filter((call) => /interactions|objectives/.test(call))).toEqual([
      'cmi.interactions.0.id = q_a',
      'cmi.objectives.0.id = g_hva',
    ]);
  });

  it('that cannot be begun are told of, and the next one is tried at the same place', async () => {
    const inner = lms();
    let isFull = true;
    const { api, calls } = spied(inner, {
      SetValue: (element, value) =>
        isFull ? inner.SetValue('cmi.interactions.9.id', value) : inner.SetValue(element, value),
    });
    const tracker = trackerOf(api);
    await begun(tracker);
    await expect(tracker.recordAnswer(answer('q_a', 1))).rejects.toThrow(
      'SetValue("cmi.interactions.0.id", "q_a") failed: 351',
    );
    isFull = false;
    await tracker.recordAnswer(answer('q_b', 1));
    expect(calls).toContain('cmi.interactions.0.id = q_b');
  });

  it('are written without a field that the LMS does not have, which is tried once', async () => {
    const inner = lms();
    const { api, calls } = spied(inner, {
      SetValue: (element, value) => inner.SetValue(element.replace('description', 'nothing'), value),
    });
    const tracker = trackerOf(api);
    await begun(tracker);
    await tracker.recordAnswer(answer('q_a', 1));
    await tracker.recordAnswer(answer('q_b', 1));
    expect(calls.filter((call) => call.includes('description'))).toHaveLength(1);
    expect(inner.GetValue('cmi.interactions.1.result')).toBe('correct');
  });

  it('stay in the form Moodle takes however often the learner answers, and the last save with them', async () => {
    const moodle = moodle2004Lms();
    const tracker = trackerOf(moodle.api);
    await begun(tracker);
    for (let n = 0; n < 300; n++) {
      await tracker.recordAnswer(answer(`q_${n % 40}`, n < 200 ? 0 : 1));
      if (n % 10 === 9) await tracker.save(progress({ state: `a.${n}` }));
    }
    await tracker.close(done);
    expect(Math.max(...moodle.bodies)).toBeLessThan(64 * 1024);
    expect(moodle.missing()).toEqual([]);
    expect(moodle.stored.get('cmi.completion_status')).toBe('completed');
    const kept = moodle.answers();
    expect(kept.length).toBeGreaterThan(60);
    // There was no more room: the newest answer to a question stands where its last one stood.
    const results = ['q_0', 'q_39'].map((id) => moodle.stored.get(`cmi.interactions.${kept.lastIndexOf(id)}.result`));
    expect(results).toEqual(['correct', 'correct']);
  });

  it('are never more than an LMS must keep, over all sessions', async () => {
    const moodle = moodle2004Lms();
    for (let session = 0; session < 6; session++) {
      const tracker = trackerOf(moodle.relaunch());
      await begun(tracker);
      for (let n = 0; n < 60; n++) await tracker.recordAnswer(answer(`q_${session}_${n}`, 1));
      await tracker.close(progress({ state: `s.${session}` }));
    }
    expect(moodle.answers()).toHaveLength(250);
    expect(moodle.stored.get('cmi.suspend_data')).toBe('s.5');
  });
});

describe('learning goals', () => {
  it('are found where the LMS has put them, and added after what it has', async () => {
    const inner = lms({ 'cmi.objectives.0.id': 'PRIMARY', 'cmi.objectives.1.id': 'g_hvem' });
    const { api, calls } = spied(inner);
    const tracker = trackerOf(api);
    await begun(tracker);
    await tracker.save(progress({ objectives: [notBegun, { ...reached, id: 'g_hvem' }] }));
    const written = calls.filter((call) => call.startsWith('cmi.objectives'));
    expect(written.filter((call) => /\.id =|success/.test(call))).toEqual([
      'cmi.objectives.2.id = g_hva',
      'cmi.objectives.1.success_status = passed',
    ]);
    expect(written.filter((call) => call.startsWith('cmi.objectives.2'))).toEqual([
      'cmi.objectives.2.id = g_hva',
      'cmi.objectives.2.description = {lang=nb}Du kan si hva digitalisering er.',
    ]);
    expect(inner.cmi.objectives.childArray).toHaveLength(3);
  });

  it('come back under the same index in the next session', async () => {
    const moodle = moodle2004Lms();
    const first = trackerOf(moodle.api);
    await begun(first);
    await first.close(progress({ objectives: [notBegun, { ...notBegun, id: 'g_hvem', scaled: 0.5 }] }));
    const second = trackerOf(moodle.relaunch());
    await begun(second);
    await second.close(progress({ state: 'b', objectives: [reached, { ...reached, id: 'g_hvem' }] }));
    const ids = [...moodle.stored].filter(([element]) => /^cmi\.objectives\.\d+\.id$/.test(element));
    expect(ids.map(([, id]) => id)).toEqual(['g_hva', 'g_hvem']);
    expect(moodle.stored.get('cmi.objectives.1.score.raw')).toBe('75');
    expect(moodle.missing()).toEqual([]);
  });

  it('that begin are incomplete; success is never taken back', async () => {
    const { api, calls } = spied(lms());
    const tracker = trackerOf(api);
    await begun(tracker);
    await tracker.save(progress({ objectives: [{ ...notBegun, scaled: 0.5 }] }));
    expect(calls).toContain('cmi.objectives.0.completion_status = incomplete');
    expect(calls.filter((call) => /objectives.*(success|progress_measure)/.test(call))).toEqual([]);
  });

  it('that the LMS will not have do not keep the rest from being saved', async () => {
    const inner = lms();
    const { api, calls } = spied(inner, {
      SetValue: (element, value) =>
        element.endsWith('.id') && value === 'g_hva'
          ? inner.SetValue('cmi.mode', value)
          : inner.SetValue(element, value),
    });
    const tracker = trackerOf(api);
    await begun(tracker);
    const objectives = [reached, { ...reached, id: 'g_hvem' }];
    await tracker.save({ ...done, objectives });
    await tracker.save({ ...done, objectives, state: 'b' });
    expect(calls.filter((call) => call.endsWith('.id = g_hva'))).toHaveLength(1);
    expect(inner.GetValue('cmi.objectives.0.id')).toBe('g_hvem');
    expect(inner.cmi.completion_status).toBe('completed');
  });
});
