import type { Answer, AnswerRecord } from '../model/answer.ts';
import type { Outline, OutlineLesson } from '../model/outline.ts';
import { drawOf, triesLeft } from './draw.ts';
import { objectivesOf } from './objectives.ts';
import { testKey, withTries } from './shares.ts';
import { foreignOf, type Snapshot } from './snapshot.ts';
import type { Progress } from './tracker.ts';

/** What a learner does, as far as it is remembered. Ids that the outline does not know are ignored. */
export type LearningEvent =
  | { readonly type: 'launched' }
  /** `lessonId` is `''` for the cover. */
  | { readonly type: 'viewed'; readonly lessonId: string }
  | { readonly type: 'finished'; readonly lessonId: string }
  /** Ticked or typed, not submitted; an empty token takes the draft away. */
  | { readonly type: 'picked'; readonly interactionId: string; readonly token: string }
  /** A practice question was submitted. */
  | { readonly type: 'answered'; readonly answer: AnswerRecord }
  /** The whole test was submitted; a question without an answer counts 0. */
  | { readonly type: 'submitted'; readonly lessonId: string; readonly answers: readonly AnswerRecord[] };

/** Where the learner stands; `done` of `total` counts lessons read, and the test once it is passed. */
export interface Outcome {
  readonly completed: boolean;
  /** `undefined` before the test is taken, and where there is no test. */
  readonly passed: boolean | undefined;
  /** 0–1; `undefined` before there is a result. A module without a test has 1 on completion. */
  readonly scaled: number | undefined;
  readonly done: number;
  readonly total: number;
}

/** Half a step of `testScaled`: what rounding may take from a result that is exactly the pass mark. */
const tolerance = 0.00005;

const rounded = (value: number, steps: number): number =>
  Number.isFinite(value) ? Math.round(Math.min(1, Math.max(0, value)) * steps) / steps : 0;

const testOf = (outline: Outline): OutlineLesson | undefined => outline.lessons.find(({ kind }) => kind === 'test');

/** Whether a result is good enough: 5/6 reaches a pass mark of 0.8, and 2/3 one of 0.6667. */
export const reaches = (scaled: number, passMark: number): boolean => scaled + tolerance >= passMark;

/** Result of one submission of a test, 0–1: the mean over the questions of the lesson, or as many of them as are drawn. */
export function testResult(lesson: OutlineLesson, answers: readonly AnswerRecord[]): number {
  const byId = new Map(answers.map(({ interactionId, scaled }) => [interactionId, rounded(scaled, 10_000)]));
  const sum = lesson.questions.reduce((total, { id }) => total + (byId.get(id) ?? 0), 0);
  const asked = Math.min(lesson.rules?.draw ?? Number.POSITIVE_INFINITY, lesson.questions.length);
  return rounded(sum / Math.max(1, asked), 10_000);
}

/**
 * The next snapshot; the same object when the event changes nothing. Completion is design.md decision 13: every lesson
 * done, and the test passed if there is one.
 * @param writer who is counted for what is submitted, see `Shares`: `''` on the device that made the registration
 */
export function reduce(outline: Outline, snapshot: Snapshot, event: LearningEvent, writer = ''): Snapshot {
  const next = apply(outline, snapshot, event, writer);
  if (next === snapshot) return snapshot;
  const passed = next.passed || isPassed(outline, next);
  const read = outline.lessons.every(({ id, kind }) => kind === 'test' || next.done.includes(id));
  const completed = next.completed || (read && (passed || testOf(outline) === undefined));
  return { ...next, passed, completed, rev: snapshot.rev + 1 };
}

/** Where the learner stands, by the outline of today; what was reached once is never withdrawn. */
export function outcomeOf(outline: Outline, snapshot: Snapshot): Outcome {
  const { completed, passed, testScaled, testTries } = snapshot;
  const test = testOf(outline);
  const isDone = ({ id, kind }: OutlineLesson): boolean => (kind === 'test' ? passed : snapshot.done.includes(id));
  return {
    completed,
    passed: passed || (test && testTries > 0 ? false : undefined),
    scaled: testScaled ?? (completed && !test ? 1 : undefined),
    done: outline.lessons.filter(isDone).length,
    total: outline.lessons.length,
  };
}

/**
 * Whether a learner may still be answering when the module is completed: where no test ends it, the last line of the last lesson can be
 * in view before its question is answered.
 */
export const isAnswering = (outline: Outline, { answers }: Snapshot): boolean =>
  !testOf(outline) && outline.lessons.some(({ questions }) => questions.some(({ id }) => !answers[id]?.tries));

/** What a tracker reports of a snapshot; `state` is the packed snapshot. */
export function progressOf(outline: Outline, snapshot: Snapshot, state: string, sessionSeconds: number): Progress {
  const { completed, passed, scaled, done, total } = outcomeOf(outline, snapshot);
  return {
    rev: snapshot.rev,
    state,
    location: snapshot.location,
    completed,
    passed,
    scaled,
    measure: completed ? 1 : done / Math.max(1, total),
    objectives: objectivesOf(outline, snapshot),
    sessionSeconds,
  };
}

function apply(outline: Outline, snapshot: Snapshot, event: LearningEvent, writer: string): Snapshot {
  switch (event.type) {
    case 'launched':
      return { ...snapshot, sessions: snapshot.sessions + 1 };
    case 'viewed':
      return view(outline, snapshot, event.lessonId);
    case 'finished':
      return lessonOf(outline, event.lessonId)?.kind === 'lesson' ? finish(snapshot, event.lessonId) : snapshot;
    case 'picked':
      return hasQuestion(outline, event.interactionId)
        ? pick(outline, snapshot, event.interactionId, event.token)
        : snapshot;
    case 'answered':
      return hasQuestion(outline, event.answer.interactionId) ? submit(snapshot, [event.answer], writer) : snapshot;
    case 'submitted':
      return submitTest(outline, snapshot, event, writer);
  }
}

function view(outline: Outline, snapshot: Snapshot, lessonId: string): Snapshot {
  if (snapshot.location === lessonId || (lessonId !== '' && !lessonOf(outline, lessonId))) return snapshot;
  const { foreign: before, ...rest } = snapshot;
  const foreign = before && foreignOf({ ...before, location: undefined });
  return { ...rest, location: lessonId, ...(foreign && { foreign }) };
}

function finish(snapshot: Snapshot, lessonId: string): Snapshot {
  if (snapshot.done.includes(lessonId)) return snapshot;
  return { ...snapshot, done: [...snapshot.done, lessonId].sort() };
}

/** In a test that draws, what was answered in an earlier try is begun anew: the same tick again is a tick, too. */
function pick({ lessons }: Outline, snapshot: Snapshot, id: string, token: string): Snapshot {
  const before = Object.hasOwn(snapshot.answers, id) ? snapshot.answers[id] : undefined;
  const isDrawn = lessons.some(
    ({ rules, questions }) => rules?.draw && questions.some((question) => question.id === id),
  );
  const isAnew = isDrawn && before !== undefined && before.tries > 0 && !before.draft;
  if ((before?.token ?? '') === token && !isAnew) return snapshot;
  const { [id]: _, ...others } = snapshot.answers;
  if (token === '' && !before?.tries) return { ...snapshot, answers: others };
  const { tries = 0, scaled = 0 } = before ?? {};
  const picked: Answer = { tries, scaled, token, ...(tries > 0 && { draft: true as const }) };
  return { ...snapshot, answers: { ...others, [id]: picked } };
}

function submit(snapshot: Snapshot, records: readonly AnswerRecord[], writer: string): Snapshot {
  const answers: Record<string, Answer> = { ...snapshot.answers };
  for (const { interactionId, token, scaled } of records) {
    const before = Object.hasOwn(answers, interactionId) ? answers[interactionId] : undefined;
    const best = Math.max(before?.scaled ?? 0, rounded(scaled, 100));
    answers[interactionId] = { token, tries: (before?.tries ?? 0) + 1, scaled: best };
  }
  const submitted = records.map(({ interactionId }) => interactionId);
  return withTries({ ...snapshot, answers }, writer, submitted);
}

type Submission = Extract<LearningEvent, { type: 'submitted' }>;

function submitTest(outline: Outline, snapshot: Snapshot, event: Submission, writer: string): Snapshot {
  const lesson = lessonOf(outline, event.lessonId);
  if (lesson?.kind !== 'test' || triesLeft(lesson, snapshot) === 0) return snapshot;
  const own = event.answers.filter(({ interactionId }) => lesson.questions.some(({ id }) => id === interactionId));
  // What the learner was asked counts, also where the state that the draw followed from is another now; more than that does not.
  const drawn = drawOf(lesson, snapshot);
  const known = own.length > drawn.length ? own.filter(({ interactionId }) => drawn.includes(interactionId)) : own;
  const testScaled = Math.max(snapshot.testScaled ?? 0, testResult(lesson, known));
  const next = { ...finish(submit(snapshot, known, writer), lesson.id), testScaled, testTries: snapshot.testTries + 1 };
  return withTries(next, writer, [testKey]);
}

const isPassed = (outline: Outline, { testScaled }: Snapshot): boolean =>
  testScaled !== undefined && testOf(outline) !== undefined && reaches(testScaled, outline.passMark);

const lessonOf = (outline: Outline, id: string): OutlineLesson | undefined =>
  outline.lessons.find((lesson) => lesson.id === id);

const hasQuestion = (outline: Outline, id: string): boolean =>
  outline.lessons.some(({ questions }) => questions.some((question) => question.id === id));
