import type { Outline } from '../model/outline.ts';
import type { Course } from '../tracking/course.ts';
import type { SaveStatus } from '../tracking/saver.ts';
import { wordsAround } from '../ui/element.ts';
import { readArrival } from './arrival.ts';
import { showGoodbye } from './goodbye.ts';
import { type Launcher, launchCourse } from './open-course.ts';
import { announce, nameFrame, painted, readOutline, showNotice, showPassMark, showRecipients } from './page.ts';
import { paintSnapshot, restoreAnswers } from './paint.ts';
import { watchReading } from './reading.ts';
import { createRouter, type Router } from './router.ts';
import { type WaitingSession, waitingSession } from './waiting-session.ts';

/** Starts the player: shows the first view at once, opens the course, then brings back what the learner had done. */
export async function startPlayer(launcher: Launcher): Promise<void> {
  const outline = readOutline();
  nameFrame(outline.title);
  const session = waitingSession();
  let status: SaveStatus | undefined;
  const paint = () => {
    const stored = storedWhere(status);
    if (session.course)
      paintSnapshot(session.course.outline, session.course.snapshot, { stored, latest: session.latest });
  };

  const router = createRouter(outline.title, (id) => {
    const menu = document.querySelector('sam-menu');
    if (menu) menu.current = id;
    session.course?.dispatch({ type: 'viewed', lessonId: id });
  });
  const arrival = readArrival();
  router.open(arrival.viewId);
  const entrance = router.current;
  listen(session, router);

  const course = await launchCourse(outline, launcher, (next) => {
    status = next;
    showStatus(next);
    paint();
  });
  const hasMoved = arrival.acted || session.hasActed || readArrival().acted || router.current !== entrance;
  if (course.outline.passMark !== outline.passMark) showPassMark(course.outline.passMark);
  showRecipients(course);
  restore(outline, course, router, hasMoved);
  session.open(course);
  watchReading((lessonId) => course.dispatch({ type: 'finished', lessonId }));
  course.onChange(paint);
  paint();
}

const firstId = (outline: Outline): string => outline.lessons[0]?.id ?? '';

/** Brings back answers and place; a learner who has moved on meanwhile stays where they are. */
function restore(outline: Outline, course: Course, router: Router, acted: boolean): void {
  const t = wordsAround(document.body);
  const begun = [...document.querySelectorAll('sam-choice')].filter((question) => question.isAnswered);
  restoreAnswers(course.snapshot);
  for (const { id, token } of begun) course.dispatch({ type: 'picked', interactionId: id, token });
  const { location: place, completed } = course.snapshot;
  if (!acted && course.resumed && place !== '' && place !== firstId(outline)) {
    router.open(completed && course.mode !== 'normal' ? 'resultat' : place);
    if (course.mode === 'normal') showNotice(router.current, t('resume.note'));
  }
  course.dispatch({ type: 'viewed', lessonId: router.current });
  if (course.stateFault && course.stateFault !== 'not-opened') showNotice(router.current, t('status.stateLost'));
}

/** What happened goes up to the course when it has been painted, or when the page is about to go: nothing is lost. */
function listen(session: WaitingSession, router: Router): void {
  const { body } = document;
  const save = () => {
    session.drain();
    session.course?.save();
  };
  body.addEventListener('sam-interacted', ({ detail }) => {
    session.tell({ type: 'picked', ...detail });
    void painted().then(session.drain);
  });
  body.addEventListener('sam-answered', ({ detail }) => {
    session.tell({ type: 'answered', answer: detail });
    void painted().then(save);
  });
  body.addEventListener('sam-submitted', ({ detail }) => {
    session.tell({ type: 'submitted', ...detail });
    session.drain(); // The result page shows it.
    router.go('resultat');
    void painted().then(save);
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') save();
  });
  addEventListener('pagehide', ({ persisted }) => {
    session.drain();
    session.course?.leave({ persisted });
  });
  const button = document.querySelector<HTMLButtonElement>('#sam-exit');
  button?.addEventListener('click', () => void exit(session, button));
}

async function exit(session: WaitingSession, button: HTMLButtonElement): Promise<void> {
  const t = wordsAround(document.body);
  button.setAttribute('aria-busy', 'true');
  session.isLeaving = true;
  session.drain();
  const course = await session.opened;
  const how = await course.exit();
  session.isLeaving = false;
  button.removeAttribute('aria-busy');
  if (how === 'unsaved') return announce(t('exit.failed'));
  // Also where the learner is sent on: «Back» must not lead to a course that nobody listens to.
  showGoodbye(how === 'saved' && course.keeps === 'device' ? 'saved-here' : how, t);
  if (course.returnUrl) location.assign(course.returnUrl);
}

/** Who has proven to have what the learner did; in review it is the LMS that did so before. */
function storedWhere(status: SaveStatus | undefined): 'lms' | 'device' | undefined {
  if (status?.kind === 'saved') return status.where;
  return status?.kind === 'review' ? 'lms' : undefined;
}

/** The browser's own question before leaving, and only while something is not stored. */
const askFirst = (event: BeforeUnloadEvent): void => event.preventDefault();

const troubles: ReadonlySet<SaveStatus['kind']> = new Set([
  'unsaved',
  'logged-out',
  'no-contact',
  'session-over',
  'new-version',
]);

/** Told aloud only when trouble comes or goes: «Lagrer …» and «Lagret» after every tick would drown the lesson. */
function showStatus(status: SaveStatus): void {
  const element = document.querySelector('sam-save-status');
  if (!element) return;
  const before = element.status?.kind;
  element.status = status;
  const isNews = before !== status.kind && status.kind !== 'saving';
  const wasTrouble = before !== undefined && troubles.has(before);
  if (isNews && (troubles.has(status.kind) || wasTrouble || before === undefined)) announce(element.text);
  if (status.kind === 'unsaved' || status.kind === 'logged-out') addEventListener('beforeunload', askFirst);
  else removeEventListener('beforeunload', askFirst);
}
