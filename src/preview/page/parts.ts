import { html, type TemplateResult } from 'lit';
import type { Happening } from './in-words.ts';

const shownHappenings = 50;

/** Time of day, as the inspector shows it. */
export const clock = new Intl.DateTimeFormat('nb', { timeStyle: 'medium' });

/** A part of the inspector under a heading. */
export const section = (title: string, content: TemplateResult): TemplateResult =>
  html`<section>
    <h2>${title}</h2>
    ${content}
  </section>`;

/** Names with their values. */
export const facts = (list: readonly (readonly [name: string, value: string])[]): TemplateResult =>
  html`<dl>
    ${list.map(
      ([name, value]) =>
        html`<dt>${name}</dt>
          <dd>${value}</dd>`,
    )}
  </dl>`;

/** The newest first, as many as anybody reads. */
export const happeningList = (label: string, happenings: readonly Happening[]): TemplateResult =>
  happenings.length === 0
    ? html`<p>Ingenting ennå.</p>`
    : html`<div class="scroll" tabindex="0" role="region" aria-label=${label}>
        <ol class="happenings">
          ${happenings
            .slice(-shownHappenings)
            .reverse()
            .map(
              ({ time, text, isWrong }) =>
                html`<li class=${isWrong ? 'bad' : ''}><time>${clock.format(time)}</time> ${text}</li>`,
            )}
        </ol>
      </div>`;

/** A table that can be scrolled with the keyboard. */
export const table = (label: string, heads: readonly string[], rows: readonly TemplateResult[]): TemplateResult =>
  rows.length === 0
    ? html`<p>Ingen ennå.</p>`
    : html`<div class="scroll" tabindex="0" role="region" aria-label=${label}>
        <table>
          <thead>
            <tr>
              ${heads.map((head) => html`<th scope="col">${head}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${rows}
          </tbody>
        </table>
      </div>`;

/** A statement by its verb, and all of it on demand; it may be anything, since it is shown before it is judged. */
export const statementDetails = (statement: unknown, note = ''): TemplateResult =>
  html`<details>
    <summary>${verbOf(statement)}${note}</summary>
    <pre>${JSON.stringify(statement, null, 2)}</pre>
  </details>`;

/** What stands after the last slash of an IRI. */
export const lastPart = (iri: string): string => iri.slice(iri.lastIndexOf('/') + 1);

const verbOf = (statement: unknown): string =>
  lastPart(/"verb":\{[^}]*?"id":"([^"]*)"/.exec(JSON.stringify(statement) ?? '')?.[1] ?? 'uten verb');
