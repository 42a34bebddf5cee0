import type { Outline } from '../model/outline.ts';
import type { Course } from '../tracking/course.ts';
import type { SaveStatus } from '../tracking/saver.ts';
import { wordsAround } from '../ui/element.ts';
import { readArrival } from './arrival.ts';
import { showGoodbye } from './goodbye.ts';
import { launchCourse } from './launch.ts';
import { announce, nameFrame, painted, readOutline, showNotice } from './page.ts';
import { paintSnapshot, restoreAnswers } from './paint.ts';
import { watchReading } from './reading.ts';
import { createRouter, type Router } from './router.ts';

/** Starts the player: shows the first view at once, opens the course, then brings back what the learner had done. */
export async function startPlayer(): Promise<void> {
  const outline = readOutline();
  nameFrame(outline.title);
  let course: Course | undefined;
  let status: SaveStatus | undefined;
  const paint = () => {
    if (course) paintSnapshot(outline, course.snapshot, status?.kind === 'saved');
  };

  const router = createRouter(outline.title, (id) => {
    const menu = document.querySelector('sam-menu');
    if (menu) menu.current = id;
    course?.dispatch({ type: 'viewed', lessonId: id });
  });
  const arrival = readArrival();
  router.open(arrival.viewId);

  course = await launchCourse(outline, (next) => {
    status = next;
    showStatus(next);
    paint();
  });
  restore(outline, course, router, arrival.acted || router.current !== (arrival.viewId || firstId(outline)));
  course.onChange(paint);
  paint();
  listen(course, router);
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
  }
  course.dispatch({ type: 'viewed', lessonId: router.current });
  if (course.stateFault) showNotice(router.current, t('status.stateLost'));
  else if (course.resumed && course.mode === 'normal') showNotice(router.current, t('resume.note'));
}

/** Learning events of the elements go up to the course, after what they show has been painted. */
function listen(course: Course, router: Router): void {
  const { body } = document;
  body.addEventListener('sam-interacted', ({ detail }) => course.dispatch({ type: 'picked', ...detail }));
  body.addEventListener('sam-answered', async ({ detail }) => {
    await painted();
    course.dispatch({ type: 'answered', answer: detail }, { urgent: true });
  });
  body.addEventListener('sam-submitted', async ({ detail }) => {
    course.dispatch({ type: 'submitted', ...detail });
    router.go('resultat');
    await painted();
    course.hide();
  });
  watchReading((lessonId) => course.dispatch({ type: 'finished', lessonId }));
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') course.hide();
  });
  addEventListener('pagehide', ({ persisted }) => course.leave({ persisted }));
  document.getElementById('sam-exit')?.addEventListener('click', () => void exit(course));
}

async function exit(course: Course): Promise<void> {
  const t = wordsAround(document.body);
  const how = await course.exit();
  if (how === 'unsaved') announce(t('exit.failed'));
  else showGoodbye(how, t);
}

/** The browser's own question before leaving, and only while something is not stored. */
const askFirst = (event: BeforeUnloadEvent): void => event.preventDefault();

function showStatus(status: SaveStatus): void {
  const element = document.querySelector('sam-save-status');
  if (element) element.status = status;
  if (status.kind === 'unsaved' || status.kind === 'logged-out') addEventListener('beforeunload', askFirst);
  else removeEventListener('beforeunload', askFirst);
}
