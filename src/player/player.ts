import { gatherTest, isAnswered, questionsOf, type TestSubmission } from '../blocks/test/gather.element.ts';
import { SamQuestion } from '../interactions/shared/question.element.ts';
import type { Outline } from '../model/outline.ts';
import type { ShownEdition } from '../model/shown-edition.ts';
import type { Course } from '../tracking/course.ts';
import { isAtRisk, type SaveStatus } from '../tracking/save-status.ts';
import { wordsAround } from '../ui/element.ts';
import { readArrival } from './arrival.ts';
import { showGoodbye } from './goodbye.ts';
import { isLocked, keepOrder } from './lock.ts';
import { type Launcher, launchCourse, pageOf } from './open-course.ts';
import { announce, focusView, offerTools, painted, readOutline, showNotice } from './page.ts';
import { pageFaults } from './page-faults.ts';
import { paintSnapshot, restoreAnswers, upgradedQuestions } from './paint.ts';
import { followLearner, handOut, privateValuesOf } from './private.ts';
import { watchReading } from './reading.ts';
import { createRouter, type Router } from './router.ts';
import { saveAnnouncer } from './save-announcer.ts';
import type { SamSaveStatus } from './save-status.element.ts';
import { exitButton, showSaving, switchButton } from './saving.ts';
import { type WaitingSession, waitingSession } from './waiting-session.ts';

/** Starts the player: shows the first view at once, opens the course, then brings back what the learner had done. */
export async function startPlayer(launcher: Launcher): Promise<void> {
  const outline = readOutline();
  const session = waitingSession();
  const page = pageOf(outline);
  const { edition } = page;
  const privateValues = privateValuesOf(page, outline.module);
  let status: SaveStatus | undefined;
  let isBackIn = '';
  const paint = () => {
    const { course, latest } = session;
    if (course) paintSnapshot(course.outline, course.snapshot, { stored: storedWhere(status, course), latest });
  };

  const paintSoon = soon(paint);
  const router = createRouter(edition, (id) => {
    showPlace(id);
    look(session.course, id);
  });
  const arrival = readArrival();
  router.open(arrival.viewId);
  const entrance = router.current;
  listen(session, router, paint);
  offerTools(() => router.current);
  const follow = (now: Course) => void followLearner(privateValues, now);
  const moveIn = async (course: Course) => {
    await handOut(privateValues, course);
    keepOrder(course);
    showSaving(course, () => follow(course));
    watchReading((lessonId) => course.dispatch({ type: 'finished', lessonId }));
  };
  const takeOver = async (next: ShownEdition) => {
    Object.assign(edition, next);
    const course = await session.opened;
    showPlace(router.current);
    await moveIn(course);
    restoreAnswers(course.outline, course.snapshot);
    tell(course, router, isBackIn === router.current);
    saidAnew();
    paint();
  };
  const { opened: open } = session;
  window.samspillPort = { outline, edition, router, opened: open, takeOver, announce, notice: showNotice, pageFaults };

  const announceStatus = saveAnnouncer(page.clock, announceSaveStatus);
  const opened = await launchCourse(outline, launcher, page, privateValues, (next) => {
    status = next;
    showStatus(next);
    announceStatus(next);
    paintSoon();
    if (session.course) follow(session.course);
  });
  const { course } = opened;
  await moveIn(course);
  const hasActed = arrival.acted || session.hasActed || readArrival().acted || router.current !== entrance;
  if (restore(outline, course, router, hasActed)) isBackIn = router.current;
  session.open(opened);
  course.onJoined(() => {
    follow(course);
    keepOrder(course);
    restore(outline, course, router, true);
    paint();
  });
  course.onChange(() => keepOrder(course));
  course.onChange(paintSoon);
  paint();
}

/** Once for all that happens before the next picture, and after it: an answer's feedback must not wait for the menu. */
function soon(act: () => void): () => void {
  let isWaiting = false;
  return () => {
    if (isWaiting) return;
    isWaiting = true;
    void painted().then(() => {
      isWaiting = false;
      act();
    });
  };
}

const firstId = (outline: Outline): string => outline.lessons[0]?.id ?? '';

function showPlace(id: string): void {
  const menu = document.querySelector('sam-menu');
  if (menu) menu.current = id;
}

/** Brings back answers and place; a learner who has moved on meanwhile stays where they are. Gives whether they were brought back. */
function restore(outline: Outline, course: Course, router: Router, acted: boolean): boolean {
  const begun = upgradedQuestions().filter((question) => question.isBegun);
  restoreAnswers(course.outline, course.snapshot);
  for (const { id, token } of begun) course.dispatch({ type: 'picked', interactionId: id, token });
  const { location: place, completed } = course.snapshot;
  const isBack = !acted && course.resumed && place !== '' && place !== firstId(outline);
  if (isBack) router.open(completed && course.mode !== 'normal' && !course.place ? 'resultat' : place);
  tell(course, router, isBack);
  look(course, router.current);
  return isBack;
}

/** Says what the learner has to know of what was brought back, or may be. */
function tell(course: Course, router: Router, isBack: boolean): void {
  const t = wordsAround(document.body);
  const note = noteOf(course, isBack);
  if (note) showNotice(router.current, t(note));
  if (course.isOffered)
    showNotice(router.current, t('resume.offer'), { label: t('resume.accept'), act: () => accept(course, router) });
}

/** What is not open yet is not seen: the learner must not come back to it. */
function look(course: Course | undefined, lessonId: string): void {
  if (!isLocked(lessonId)) course?.dispatch({ type: 'viewed', lessonId });
}

/** Brings forth what the learner had done, and says so. */
function accept(course: Course, router: Router): void {
  course.accept();
  restoreAnswers(course.outline, course.snapshot);
  focusView(router.current);
  announce(wordsAround(document.body)('resume.accepted'));
}

/** The one thing that a learner who comes back has to know. */
function noteOf({ stateFault, restored, standing, mode }: Course, isBack: boolean) {
  if (stateFault) return stateFault === 'newer' ? 'status.newer' : 'status.stateLost';
  if (restored && standing === 'writing') return 'resume.restored';
  return isBack && mode === 'normal' ? 'resume.note' : undefined;
}

/** What happened goes up to the course, and so to the device, at once; to the LMS when it has been painted. */
function listen(session: WaitingSession, router: Router, paint: () => void): void {
  const { body } = document;
  const save = () => session.course?.save();
  body.addEventListener('sam-interacted', ({ detail }) => session.tell({ type: 'picked', ...detail }));
  body.addEventListener('sam-answered', ({ detail, target }) => {
    session.tell({ type: 'answered', answer: detail });
    const kept = session.kept();
    if (target instanceof SamQuestion) target.kept = kept;
    void kept.then(painted).then(save);
  });
  const submit = async (test: TestSubmission) => {
    session.tell({ type: 'submitted', ...test });
    await session.kept();
    paint(); // The result page shows it.
    router.go('resultat');
    void painted().then(save);
  };
  body.addEventListener('sam-submitted', ({ detail }) => void submit(detail));
  body.addEventListener('submit', (event) => {
    // Nobody has taken it: the element of the test has failed, and the form must not go anywhere (ux-reliability.md §7b, row 59).
    const test = event.target instanceof Element ? event.target.closest<HTMLElement>('sam-test') : null;
    if (!test || event.defaultPrevented) return;
    event.preventDefault();
    if (questionsOf(test).every(isAnswered)) void submit(gatherTest(test));
    else announce(wordsAround(test)('quiz.required'));
  });
  body.addEventListener('sam-continued', async () => {
    await session.course?.takeOver();
    await painted(); // The button is gone then.
    focusView(router.current);
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') session.course?.hide();
    else session.course?.show();
  });
  addEventListener('pagehide', ({ persisted }) => session.course?.leave({ persisted }));
  exitButton()?.addEventListener('click', () => void exit(session));
  switchButton()?.addEventListener('click', () => void switchUser(session));
}

async function exit(session: WaitingSession): Promise<void> {
  const course = await session.opened;
  const how = await busy(exitButton(), () => course.exit());
  // Also where the learner is sent on: «Back» must not lead to a course that nobody listens to.
  if (close(how === 'saved' && course.keeps === 'device' ? 'saved-here' : how) && course.returnUrl)
    location.assign(course.returnUrl);
}

/** The next learner must find nothing: what stands in the page goes, too. */
async function switchUser(session: WaitingSession): Promise<void> {
  const course = await session.opened;
  const how = await busy(switchButton(), () => course.switchUser());
  close(how === 'switched' && course.home === 'device' ? 'switched-here' : how);
}

async function busy<How>(button: Element | null, act: () => Promise<How>): Promise<How> {
  button?.setAttribute('aria-busy', 'true');
  const how = await act();
  button?.removeAttribute('aria-busy');
  return how;
}

/** Whether the learner is out. */
function close(how: Parameters<typeof showGoodbye>[0] | 'unsaved'): boolean {
  const t = wordsAround(document.body);
  if (how !== 'unsaved') showGoodbye(how, t);
  else sayUnsaved();
  return how !== 'unsaved';
}

/** In another language: what stands beside the save status is kept as words. */
function saidAnew(): void {
  const element = document.querySelector('sam-save-status');
  element?.requestUpdate();
  if (element?.note) element.note = exitNote(element);
}

/** Beside the save status, for the button that was pressed is there: whether the window may be closed all the same. */
function sayUnsaved(): void {
  const element = document.querySelector('sam-save-status');
  if (!element) return;
  element.note = exitNote(element);
  announce(element.note, true);
}

const exitNote = (element: SamSaveStatus): string =>
  wordsAround(element)(element.status?.kind === 'on-device' ? 'exit.onDevice' : 'exit.failed');

/** Who has proven to have what the learner did; in review it is who did so before. */
function storedWhere(status: SaveStatus | undefined, { home }: Course): 'lms' | 'device' | undefined {
  if (status?.kind === 'saved') return status.where;
  if (status?.kind !== 'review') return undefined;
  return home === 'device' ? 'device' : 'lms';
}

/** The browser's own question before leaving, and only while something is not stored. */
const askFirst = (event: BeforeUnloadEvent): void => event.preventDefault();

function showStatus(status: SaveStatus): void {
  const element = document.querySelector('sam-save-status');
  if (element) {
    element.status = status;
    if (status.kind === 'saved') element.note = '';
    // The device may have kept the last of it only after the exit failed: then it is another truth, and is told again.
    else if (element.note !== '' && status.kind !== 'saving' && element.note !== exitNote(element)) sayUnsaved();
  }
  if (isAtRisk(status)) addEventListener('beforeunload', askFirst);
  else removeEventListener('beforeunload', askFirst);
}

/** At once where going on may be in vain; not where the device has it, which may come and go. */
function announceSaveStatus({ kind }: SaveStatus): void {
  const text = document.querySelector('sam-save-status')?.text;
  if (text) announce(text, urgent.has(kind));
}

const urgent: ReadonlySet<SaveStatus['kind']> = new Set([
  'unsaved',
  'logged-out',
  'refused',
  'session-over',
  'taken-over',
]);
