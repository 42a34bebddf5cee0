import { html } from 'lit';

/** Decoration beside words that say the same; drawn for this course. */
export const checkIcon = html`<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="M5 12.5l4.5 4.5L19 7.5"/></svg>`;

/** A thought bubble for an answer that is worth another look: nobody is told off with a red cross. */
export const rethinkIcon = html`<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="M4 12a8 8 0 1 1 2.6 5.9M4 20v-4.5h4.5"/></svg>`;
