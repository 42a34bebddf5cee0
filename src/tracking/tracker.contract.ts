import { beforeEach, describe, expect, it } from 'vitest';
import { answer } from './outline.fixture.ts';
import { type Progress, type Tracker, TrackingError } from './tracker.ts';

/** Progress of a learner in the second lesson; `changes` replaces fields. */
export const progress = (changes: Partial<Progress> = {}): Progress => ({
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
      await tracker.open();
      await tracker.save(progress());
      await tracker.recordAnswer(answer('q_a', 1));
      await tracker.save(progress({ state: 'a.2', scaled: 0.5, passed: false }));
      tracker.confirm();
      tracker.doubt();
      await tracker.recordAnswer({ ...answer('q_b', 0), response: 'a[,]c', correctPattern: 'a[,]b' });
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
