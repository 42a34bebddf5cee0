import { html, nothing, render, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { Answer, AnswerRecord } from '../../model/answer.ts';
import { SamElement } from '../../ui/element.ts';
import { checkIcon, rethinkIcon } from '../../ui/icons.ts';
import { wordOf } from '../../ui/words.ts';

declare global {
  interface HTMLElementEventMap {
    'sam-answered': CustomEvent<AnswerRecord>;
    'sam-interacted': CustomEvent<{ readonly interactionId: string; readonly token: string }>;
  }
}

/** What a kind says of an answer; the base adds who, when and how long. */
export type Judgement = Pick<
  AnswerRecord,
  'type' | 'response' | 'correctPatterns' | 'scaled' | 'isMarked' | 'components'
>;

/**
 * Base of every kind of question: adopts the form that stands in the document, keeps the answer, and shows its feedback. A kind reads
 * and fills its controls, and judges a token; it renders nothing into the form.
 * @event {AnswerRecord} sam-answered - Emitted when the learner submits; never when `answer` is set.
 * @event {{ interactionId: string, token: string }} sam-interacted - Emitted when the learner changes the answer.
 */
export abstract class SamQuestion extends SamElement {
  /** The learner's earlier answer, if any; shown in the form, and with its feedback if it was submitted. */
  @property({ attribute: false }) answer?: Answer;

  /** Resolves when the answer that was just told of is kept: nobody is shown the feedback to something that may yet be lost. */
  kept: Promise<unknown> | undefined;

  /** The answer that feedback is shown for, `''` for one that is missing; a change takes it away. */
  @state() protected judged: string | undefined;

  /** Moments of this page, in milliseconds: when the question came into view, and when it was last changed. */
  private shownAt: number | undefined;
  private changedAt: number | undefined;
  /** One for all questions: a thousand of them would be asked for every picture. */
  private static readonly sight = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries)
      if (isIntersecting && target instanceof SamQuestion) target.shownAt ??= performance.now();
  });

  /** The answer as it stands in the form, also if it was given before the upgrade; `''` where there is none. */
  abstract get token(): string;

  /** Whether there is enough of an answer to submit it. */
  abstract get isAnswered(): boolean;

  /** Puts an answer into the form; one of another shape leaves it empty. */
  protected abstract fill(token: string): void;

  /** What an answer is worth, and how it is reported. */
  protected abstract judgementOf(token: string): Judgement;

  /** The author's words about an answer, under the verdict. */
  protected abstract explain(token: string, judgement: Judgement): unknown;

  /** Whether the author's own words open with the verdict, so that it need not stand there twice. */
  protected opensWith(_word: string, _token: string): boolean {
    return false;
  }

  /** Whether the learner has begun on an answer; what was answered before is not filled in over it. */
  get isBegun(): boolean {
    return this.isAnswered;
  }

  /** What to ask of a learner who submits before `isAnswered`. */
  protected get required(): string {
    return this.t('quiz.required');
  }

  /** Shows the feedback for what stands in the form now; a test does so for all its questions at once. */
  judge(): AnswerRecord {
    const { token, shownAt, changedAt } = this;
    this.judged = token;
    const latency = shownAt === undefined || changedAt === undefined ? undefined : Math.max(0, changedAt - shownAt);
    this.shownAt = performance.now(); // The next try begins here.
    this.changedAt = undefined;
    return {
      interactionId: this.id,
      token,
      ...this.judgementOf(token),
      at: new Date(),
      latencySeconds: latency === undefined ? undefined : latency / 1000,
      prompt: this.prompt,
    };
  }

  /** Begins anew, with nothing filled in; that is no act to be told of. */
  clear(): void {
    this.fill('');
    this.judged = undefined;
    this.changedAt = undefined;
  }

  override connectedCallback(): void {
    this.adopt();
    super.connectedCallback();
    this.addEventListener('change', this.handleChange);
    this.addEventListener('submit', this.handleSubmit);
    SamQuestion.sight.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('change', this.handleChange);
    this.removeEventListener('submit', this.handleSubmit);
    SamQuestion.sight.unobserve(this);
  }

  /** Finds the controls in the document. */
  protected abstract adopt(): void;

  protected override get container(): HTMLElement {
    const container = this.querySelector<HTMLElement>('.sam-feedback');
    if (!container) throw new Error(`#${this.id} has no place for feedback`);
    return container;
  }

  protected override scheduleUpdate(): Promise<unknown> | undefined {
    const { kept } = this;
    this.kept = undefined;
    if (kept) return kept.then(() => super.scheduleUpdate());
    super.scheduleUpdate();
    return undefined;
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    const { answer } = this;
    if (!changed.has('answer') || !answer) return;
    this.fill(answer.token);
    if (answer.tries > 0 && !answer.draft) this.judged = answer.token;
  }

  /** A word of the interface that the form brought for this kind. */
  protected word(name: string, values: Readonly<Record<string, string | number>> = {}): string {
    return wordOf(this, name, values);
  }

  /** Says that an answer is missing. */
  ask(): void {
    this.judged = '';
  }

  /** Takes the feedback away: it is of another answer than the one that is coming. */
  protected forget(): void {
    this.judged = undefined;
  }

  /** Tells that the learner has changed the answer, by whatever way. */
  protected noteChange(): void {
    this.changedAt = performance.now();
    this.forget();
    this.emit('sam-interacted', { interactionId: this.id, token: this.token });
  }

  /** The question in plain words. */
  protected get prompt(): string {
    return this.querySelector('legend')?.textContent?.trim() ?? '';
  }

  private handleChange = (): void => this.noteChange();

  private handleSubmit = (event: Event): void => {
    event.preventDefault();
    if (!this.isAnswered) {
      this.ask();
      return;
    }
    if (this.judged === this.token) return; // Enter held down, or a double click: one answer, one try.
    this.emit('sam-answered', this.judge());
  };

  /** Only what changes: Lit renders into the element's own container behind the form. */
  override render(): TemplateResult | typeof nothing {
    const { judged } = this;
    if (judged === undefined) return nothing;
    if (judged === '') return html`<div><p>${this.required}</p></div>`;
    const judgement = this.judgementOf(judged);
    // Keyed, for a browser's translation may have taken Lit's own text nodes away: the whole piece is replaced.
    return html`${keyed(
      judged,
      feedback(lookOf(judgement), [this.verdict(judged, judgement), this.explain(judged, judgement)]),
    )}`;
  }

  /** A sign on what was placed, and its word for who does not see it; nothing before it is judged. */
  protected signOf(isRight: boolean): unknown {
    const word = this.t(isRight ? 'quiz.correct' : 'quiz.incorrect');
    return this.judged
      ? html`<span role="img" aria-label=${word}>${isRight ? checkIcon : rethinkIcon}</span>`
      : nothing;
  }

  private verdict(token: string, { scaled, isMarked }: Judgement): TemplateResult | typeof nothing {
    if (isMarked === false) return nothing;
    const word = this.t(scaled === 1 ? 'quiz.correct' : scaled > 0 ? 'quiz.partly' : 'quiz.incorrect');
    return this.opensWith(word, token) ? nothing : html`<p class="sam-verdict">${word}</p>`;
  }
}

/** The author's words of a folded «why», to stand in the feedback too. */
export const wordsOf = (why: Element | null | undefined): readonly Node[] => [
  ...(why?.cloneNode(true).childNodes ?? []),
];

/** How feedback looks, which for what nobody marks is neither right nor wrong. */
type Look = 'sam-right' | 'sam-rethink' | 'sam-neutral';

const lookOf = ({ scaled, isMarked }: Judgement): Look =>
  isMarked === false ? 'sam-neutral' : scaled === 1 ? 'sam-right' : 'sam-rethink';

const icons = { 'sam-right': checkIcon, 'sam-rethink': rethinkIcon, 'sam-neutral': nothing };

const feedback = (look: Look, words: unknown): TemplateResult => html`
  <div class=${look}>
    ${icons[look]}
    <div>${words}</div>
  </div>
`;

/** Lets Lit prepare its templates while nobody waits, so that the first answer is as quick as the next. */
export function warmFeedback(): void {
  const aside = document.createElement('div');
  for (const look of ['sam-right', 'sam-rethink'] as const)
    render(feedback(look, html`<p class="sam-verdict">${''}</p>`), aside);
}
