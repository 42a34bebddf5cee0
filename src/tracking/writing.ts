import type { AnswerRecord } from '../model/answer.ts';
import type { CourseOptions } from './course-port.ts';
import type { Device } from './device.ts';
import type { Joined } from './joining.ts';
import type { PendingAnswer } from './journal-record.ts';
import type { LiveSession } from './live-session.ts';
import type { Moment } from './moment.ts';
import type { Reporter } from './reporter.ts';
import { createSaver, type Saver } from './saver.ts';
import { isAnswering, type LearningEvent } from './session.ts';
import { triesBy } from './shares.ts';
import type { Snapshot } from './snapshot.ts';
import type { Progress, Tracker } from './tracker.ts';

/** A session that may be written to: everything that happens goes to the device, the LMS and the LRS. */
export interface Writing {
  readonly saver: Saver;
  /** Something happened: it goes to the device. */
  note(event: LearningEvent): void;
  /** It made one snapshot of another: it goes to the LMS and the LRS, which takes its time. */
  tell(before: Snapshot, after: Snapshot, event: LearningEvent, moment: Moment): void;
  /** Keeps on the device what it has not kept yet, before it returns. */
  keep(): void;
}

/** What writing takes. */
export interface WritingOptions extends Pick<CourseOptions, 'probe' | 'clock' | 'isHidden' | 'onStatus'> {
  readonly device: Device | undefined;
  readonly tracker: Tracker;
  readonly joined: Joined;
  readonly live: LiveSession;
  readonly reporter: Reporter | undefined;
  readonly onFault: (fault: unknown) => void;
}

/** Begins to write: what was on the device and not in the LMS goes there first. */
export function writing(options: WritingOptions): Writing {
  const { device, ...others } = options;
  const { tracker, joined, live, reporter, onFault } = others;
  const copy = device && createCopy(options, device);
  const saver = createSaver({
    ...others,
    encode: live.encode,
    renew() {
      live.renew();
      copy?.write();
    },
    ...(copy && { device: copy }),
    onProof(progress) {
      copy?.prove(progress);
      if (!progress.completed || progress.state !== live.state()) return;
      if (isAnswering(live.outline, live.snapshot())) return;
      // It is reached, and the LMS has it: from here on nothing is written.
      live.freeze();
      saver.finish();
    },
  });
  device?.journal.onSettled(() => saver.refresh());
  const listed = tracker.begin?.();
  for (const { answer, place } of copy?.list(listed) ?? joined.recovery.answers) {
    void tracker.recordAnswer({ ...answer, at: new Date(answer.at) }, place);
  }
  return {
    saver,
    note: (event) => copy?.note(answersOf(event), event.type === 'picked'),
    tell(before, after, event, moment) {
      const answers = answersOf(event);
      reporter?.report(before, after, event, moment);
      for (const answer of answers) void tracker.recordAnswer(answer).catch(onFault);
      // An answer is painted before it is saved, and whoever paints it saves; an end without an answer cannot wait.
      const isEnd = after.completed !== before.completed;
      if (isEnd && answers.length === 0) saver.change('certain');
      else saver.change(event.type === 'picked' ? 'later' : 'soon', answers.length > 0);
    },
    keep: () => device?.journal.flush(),
  };
}

const answersOf = (event: LearningEvent): readonly AnswerRecord[] =>
  event.type === 'answered' ? [event.answer] : event.type === 'submitted' ? event.answers : [];

/** More than a learner answers while an LMS is away; the oldest are told by the snapshot alone. */
const mostAnswers = 100;

/** This session's copy on the device, and how much of it is proven to be in the LMS. */
function createCopy({ live, joined, onFault }: WritingOptions, device: Device) {
  const { journal } = device;
  let provenRev = -1;
  let { answers } = joined.recovery;
  /** Where the next answer will stand in the LMS's list. */
  let next: number | undefined;
  const place = ({ place: old, ...pending }: PendingAnswer): PendingAnswer => {
    if (next === undefined) return pending;
    return { ...pending, place: old !== undefined && old < next ? old : next++ };
  };
  journal.begin(joined.registration);
  journal.remove(joined.recovery.proven);
  journal.supersede(joined.recovery.absorbed);

  const { launch, start } = joined;
  const isFindable = () =>
    provenRev >= 0 || journal.owner !== undefined || (launch.attempt ?? start.registration) !== undefined;
  const write = (isDraft = false) => {
    // Nobody can read what is held, so there is nothing of the learner's to be kept.
    if (live.isHeld) return;
    try {
      journal.write({ state: live.state(), provenRev, writer: live.writer, answers }, { isDraft });
    } catch (fault) {
      onFault(fault);
    }
  };
  return {
    write,
    /** What has to be told again, now that it is known how many answers the LMS has. */
    list(listed: number | undefined) {
      next = listed;
      answers = answers.map(place);
      return answers;
    },
    note(records: readonly AnswerRecord[], isDraft: boolean) {
      const news = records.map((answer) => ({
        tries: triesBy(live.snapshot(), live.writer, answer.interactionId),
        answer: { ...answer, at: answer.at.toISOString() },
      }));
      answers = [...answers, ...news.map(place)].slice(-mostAnswers);
      write(isDraft);
    },
    prove({ rev, state }: Progress) {
      provenRev = Math.max(provenRev, rev);
      if (state === live.state()) answers = answers.map(({ place: _, ...proven }) => proven);
      if (!device.isShared) write(true);
      else if (state === live.state()) void journal.wipe();
    },
    // What nobody can find again is as good as not there.
    holds: () => !live.isHeld && isFindable() && journal.holds(live.state()),
    works: () => journal.works !== false,
  };
}
