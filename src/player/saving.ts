import type { Course } from '../tracking/course.ts';

/** The two ways out, of which one shows. */
export const exitButton = () => document.querySelector('#sam-exit');
export const switchButton = () => document.querySelector('#sam-switch');

/**
 * Fills «Lagring og hjelp» with life: whether others use the machine.
 * @param onShared told when the learner says so
 */
export function showSaving(course: Course, onShared: () => void): void {
  const shared = document.querySelector<HTMLInputElement>('#sam-shared');
  const show = () => {
    exitButton()?.toggleAttribute('hidden', course.isShared);
    switchButton()?.toggleAttribute('hidden', !course.isShared);
    if (shared) shared.checked = course.isShared;
  };
  // However often the document is taken over, it listens once.
  if (shared)
    shared.onchange = () => {
      course.isShared = shared.checked;
      onShared();
      show();
    };
  show();
}
