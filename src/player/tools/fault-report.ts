import type { Course } from '../../tracking/course.ts';
import type { PlayerPort } from './tool.ts';

/**
 * What a help desk needs, and nothing of the learner: no name, no id, no answer, no address. In English words where the standards
 * have them, for it is read by those who know them.
 */
export function faultReport(course: Course, { edition, pageFaults }: PlayerPort): string {
  const { outline, snapshot, backlog } = course;
  const status = document.querySelector('sam-save-status');
  const facts: readonly (readonly [string, unknown])[] = [
    ['Samspill', `${outline.module} ${outline.version} (${edition.lang})`],
    ['Tid', new Date().toISOString()],
    ['Sporing', `${course.tracker}, modus ${course.mode}, stilling ${course.standing}`],
    ['Lagring', status?.status?.kind],
    ['Tilstand', `rev ${snapshot.rev}, økt ${snapshot.sessions}, feil ved lesing: ${course.stateFault ?? 'ingen'}`],
    [
      'Framdrift',
      `${snapshot.done.length} av ${outline.lessons.length}, fullført: ${snapshot.completed ? 'ja' : 'nei'}`,
    ],
    ['Enheten lagrer', words[String(course.deviceWorks)]],
    ['Delt maskin', course.isShared ? 'ja' : 'nei'],
    [
      'LRS',
      backlog
        ? `${backlog.pending} venter, tapt: ${JSON.stringify(backlog.lost)}${backlog.isPaused ? ', avvist' : ''}`
        : 'ingen',
    ],
    ['I ramme', window === window.parent ? 'nei' : 'ja'],
    ['Nettleser', navigator.userAgent],
    ['Skjerm', `${innerWidth} × ${innerHeight}`],
  ];
  const faults = [...course.faults, ...pageFaults.faults].map(
    ({ at, text, times }) => `${at.toISOString()} ${text}${times > 1 ? ` (× ${times})` : ''}`,
  );
  return [...facts.map(([name, value]) => `${name}: ${value ?? 'ukjent'}`), `Feil: ${faults.length}`, ...faults].join(
    '\n',
  );
}

const words: Readonly<Record<string, string>> = { true: 'ja', false: 'nei' };
