import { html, nothing, svg, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { PlayerWords } from '../i18n/player-words.ts';
import { SamElement } from '../ui/element.ts';

/** What the learner has reached. */
export interface ResultView {
  readonly completed: boolean;
  readonly passed: boolean;
  /** Best test so far, 0–1; `undefined` before the first. */
  readonly scaled: number | undefined;
  /** The test that was just sent in, 0–1; `undefined` where that was in an earlier session. */
  readonly latest: number | undefined;
  /** Share that must be right, 0–1. */
  readonly passMark: number;
  /** Questions in the test. */
  readonly of: number;
  readonly testId: string;
  /** Lessons that are left before the module is complete. */
  readonly missing: readonly { readonly id: string; readonly title: string }[];
  /** Who has proven to have it: the LMS, or this browser (the web edition). */
  readonly stored: 'lms' | 'device' | undefined;
}

/** @summary The page the learner works towards: how it went, and what is left. */
export class SamResult extends SamElement {
  @property({ attribute: false }) result?: ResultView;

  override render(): TemplateResult | typeof nothing {
    const { result } = this;
    if (!result) return nothing;
    const retry = result.scaled === undefined ? 'nav.test' : 'act.retry';
    // Keyed, for a browser's translation may have taken Lit's own text nodes away.
    return html`${keyed(
      JSON.stringify(result),
      html`
      <div class="sam-result-card">
        ${result.scaled === undefined ? html`<p class="sam-lead">${this.t('quiz.noTestYet')}</p>` : this.score(result)}
        ${this.whatNow(result)}
      </div>
      <div class="sam-actions">${this.toTest(result, result.passed ? 'quiz.review' : retry)}</div>
    `,
    )}`;
  }

  private score(result: ResultView): TemplateResult {
    const { passed, passMark, scaled = 0, latest = scaled } = result;
    const points = pointsOf(latest, result.of);
    return html`
      <div class="sam-result-top">
        ${ring(points, passed)}
        <div>
          <p class="sam-big">${verdictOn(result, this.t)}</p>
          <p>${Number.isInteger(points.right) ? this.t('quiz.score', { n: points.right, count: points.of }) : percent(this.t, points)}.</p>
          ${latest < scaled ? html`<p>${this.t('result.best', { n: Math.round(scaled * 100) })}.</p>` : nothing}
          ${passed ? nothing : html`<p>${this.t('quiz.needed', { n: Math.round(passMark * 100) })}.</p>`}
        </div>
      </div>
    `;
  }

  private whatNow({ completed, missing, stored }: ResultView): TemplateResult | typeof nothing {
    if (completed) {
      return html`
        <p>${this.t(completeWords[stored ?? 'nobody'])}</p>
        ${stored === 'lms' ? html`<p>${this.dataset.certificate}</p>` : nothing}
      `;
    }
    if (missing.length === 0) return nothing;
    return html`
      <p>${this.t('result.lessonsLeft')}</p>
      <ul>
        ${missing.map(({ id, title }) => html`<li><a href=${`#${id}`}>${title}</a></li>`)}
      </ul>
    `;
  }

  private toTest({ testId, passed }: ResultView, key: 'quiz.review' | 'act.retry' | 'nav.test'): TemplateResult {
    return html`<a class="ds-button" data-variant=${passed ? 'secondary' : 'primary'} href=${`#${testId}`}>${this.t(key)}</a>`;
  }
}

/** Whoever has passed may have lessons left before the module is complete; and «Nesten», the first word, is for a near miss. */
function verdictOn({ passed, completed, scaled = 0, latest = scaled, passMark }: ResultView, t: PlayerWords): string {
  if (passed) return t(completed ? 'quiz.passedMsg' : 'quiz.passedTest');
  const text = t('quiz.failedMsg');
  return latest < 0.7 * passMark ? text.replace(/^\S+ /, '') : text;
}

const completeWords = {
  lms: 'result.complete',
  device: 'result.completeHere',
  nobody: 'result.completeUnsent',
} as const;

interface Points {
  /** Whole, unless this version of the test could not give the result. */
  readonly right: number;
  readonly of: number;
}

const pointsOf = (scaled: number, of: number): Points => ({ right: Math.round(scaled * of * 100) / 100, of });

const hundredths = ({ right, of }: Points): number => Math.round((100 * right) / Math.max(1, of));

/** For a result that this version of the test could not give: a question may have come or gone since. */
const percent = (t: PlayerWords, points: Points): string => t('result.percent', { n: hundredths(points) });

const radius = 44;
const round = 2 * Math.PI * radius;

/** The share of points as a ring; decoration beside words that say the same. */
const ring = (points: Points, passed: boolean): TemplateResult => {
  const share = points.of === 0 ? 0 : points.right / points.of;
  const part =
    share === 0
      ? nothing
      : svg`<circle class=${passed ? 'sam-ring-passed' : 'sam-ring-got'} cx="50" cy="50"
    r=${radius} stroke-dasharray=${`${share * round} ${round}`} transform="rotate(-90 50 50)"></circle>`;
  return html`<svg class="sam-ring" viewBox="0 0 100 100" aria-hidden="true">
    <circle cx="50" cy="50" r=${radius}></circle>
    ${part}
    <text x="50" y="57">${Number.isInteger(points.right) ? `${points.right}/${points.of}` : `${hundredths(points)} %`}</text>
  </svg>`;
};
