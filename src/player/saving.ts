import type { Course } from '../tracking/course.ts';

/**
 * Fills «Lagring og hjelp» with life: whether others use the machine.
 * @param onShared told when the learner says so
 */
export function showSaving(course: Course, onShared: () => void): void {
  const exit = document.querySelector<HTMLElement>('#sam-exit');
  const change = document.querySelector<HTMLElement>('#sam-switch');
  const shared = document.querySelector<HTMLInputElement>('#sam-shared');
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
  show();
}
