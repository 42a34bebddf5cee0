import { SamQuestion } from '../interactions/shared/question.element.ts';
import type { Outline, OutlineLesson } from '../model/outline.ts';
import { drawOf, lastTry, seedOf, triesLeft } from '../tracking/draw.ts';
import { outcomeOf } from '../tracking/session.ts';
import type { Snapshot } from '../tracking/snapshot.ts';

/** What the page knows beside the snapshot. */
export interface Circumstances {
  /** Who has proven to have it. */
  readonly stored: 'lms' | 'device' | undefined;
  /** Result of the test that was sent in on this page, 0–1. */
  readonly latest: number | undefined;
}

/** Passes each element the one thing it shows; no element knows the session. */
export function paintSnapshot(outline: Outline, snapshot: Snapshot, now: Circumstances): void {
  const isDone = ({ id, kind }: OutlineLesson) => (kind === 'test' ? snapshot.passed : snapshot.done.includes(id));
  const left = outline.lessons.filter((lesson) => !isDone(lesson));
  const menu = document.querySelector('sam-menu');
  if (menu) menu.done = outline.lessons.filter(isDone).map(({ id }) => id);
  const progress = document.querySelector('sam-progress');
  if (progress) {
    progress.done = outline.lessons.length - left.length;
    progress.total = outline.lessons.length;
    progress.minutesLeft = left.reduce((sum, { minutes }) => sum + minutes, 0);
  }
  paintTest(outline, snapshot);
  paintResult(outline, snapshot, now);
}

/** A test that neither draws nor counts stays as it stands. */
function paintTest({ lessons }: Outline, snapshot: Snapshot): void {
  const element = document.querySelector('sam-test');
  const lesson = lessons.find(({ rules }) => rules !== undefined);
  if (!element || !lesson) return;
  const left = triesLeft(lesson, snapshot);
  const next = snapshot.passed || left === 0 ? lastTry(snapshot) : snapshot;
  element.draw = {
    order: drawOf(lesson, next),
    seed: lesson.rules?.shuffle ? seedOf(next) : undefined,
    triesLeft: left,
    isPassed: snapshot.passed,
  };
}

function paintResult(outline: Outline, snapshot: Snapshot, now: Circumstances): void {
  const result = document.querySelector('sam-result');
  const test = outline.lessons.find(({ kind }) => kind === 'test');
  if (!result || !test) return;
  const { completed, passed, scaled } = outcomeOf(outline, snapshot);
  result.result = {
    completed,
    passed: passed === true,
    scaled,
    passMark: outline.passMark,
    of: drawOf(test, snapshot).length,
    testId: test.id,
    missing: outline.lessons
      .filter(({ id, kind }) => kind === 'lesson' && !snapshot.done.includes(id))
      .map(({ id }) => ({ id, title: document.getElementById(`${id}_tittel`)?.textContent ?? '' })),
    latest: now.latest,
    stored: completed ? now.stored : undefined, // Before that it is not told, and a page of many lessons is not rendered anew.
  };
}

/** The questions of the document; one that failed to upgrade stays the plain form that it is. */
export const upgradedQuestions = (): readonly SamQuestion[] =>
  [...document.querySelectorAll('.sam-question')].filter((element) => element instanceof SamQuestion);

/**
 * Gives every question what was answered before, unless the learner has already begun on it in the plain form. A test that draws its
 * questions begins anew: of that, only what was ticked and not sent in is brought back, and all of it once there is no new try.
 */
export function restoreAnswers({ lessons }: Outline, snapshot: Snapshot): void {
  const anew = lessons.filter((test) => test.rules?.draw && !snapshot.passed && triesLeft(test, snapshot) > 0);
  const drawn = new Set(anew.flatMap(({ questions }) => questions.map(({ id }) => id)));
  for (const question of upgradedQuestions()) {
    const answer = snapshot.answers[question.id];
    const isSent = answer && answer.tries > 0 && !answer.draft;
    if (answer && !question.isBegun && !(isSent && drawn.has(question.id))) question.answer = answer;
  }
}
