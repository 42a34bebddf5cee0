import { html, render } from 'lit';
import type { PlayerWordKey, PlayerWords } from '../i18n/player-words.ts';
import type { Ending } from '../tracking/course.ts';

/** What the learner is told after «Lagre og avslutt», where the session could be ended. */
const closing: Record<Exclude<Ending, 'unsaved'> | 'saved-here' | 'switched' | 'switched-here', PlayerWordKey> = {
  saved: 'exit.saved',
  'saved-here': 'exit.savedHere',
  switched: 'exit.switched',
  'switched-here': 'exit.switchedHere',
  'other-tab': 'status.otherTab',
  'taken-over': 'status.takenOver',
  'no-contact': 'exit.noContact',
  'session-over': 'status.sessionOver',
  preview: 'exit.preview',
  review: 'status.review',
};

/** Puts the last page in the place of the course: the session is over, and what is done now would not be saved. */
export function showGoodbye(how: keyof typeof closing, t: PlayerWords): void {
  const mark = document.querySelector('.sam-mark')?.cloneNode(true);
  document.querySelector('main')?.remove();
  // One that is open would keep the page from being read, though it shows no more.
  for (const dialog of document.querySelectorAll('dialog')) dialog.close();
  const main = document.createElement('main');
  main.className = 'sam-goodbye';
  render(html`${mark}<h1 tabindex="-1">${t('exit.done')}</h1><p>${t(closing[how])}</p>`, main);
  document.body.classList.add('sam-over');
  document.body.append(main);
  document.title = t('exit.done');
  main.querySelector('h1')?.focus();
}
