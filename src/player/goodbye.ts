import { html, render } from 'lit';
import type { WordKey, Words } from '../i18n/words.ts';

/** What the learner is told after «Lagre og avslutt»; `unsaved` keeps the course open instead. */
const closing: Record<'saved' | 'preview' | 'review', WordKey> = {
  saved: 'exit.saved',
  preview: 'exit.preview',
  review: 'status.review',
};

/** Replaces the course with the last page: the session is over, and what is done now would not be saved. */
export function showGoodbye(how: keyof typeof closing, t: Words): void {
  const main = document.createElement('main');
  main.className = 'sam-goodbye';
  render(html`<h1 tabindex="-1">${t('exit.done')}</h1><p>${t(closing[how])}</p>`, main);
  for (const element of [...document.body.children]) element.remove();
  document.body.append(main);
  document.title = t('exit.done');
  main.querySelector('h1')?.focus();
}
