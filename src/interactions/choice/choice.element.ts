import { html, nothing, render, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { Answer, AnswerRecord } from '../../model/answer.ts';
import { SamElement } from '../../ui/element.ts';
import { checkIcon, rethinkIcon } from '../../ui/icons.ts';
import { decode, encode, pattern } from './encode.ts';
import { mark } from './mark.ts';

/** An option as it stands in the document. */
interface OptionRow {
  readonly id: string;
  readonly correct: boolean;
  readonly input: HTMLInputElement;
  readonly text: string;
  /** The author's words, if they stand there. */
  readonly why: Element | null;
}

/**
 * @summary Upgrades the form of a choice question: marks the answer and shows the «why».
 * @event {AnswerRecord} sam-answered - Emitted when the learner submits; never when `answer` is set.
 * @event {{ interactionId: string, token: string }} sam-interacted - Emitted when the learner ticks or unticks.
 */
export class SamChoice extends SamElement {
  /** The learner's earlier answer, if any; shown in the form, and with its feedback if it was submitted. */
  @property({ attribute: false }) answer?: Answer;

  /** The answer that feedback is shown for; a new tick takes it away. */
  @state() private judged: string | undefined;

  private rows: readonly OptionRow[] = [];
  /** Moments of this page, in milliseconds: when the question came into view, and when it was last ticked. */
  private shownAt: number | undefined;
  private tickedAt: number | undefined;
  private readonly sight = new IntersectionObserver(([entry]) => {
    if (entry?.isIntersecting) this.shownAt ??= performance.now();
  });

  /** The answer as it stands in the form, also if it was given before the upgrade. */
  get token(): string {
    return encode(this.picked);
  }

  /** Whether the learner has ticked anything. */
  get isAnswered(): boolean {
    return this.picked.size > 0;
  }

  /** Shows the feedback for what is ticked now; a test does so for all its questions at once. */
  judge(): AnswerRecord {
    this.judged = this.token;
    const record = this.record();
    this.shownAt = performance.now(); // The next try begins here.
    this.tickedAt = undefined;
    return record;
  }

  override connectedCallback(): void {
    this.rows = [...this.querySelectorAll('.sam-option')].map(readRow);
    super.connectedCallback();
    this.addEventListener('change', this.handleChange);
    this.addEventListener('submit', this.handleSubmit);
    this.sight.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('change', this.handleChange);
    this.removeEventListener('submit', this.handleSubmit);
    this.sight.disconnect();
  }

  protected override get container(): HTMLElement {
    const container = this.querySelector<HTMLElement>('.sam-feedback');
    if (!container) throw new Error(`#${this.id} has no place for feedback`);
    return container;
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('answer') && this.answer) this.restore(this.answer);
  }

  private get multiple(): boolean {
    return this.rows.some(({ input }) => input.type === 'checkbox');
  }

  private get ids(): string[] {
    return this.rows.map(({ id }) => id);
  }

  private get picked(): ReadonlySet<string> {
    return new Set(this.rows.filter(({ input }) => input.checked).map(({ id }) => id));
  }

  private restore(answer: Answer): void {
    const picked = decode(answer.token, this.ids);
    for (const { id, input } of this.rows) input.checked = picked.has(id);
    if (answer.tries > 0 && !answer.draft) this.judged = answer.token;
  }

  private record(): AnswerRecord {
    const right = new Set(this.rows.filter(({ correct }) => correct).map(({ id }) => id));
    return {
      interactionId: this.id,
      kind: 'choice',
      token: this.token,
      response: pattern(this.picked, this.ids),
      correctPattern: pattern(right, this.ids),
      scaled: this.worth(this.picked),
      at: new Date(),
      latencySeconds: this.latency,
      description: { prompt: this.prompt, options: this.rows.map(({ id, text }) => ({ id, text })) },
    };
  }

  private get latency(): number | undefined {
    const { shownAt, tickedAt } = this;
    return shownAt === undefined || tickedAt === undefined ? undefined : Math.max(0, tickedAt - shownAt) / 1000;
  }

  private worth(picked: ReadonlySet<string>): number {
    return mark({ multiple: this.multiple, options: this.rows }, picked);
  }

  private get prompt(): string {
    return this.querySelector('legend')?.textContent?.trim() ?? '';
  }

  private handleChange = (): void => {
    this.tickedAt = performance.now();
    this.judged = undefined;
    this.emit('sam-interacted', { interactionId: this.id, token: this.token });
  };

  private handleSubmit = (event: Event): void => {
    event.preventDefault();
    if (!this.isAnswered) {
      this.judged = '';
      return;
    }
    if (this.judged === this.token) return; // Enter held down, or a double click: one answer, one try.
    this.emit('sam-answered', this.judge());
  };

  /** Only what changes: Lit renders into the element's own container behind the form. */
  override render(): TemplateResult | typeof nothing {
    if (this.judged === undefined) return nothing;
    if (this.judged === '') return html`<div><p>${this.t('quiz.required')}</p></div>`;
    const picked = decode(this.judged, this.ids);
    const scaled = this.worth(picked);
    const chosen = this.rows.filter(({ id }) => picked.has(id));
    const missed = scaled < 1 && this.multiple && this.misses(picked);
    // Keyed, for a browser's translation may have taken Lit's own text nodes away: the whole piece is replaced.
    return html`${keyed(
      this.judged,
      feedback(scaled === 1, [
        this.verdict(scaled, chosen),
        chosen.map((row) => this.why(row)),
        missed ? html`<p>${this.t('quiz.missed')}</p>` : nothing,
      ]),
    )}`;
  }

  private misses(picked: ReadonlySet<string>): boolean {
    return this.rows.some(({ id, correct }) => correct && !picked.has(id));
  }

  /** The result word, unless the author's own «why» opens with it. */
  private verdict(scaled: number, chosen: readonly OptionRow[]): TemplateResult | typeof nothing {
    const word = this.t(scaled === 1 ? 'quiz.correct' : scaled > 0 ? 'quiz.partly' : 'quiz.incorrect');
    const [only] = chosen;
    const opens = !this.multiple && only?.why?.textContent?.trim().startsWith(word);
    return opens ? nothing : html`<p class="sam-verdict">${word}</p>`;
  }

  private why({ text, why }: OptionRow): TemplateResult {
    const words = [...(why?.cloneNode(true).childNodes ?? [])];
    return this.multiple ? html`<p><strong>${text}</strong></p>${words}` : html`${words}`;
  }
}

const feedback = (isRight: boolean, words: unknown): TemplateResult => html`
  <div class=${isRight ? 'sam-right' : 'sam-rethink'}>
    ${isRight ? checkIcon : rethinkIcon}
    <div>${words}</div>
  </div>
`;

/** Lets Lit prepare its templates while nobody waits, so that the first answer is as quick as the next. */
export function warmChoice(): void {
  const aside = document.createElement('div');
  for (const isRight of [true, false]) render(feedback(isRight, html`<p class="sam-verdict">${''}</p>`), aside);
}

function readRow(row: Element): OptionRow {
  const input = row.querySelector('input');
  const why = row.querySelector('.sam-why > div');
  if (!input) throw new Error('an option lacks its input');
  const text = row.querySelector('label')?.textContent?.trim() ?? '';
  return { id: input.value, correct: row.hasAttribute('data-correct'), input, text, why };
}
