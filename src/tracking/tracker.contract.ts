import { beforeEach, describe, expect, it } from 'vitest';
import { begun } from './begun.fixture.ts';
import { answer } from './outline.fixture.ts';
import { type Progress, type Tracker, TrackingError } from './tracker.ts';

/** Progress of a learner in the second lesson; `changes` replaces fields. */
export const progress = (changes: Partial<Progress> = {}): Progress => ({
  rev: 7,
  state: '1.vHj.7.DjyfsSw8Tw6aVQxqTeWwAQ.2.g.SOriCizPp_xw.Fg.zF3Od',
  location: 'hvem',
  completed: false,
  passed: undefined,
  scaled: undefined,
  measure: 0.25,
  objectives: [{ id: 'g_hva', completed: false, passed: undefined, scaled: undefined }],
  sessionSeconds: 312.4,
  ...changes,
});

/** What every tracker must do, in a launch of an LMS that knows nothing of the learner. */
export function testTracker(name: string, factory: () => Tracker): void {
  describe(`${name} keeps the tracker contract`, () => {
    let tracker: Tracker;
    beforeEach(() => {
      tracker = factory();
    });

    it('has its own name', () => expect(tracker.name).toBe(name));

    it('opens a first launch: normal, empty, not done', async () => {
      const empty = { mode: 'normal', state: '', location: '', completed: false, passed: false };
      await expect(tracker.open()).resolves.toMatchObject(empty);
    });

    it('opens once', async () => {
      await tracker.open();
      await expect(tracker.open()).rejects.toThrow(TrackingError);
    });

    it('saves answers, results and completion, again and again, also after a proof and a doubt', async () => {
      await begun(tracker);
      await tracker.save(progress());
      await tracker.recordAnswer(answer('q_a', 1));
      await tracker.save(progress({ state: 'a.2', scaled: 0.5, passed: false }));
      tracker.confirm();
      tracker.doubt();
      await tracker.recordAnswer({ ...answer('q_b', 0), response: 'a[,]c', correctPatterns: ['a[,]b'] });
      await tracker.save(progress({ state: 'a.3', scaled: 5 / 6, passed: true, completed: true }));
      await tracker.close(progress({ state: 'a.4', scaled: 1, passed: true, completed: true, sessionSeconds: 90_000 }));
    });

    it('refuses work before it is open', async () => {
      await expect(tracker.save(progress())).rejects.toThrow(TrackingError);
      await expect(tracker.recordAnswer(answer('q_a', 1))).rejects.toThrow(TrackingError);
      await expect(tracker.close(progress())).rejects.toThrow(TrackingError);
    });

    it('closes once, however often it is asked, and takes nothing after that', async () => {
      await tracker.open();
      await tracker.close(progress());
      await tracker.close(progress());
      await expect(tracker.save(progress())).rejects.toThrow(TrackingError);
    });
  });
}

/** What an LMS or LRS keeps beside the state, and hands over at the next launch. */
type Kept = 'location' | 'completed' | 'passed' | 'scaled';

/**
 * What every tracker that keeps something must do from one launch to the next. `newLms` gives a place that knows nothing of the
 * learner; each call of what it gives is a launch there. Of `kept` it tells without the state.
 */
export function testResume(name: string, newLms: () => () => Tracker, kept: readonly Kept[]): void {
  const told = (values: Partial<Record<Kept, unknown>>) =>
    Object.fromEntries(kept.map((key) => [key, values[key]] as const));

  describe(`${name} hands over at the next launch`, () => {
    let launch: () => Tracker;
    const session = async (...saves: readonly Progress[]) => {
      const tracker = launch();
      await begun(tracker);
      for (const each of saves) await tracker.save(each);
      return tracker;
    };
    beforeEach(() => {
      launch = newLms();
    });

    it('what was closed with', async () => {
      const tracker = await session(progress());
      await tracker.close(progress({ state: 'a.9', location: 'hvordan' }));
      const values = { location: 'hvordan', completed: false, passed: false, scaled: undefined };
      await expect(launch().open()).resolves.toMatchObject({ mode: 'normal', state: 'a.9', ...told(values) });
    });

    it('what was saved last, when the page is gone without a close', async () => {
      const tracker = await session(progress());
      await tracker.recordAnswer(answer('q_a', 1));
      await tracker.save(progress({ state: 'a.3', scaled: 0.5, passed: false }));
      const values = { location: 'hvem', completed: false, passed: false, scaled: 0.5 };
      await expect(launch().open()).resolves.toMatchObject({ mode: 'normal', state: 'a.3', ...told(values) });
    });

    it('the end, and never takes it back', async () => {
      const done = progress({ state: 'a.4', completed: true, passed: true, scaled: 0.8, measure: 1 });
      const values = { location: 'hvem', completed: true, passed: true, scaled: 0.8 };
      const first = await session(progress(), done);
      await first.close(done);
      const again = launch();
      await expect(again.open()).resolves.toMatchObject({ state: 'a.4', ...told(values) });
      await again.save(progress({ state: 'a.5' }));
      await again.close(progress({ state: 'a.6' }));
      const { completed, passed } = await launch().open();
      expect({ completed, passed }).toMatchObject(kept.includes('completed') ? { completed: true, passed: true } : {});
    });

    it('what a third launch needs, too', async () => {
      await (await session(progress({ state: 'a.1' }))).close(progress({ state: 'a.2' }));
      const second = launch();
      await begun(second);
      await second.recordAnswer(answer('q_b', 1));
      await second.close(progress({ state: 'a.3', location: 'hvordan' }));
      await expect(launch().open()).resolves.toMatchObject({
        state: 'a.3',
        ...told({ location: 'hvordan', completed: false, passed: false }),
      });
    });
  });
}
