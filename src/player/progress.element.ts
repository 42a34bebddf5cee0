import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { SamElement } from '../ui/element.ts';

/** @summary How far the learner has come, in words and as a bar. */
export class SamProgress extends SamElement {
  /** Lessons done, and the test once it is passed. */
  @property({ attribute: false }) done = 0;

  /** Lessons and test in all. */
  @property({ attribute: false }) total = 0;

  /** Minutes of the lessons that are left, as their authors state them. */
  @property({ attribute: false }) minutesLeft = 0;

  /** Nothing before it is known: what stood there first would move when the truth came. */
  override render(): TemplateResult | typeof nothing {
    if (this.total === 0) return nothing;
    const words = this.t('progress.parts', { n: this.done, count: this.total });
    const left = this.minutesLeft > 0 ? ` – ${this.t('progress.minutesLeft', { count: this.minutesLeft })}` : '';
    return html`
      ${keyed(words + left, html`<p id="sam-progress-words">${words}${left}</p>`)}
      <progress aria-labelledby="sam-progress-words" max=${this.total} .value=${this.done}></progress>
    `;
  }
}
