import type { AnswerRecord } from '../model/answer.ts';
import type { Outline } from '../model/outline.ts';
import { withAnswerQueue } from './answer-queue.ts';
import type { Clock } from './clock.ts';
import type { StateFault } from './codec.ts';
import type { Launch } from './launch.ts';
import { type LiveSession, liveSession } from './live-session.ts';
import type { Reporter } from './reporter.ts';
import { createSaver, type Saver, type SaveStatus } from './saver.ts';
import type { LearningEvent } from './session.ts';
import type { Snapshot } from './snapshot.ts';
import { startFrom } from './start.ts';
import { type LaunchMode, nothingKnown, sessionOver, type Tracker, TrackingError } from './tracker.ts';

/** What a course is opened with. */
export interface CourseOptions extends Launch {
  readonly outline: Outline;
  readonly clock: Clock;
  /** Random bytes of cryptographic quality. */
  readonly random: (length: number) => Uint8Array;
  readonly onStatus: (status: SaveStatus) => void;
  /** Everything the LMS refused, for a fault report. */
  readonly onFault?: (fault: unknown) => void;
}

/** One learner's session in one module: what the player sees of all tracking. */
export interface Course {
  readonly mode: LaunchMode;
  /** With the pass mark that counts in this launch. */
  readonly outline: Outline;
  /** Address of the LRS that gets statements; `undefined` where none does. */
  readonly lrs: string | undefined;
  /** Whether that LRS gets the name that the platform gave, and not a pseudonym of ours. */
  readonly isNamed: boolean;
  /** Where what the learner does is kept in this launch. */
  readonly keeps: Tracker['keeps'];
  /** Where to send the learner: only once the session has ended, and the LMS has said that it knows. */
  readonly returnUrl: string | undefined;
  /** Whether an earlier session was read back. */
  readonly resumed: boolean;
  /** Why there is nothing to go on with, though there should be: the state was unreadable, or the LMS did not open. */
  readonly stateFault?: Exclude<StateFault, 'empty'> | 'not-opened';
  /** The state that could not be read, as it was. */
  readonly stateText?: string;
  readonly snapshot: Snapshot;
  /** What the learner did. It is saved within two seconds, or by `save`. */
  dispatch(event: LearningEvent): void;
  onChange(listener: (snapshot: Snapshot) => void): void;
  /** Saves before it returns: an answer has been painted, or the page is hidden. */
  save(): void;
  /** The page goes (`pagehide`): saves and ends the session before it returns; with `persisted` it may come back. */
  leave(options?: { readonly persisted?: boolean }): void;
  /** «Lagre og avslutt»: ends the session only if all is saved for certain. */
  exit(): Promise<'saved' | 'unsaved' | 'no-contact' | 'session-over' | 'preview' | 'review'>;
}

/** Opens the session, reads back the last one, and keeps LMS and LRS up to date from then on. Never rejects. */
export async function openCourse(options: CourseOptions): Promise<Course> {
  const onFault = options.onFault ?? (() => {});
  const tracker = withAnswerQueue(options.tracker, onFault);
  let isOver = false;
  const opened = await tracker.open().catch((fault: unknown) => {
    onFault(fault);
    isOver = fault instanceof TrackingError && fault.code === sessionOver;
    return undefined;
  });
  const launch = opened ?? nothingKnown;
  const outline = withPassMark(options.outline, launch.passMark);
  const start = startFrom(outline, launch, options.random);
  const isWritable = opened !== undefined && launch.mode === 'normal';
  const live = liveSession(outline, start, launch.state, options.clock);
  const reporter = opened && options.reportTo({ outline, launch, snapshot: start.snapshot });
  const saver =
    isWritable && tracker.keeps !== 'nothing' ? createSaver({ ...options, ...live, tracker, onFault }) : undefined;
  const ending = endingOf({
    opened: opened !== undefined,
    isOver,
    completed: launch.completed || launch.passed || start.snapshot.completed,
    isWritable,
    persists: tracker.keeps !== 'nothing',
  });
  if (ending !== 'saved') options.onStatus({ kind: ending });
  const stateFault = opened ? start.fault : 'not-opened';
  let isKnown = false;
  const course: Course = {
    mode: launch.mode,
    outline,
    lrs: reporter?.endpoint,
    isNamed: options.isNamed ?? false,
    keeps: saver ? tracker.keeps : 'nothing',
    get returnUrl() {
      return isKnown ? launch.returnUrl : undefined;
    },
    resumed: start.resumed,
    ...(stateFault && { stateFault }),
    ...(start.fault && { stateText: launch.state }),
    get snapshot() {
      return live.snapshot();
    },
    onChange: live.onChange,
    ...conduct({
      live,
      saver,
      ending,
      reporter,
      record: (answer) => void tracker.recordAnswer(answer),
      isOver: async () => (await options.probe()) === sessionOver,
      async close() {
        if (opened) await tracker.close(live.encode());
        isKnown = true;
      },
      onFault,
    }),
  };
  if (isWritable) course.dispatch({ type: 'launched' });
  else reporter?.report(start.snapshot, start.snapshot, { type: 'launched' });
  return course;
}

const withPassMark = (outline: Outline, passMark: number | undefined): Outline =>
  passMark === undefined ? outline : { ...outline, passMark };

type Ending = Awaited<ReturnType<Course['exit']>>;

function endingOf(launch: {
  opened: boolean;
  isOver: boolean;
  completed: boolean;
  isWritable: boolean;
  persists: boolean;
}): Ending {
  if (!launch.opened) return launch.isOver ? 'session-over' : 'no-contact';
  if (launch.isWritable) return launch.persists ? 'saved' : 'preview';
  return launch.completed ? 'review' : 'preview';
}

interface Parts {
  readonly live: LiveSession;
  /** Only where there is something to save to. */
  readonly saver: Saver | undefined;
  /** How this session ends when all goes well. */
  readonly ending: Ending;
  readonly reporter: Reporter | undefined;
  readonly record: (answer: AnswerRecord) => void;
  /** Whether the LMS takes no more, however long we try. */
  readonly isOver: () => Promise<boolean>;
  readonly close: () => Promise<void>;
  readonly onFault: (fault: unknown) => void;
}

function conduct({ live, saver, ending, reporter, record, isOver, close, onFault }: Parts) {
  let ended = false;
  const save = () => {
    if (!ended) void saver?.flush();
  };
  const end = () => {
    ended = true;
    saver?.stop();
    reporter?.leave(live.snapshot(), { ended });
    return close().catch(onFault);
  };
  return {
    dispatch(event: LearningEvent) {
      const before = live.snapshot();
      const after = live.apply(event);
      if (after === before || ended) return;
      reporter?.report(before, after, event);
      const answers = answersOf(event);
      if (saver) for (const answer of answers) record(answer);
      // An answer is painted before it is saved, and whoever paints it saves; an end without an answer cannot wait.
      const isEnd = answers.length === 0 && after.completed !== before.completed;
      saver?.change(isEnd ? 'now' : event.type === 'picked' ? 'later' : 'soon');
    },
    save,
    leave({ persisted = false }: { readonly persisted?: boolean } = {}) {
      if (!persisted && !ended) return void end();
      reporter?.leave(live.snapshot(), { ended });
      save();
    },
    async exit(): Promise<Ending> {
      if (ended || !saver) {
        if (!ended) await end();
        return ending;
      }
      // What the learner does while the proof is under way needs a proof of its own.
      for (let proven = -1; proven !== live.snapshot().rev && !ended; ) {
        const { rev } = live.snapshot();
        if (!(await saver.flush())) {
          if (!(await isOver())) return 'unsaved';
          if (!ended) await end();
          return 'session-over';
        }
        proven = rev;
      }
      if (!ended) await end();
      return 'saved';
    },
  };
}

const answersOf = (event: LearningEvent): readonly AnswerRecord[] =>
  event.type === 'answered' ? [event.answer] : event.type === 'submitted' ? event.answers : [];
