import type { AnswerRecord } from '../model/answer.ts';
import type { Tracker } from './tracker.ts';

/**
 * The same tracker, but answers wait for the next save: a slow LMS must not hold up the feedback. An answer that is
 * refused goes to `onFault`; it is in the snapshot all the same.
 */
export function withAnswerQueue(tracker: Tracker, onFault: (fault: unknown) => void): Tracker {
  let waiting: AnswerRecord[] = [];
  const record = () => {
    const answers = waiting;
    waiting = [];
    for (const answer of answers) tracker.recordAnswer(answer).catch(onFault);
  };
  return {
    ...tracker,
    async recordAnswer(answer) {
      waiting.push(answer);
    },
    save(progress) {
      record();
      return tracker.save(progress);
    },
    close(progress) {
      record();
      return tracker.close(progress);
    },
  };
}
