import type { Course } from '../../tracking/course.ts';
import { onLanguage } from './language.ts';
import type { PlayerPort, Tool } from './tool.ts';
import { toolWords } from './words.ts';

/** Makes «Start» of the cover lead on to where the learner is to go next, once something is done; and takes back a promise that does not hold. */
export const cover: Tool = (port) => {
  const { outline, opened } = port;
  void opened.then((course) => {
    const show = () => {
      lead(outline, course);
      tellUnkept(course);
    };
    onLanguage(port, show);
    course.onJoined(show);
    addEventListener('hashchange', show); // And not under a learner who is looking at it.
    show();
  });
};

/** In a preview and in review nothing is saved as one goes. */
function tellUnkept({ keeps, mode }: Course): void {
  const fact = document.querySelector<HTMLElement>('#sam-keeps');
  const text = toolWords()('cover.unkept');
  if (!fact || (keeps !== 'nothing' && mode === 'normal') || fact.textContent === text) return;
  fact.style.minHeight = `${fact.offsetHeight}px`; // Shorter words must not move what stands below.
  fact.replaceChildren(...fact.querySelectorAll('svg'), text);
}

/** In the address of the link, so that it is an ordinary one; its words change in place, in a row of its own. */
function lead({ lessons }: PlayerPort['outline'], { snapshot }: Course): void {
  const link = document.querySelector<HTMLAnchorElement>('#sam-start');
  if (!link || snapshot.done.length === 0) return;
  const next = lessons.find(({ id, kind }) => (kind === 'test' ? !snapshot.passed : !snapshot.done.includes(id)));
  const words = next ? toolWords()('cover.continue') : toolWords()('cover.toResult');
  if (link.textContent !== words) link.textContent = words;
  link.hash = next ? `${next.id}${next === lessons[0] ? '_tittel' : ''}` : 'resultat';
}
