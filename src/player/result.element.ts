import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { SamElement } from '../ui/element.ts';
import { checkIcon } from '../ui/icons.ts';

/** What the learner has reached. */
export interface ResultView {
  readonly completed: boolean;
  readonly passed: boolean;
  /** Best test so far, 0–1; `undefined` before the first. */
  readonly scaled: number | undefined;
  /** Share that must be right, 0–1. */
  readonly passMark: number;
  /** Right answers of the best test and questions in all. */
  readonly points: { readonly right: number; readonly of: number };
  readonly testId: string;
  /** Lessons that are left before the module is complete. */
  readonly missing: readonly { readonly id: string; readonly title: string }[];
  /** Whether the LMS has proven to have it. */
  readonly stored: boolean;
}

/** @summary The page the learner works towards: how it went, and what is left. */
export class SamResult extends SamElement {
  @property({ attribute: false }) result?: ResultView;

  override render(): TemplateResult | typeof nothing {
    const { result } = this;
    if (!result) return nothing;
    return html`
      <div class="sam-result-card">
        ${result.completed ? checkIcon : nothing}
        ${result.scaled === undefined ? html`<p class="sam-lead">${this.t('quiz.noTestYet')}</p>` : this.score(result)}
        ${this.whatNow(result)}
      </div>
      <div class="sam-actions">
        ${result.passed ? this.toTest(result, 'quiz.review') : this.toTest(result, result.scaled === undefined ? 'nav.test' : 'act.retry')}
      </div>
    `;
  }

  private score({ points, passed, passMark }: ResultView): TemplateResult {
    return html`
      <p class="sam-big">${this.t('quiz.score', { n: points.right, count: points.of })}</p>
      <p class="sam-lead">${this.t(passed ? 'quiz.passedMsg' : 'quiz.failedMsg')}</p>
      ${passed ? nothing : html`<p>${this.t('quiz.needed', { n: Math.round(passMark * 100) })}.</p>`}
    `;
  }

  private whatNow({ completed, missing, stored }: ResultView): TemplateResult {
    if (completed) {
      return html`
        <p>${this.t(stored ? 'result.complete' : 'result.completeUnsent')}</p>
        <p>${this.t('result.certificate')}</p>
      `;
    }
    if (missing.length === 0) return html``;
    return html`
      <p>${this.t('result.lessonsLeft')}</p>
      <ul>
        ${missing.map(({ id, title }) => html`<li><a href=${`#${id}`}>${title}</a></li>`)}
      </ul>
    `;
  }

  private toTest({ testId }: ResultView, key: 'quiz.review' | 'act.retry' | 'nav.test'): TemplateResult {
    return html`<a class="ds-button" data-variant="secondary" href=${`#${testId}`}>${this.t(key)}</a>`;
  }
}
