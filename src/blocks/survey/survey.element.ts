import { html, nothing, svg, type TemplateResult } from 'lit';
import { SamPrivate } from '../shared/private.element.ts';
import { fillTicks, parseKept, readTicks, statementsOf, textOf } from '../shared/ticks.element.ts';
import { levelOf, meanOf, readRuns, type SurveyRun, withRun } from './mean.ts';

/** @summary Shows the result of the self-assessment, theme by theme, and keeps the first and the latest. */
export class SamSurvey extends SamPrivate {
  private runs: readonly SurveyRun[] = [];
  /** Whether the ticks are of a time after the latest run. */
  private isNew = false;
  private isUnanswered = false;

  protected override read(): string {
    const ticks = readTicks(this);
    const hasTicks = /[^-]/.test(ticks);
    return hasTicks || this.runs.length > 0
      ? JSON.stringify({ ticks, of: statementsOf(this), runs: this.runs, isNew: this.isNew })
      : '';
  }

  protected override fill(value: string): void {
    const { ticks, of, runs, isNew } = parseKept(value);
    fillTicks(this, of === statementsOf(this) ? textOf(ticks) : '');
    this.runs = readRuns(runs);
    this.isNew = isNew === true;
  }

  /** The first time was the one that was kept, whatever has been done before that was read. */
  protected override combine(kept: string, here: string): string {
    const [before, now] = [parseKept(kept), parseKept(here)];
    const [first] = readRuns(before.runs);
    const latest = readRuns(now.runs).at(-1);
    const runs = first && latest ? [first, latest] : [...readRuns(before.runs), ...readRuns(now.runs)].slice(0, 2);
    return JSON.stringify({ ...now, runs, isNew: !latest && runs.length > 0 });
  }

  protected override act(name: string): void {
    if (name === 'show') void this.show();
    if (name === 'again') this.again();
  }

  private async show(): Promise<void> {
    this.isUnanswered = !/[1-5]/.test(readTicks(this));
    this.requestUpdate();
    if (this.isUnanswered) {
      this.said = this.t('quiz.required');
      return;
    }
    const today = new Date();
    const at = [today.getFullYear(), today.getMonth() + 1, today.getDate()].map((part) =>
      String(part).padStart(2, '0'),
    );
    const means = this.themes.map((theme) => [titleOf(theme), meanOf(readTicks(theme))] as const);
    this.runs = withRun(this.runs, { at: at.join('-'), means }, this.isNew);
    this.isNew = false;
    const saved = this.save();
    await this.updateComplete;
    this.querySelector<HTMLElement>('.sam-survey-result h3')?.focus();
    await saved;
  }

  private again(): void {
    fillTicks(this, '');
    this.isNew = this.runs.length > 0;
    void this.save();
    this.querySelector('input')?.focus();
  }

  private get themes(): readonly Element[] {
    return [...this.querySelectorAll('.sam-theme')];
  }

  private get language(): string {
    return this.closest('[lang]')?.getAttribute('lang') ?? 'nb';
  }

  protected override result(): unknown {
    if (this.isUnanswered && this.runs.length === 0) return html`<p>${this.t('quiz.required')}</p>`;
    const latest = this.runs.at(-1);
    if (!latest) return nothing;
    const themes = latest.means.map(([name, mean], index) => this.theme(name, mean, index));
    return html`<div class="sam-survey-result"><h3 tabindex="-1">${this.word('result')}</h3><ul>${themes}</ul></div>`;
  }

  private theme(name: string, mean: number | null, index: number): TemplateResult {
    return html`<li>
      <p class="sam-survey-theme">${name}</p>
      ${this.runs.map((run, turn) => this.bar(run, turn, index, name))}
      ${mean === null ? nothing : [html`<p><strong>${this.word(levelOf(mean))}</strong></p>`, this.step(name, mean)]}
    </li>`;
  }

  /** The author's advice is for what does not go well; what does, is worth telling of. */
  private step(name: string, mean: number): unknown {
    if (levelOf(mean) === 'high') return html`<p>${this.word('share')}</p>`;
    const advice = this.themes.find((theme) => titleOf(theme) === name)?.querySelector('.sam-advice');
    return [...(advice?.children ?? [])].slice(1).map((node) => node.cloneNode(true));
  }

  /** A theme may have stood elsewhere, or not at all, when the first run was done. */
  private bar({ at, means }: SurveyRun, turn: number, index: number, name: string): TemplateResult {
    const [, mean = null] = means.find(([title]) => title === name) ?? (means[index]?.[0] === name ? means[index] : []);
    const date = new Intl.DateTimeFormat(this.language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(at));
    const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
    const figure = mean === null ? undefined : new Intl.NumberFormat(this.language, digits).format(mean);
    return html`<div class="sam-bar-row">
      <span class="sam-bar-when">${this.word(turn === 0 ? 'first' : 'latest', { date })}</span>
      <span>${figure === undefined ? this.word('none') : this.word('mean', { n: figure })}</span>
      <svg class=${turn === 0 && this.runs.length > 1 ? 'sam-bars sam-bars-first' : 'sam-bars'} viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        ${svg`<rect class="sam-bars-all" width="100" height="4" /><rect class="sam-bars-got" width=${(mean ?? 0) * 20} height="4" />`}
      </svg>
    </div>`;
  }
}

const titleOf = (theme: Element): string => theme.querySelector('h3, h4')?.textContent?.trim() ?? '';

customElements.define('sam-survey', SamSurvey);

declare global {
  interface HTMLElementTagNameMap {
    'sam-survey': SamSurvey;
  }
}
