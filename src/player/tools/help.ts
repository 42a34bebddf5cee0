import type { Course } from '../../tracking/course.ts';
import { make, makeButton } from './dom.ts';
import { faultReport } from './fault-report.ts';
import { onLanguage } from './language.ts';
import type { PlayerPort, Tool } from './tool.ts';
import { toolWords } from './words.ts';

/** «Lagring og hjelp»: the report for the help desk, and what is true of an edition that has no platform behind it. */
export const help: Tool = (port) => {
  void port.opened.then((course) => {
    const show = () => {
      if (course.home === 'device') sayHere();
      document.querySelector('#sam-saving')?.append(...reporting(course, port));
    };
    onLanguage(port, show);
    show();
  });
};

/** What is copied is shown too: the learner sees what goes to the help desk, and can copy it by hand where the browser will not. */
function reporting(course: Course, port: PlayerPort): readonly HTMLElement[] {
  const t = toolWords();
  const done = make('span', { id: 'sam-report-done', class: 'sam-note', role: 'status' });
  const label = { 'aria-label': t('help.reportText') };
  const field = make('textarea', { id: 'sam-report-text', readonly: '', hidden: '', rows: '8', ...label });
  const button = makeButton(t('help.report'), 'secondary', async () => {
    field.value = faultReport(course, port);
    field.hidden = false;
    try {
      await navigator.clipboard.writeText(field.value);
      done.textContent = '';
      setTimeout(() => done.append(t('help.copied'))); // In a task of its own, so that it is told each time.
    } catch {
      field.focus();
      field.select();
    }
  });
  button.id = 'sam-report';
  return [make('p', {}, t('help.reportNote')), button, done, field];
}

function sayHere(): void {
  const t = toolWords();
  document.querySelector('#sam-saving-how')?.replaceChildren(t('help.savedHere'));
  document.querySelector('#sam-shared-note')?.replaceChildren(t('help.sharedHere'));
}
