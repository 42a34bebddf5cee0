import type { Course } from '../tracking/course.ts';
import { wordsAround } from '../ui/element.ts';
import { faultReport } from './fault-report.ts';
import type { Page } from './open-course.ts';

/**
 * Fills «Lagring og hjelp» with life: shared machine, and the report for the help desk.
 * @param onShared told when the learner says whether others use the machine
 */
export function showSaving(course: Course, page: Page, onShared: () => void): void {
  const exit = document.querySelector<HTMLElement>('#sam-exit');
  const change = document.querySelector<HTMLElement>('#sam-switch');
  const shared = document.querySelector<HTMLInputElement>('#sam-shared');
  if (course.home === 'device') sayHere();
  const show = () => {
    if (exit) exit.hidden = course.isShared;
    if (change) change.hidden = !course.isShared;
    if (shared) shared.checked = course.isShared;
  };
  shared?.addEventListener('change', () => {
    course.isShared = shared.checked;
    onShared();
    show();
  });
  const report = document.querySelector<HTMLButtonElement>('#sam-report');
  report?.addEventListener('click', () => void copyReport(faultReport(course, page), report));
  show();
}

/** What is copied is shown too: the learner sees what goes to the help desk, and can copy it by hand where the browser will not. */
async function copyReport(text: string, button: HTMLButtonElement): Promise<void> {
  const field = document.querySelector<HTMLTextAreaElement>('#sam-report-text');
  if (!field) return;
  field.value = text;
  field.hidden = false;
  try {
    await navigator.clipboard.writeText(text);
    sayCopied(wordsAround(button)('act.copied'));
  } catch {
    field.focus();
    field.select();
  }
}

/** In a task of its own, so that it is told each time. */
function sayCopied(text: string): void {
  const status = document.querySelector('#sam-report-done');
  if (!status) return;
  status.textContent = '';
  setTimeout(() => {
    status.textContent = text;
  });
}

/** The web edition has no platform behind it: what stands in the document is of the others. */
function sayHere(): void {
  const texts = { 'sam-saving-how': 'save.howHere', 'sam-shared-note': 'shared.noteHere' } as const;
  for (const [id, key] of Object.entries(texts)) {
    const element = document.getElementById(id);
    if (element) element.textContent = wordsAround(element)(key);
  }
}
