import type { AnswerRecord } from '../model/answer.ts';
import { isPassing, type Tracker } from './tracker.ts';

/** So often an answer is offered to an LMS that refuses it; it is in the snapshot all the same, and must not keep the rest back. */
const mostTries = 3;

interface Waiting {
  readonly answer: AnswerRecord;
  readonly place: number | undefined;
  readonly tries: number;
}

/**
 * The same tracker, but answers wait for the next save: a slow LMS must not hold up the feedback. One that is refused by a fault
 * of the LMS's own is offered again with the next saves, which count as refused too, so that there are some; then it is left.
 */
export function withAnswerQueue(tracker: Tracker, onFault: (fault: unknown) => void): Tracker {
  const waiting: Waiting[] = [];
  const offer = async ({ answer, place, tries }: Waiting): Promise<unknown> => {
    try {
      await tracker.recordAnswer(answer, place);
      return undefined;
    } catch (refusal) {
      if (isPassing(refusal) && tries < mostTries) {
        waiting.push({ answer, place, tries: tries + 1 });
        return refusal;
      }
      onFault(refusal);
      return undefined;
    }
  };
  /** Offers all that wait before it returns; resolves with a refusal that is to be tried again. */
  const record = async (): Promise<unknown> => {
    const offered = await Promise.all(waiting.splice(0).map(offer));
    return offered.find((refusal) => refusal !== undefined);
  };
  return {
    ...tracker,
    async recordAnswer(answer, place) {
      waiting.push({ answer, place, tries: 1 });
    },
    async save(progress) {
      const recorded = record();
      await tracker.save(progress);
      const refusal = await recorded;
      if (refusal) throw refusal;
    },
    close(progress) {
      void record();
      return tracker.close(progress);
    },
  };
}
