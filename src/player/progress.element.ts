import { html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { SamElement } from '../ui/element.ts';

/** @summary How far the learner has come, in words and as a bar. */
export class SamProgress extends SamElement {
  /** Lessons done. */
  @property({ attribute: false }) done = 0;

  /** Lessons in all. */
  @property({ attribute: false }) total = 0;

  /** Minutes of the lessons that are left, as their authors state them. */
  @property({ attribute: false }) minutesLeft = 0;

  override render(): TemplateResult {
    const words = this.t('progress.value', { n: this.done, count: this.total });
    const left = this.minutesLeft > 0 ? ` – ${this.t('progress.minutesLeft', { count: this.minutesLeft })}` : '';
    return html`
      <p id="sam-progress-words">${words}${left}</p>
      <progress aria-labelledby="sam-progress-words" max=${this.total} .value=${this.done}></progress>
    `;
  }
}
