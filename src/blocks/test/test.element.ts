import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { shuffled } from '../../model/shuffle.ts';
import { SamElement } from '../../ui/element.ts';
import { wordOf } from '../../ui/words.ts';
import { gatherTest, isAnswered, questionsOf, type TestQuestion, type TestSubmission } from './gather.element.ts';

declare global {
  interface HTMLElementTagNameMap {
    'sam-test': SamTest;
  }

  interface HTMLElementEventMap {
    'sam-submitted': CustomEvent<TestSubmission>;
  }
}

/** What the learner is asked in a try of a test that draws, shuffles or counts. */
export interface TestDraw {
  /** Ids of the questions, in their order. */
  readonly order: readonly string[];
  /** Of the order of the options, an integer; `undefined` where they stay as the author wrote them. */
  readonly seed: number | undefined;
  /** Tries that are left; `Infinity` where they are not counted. */
  readonly triesLeft: number;
  /** What is passed need not be closed: it is only gone through. */
  readonly isPassed: boolean;
}

/**
 * @summary Upgrades the test: gathers the answers of its questions, and sends them in together.
 * @event {{ lessonId: string, answers: AnswerRecord[] }} sam-submitted - Emitted when the learner sends in a full set.
 */
export class SamTest extends SamElement {
  /** What the next try asks. A try that is under way, or has its answers on the page, is never changed under the learner. */
  @property({ attribute: false }) draw?: TestDraw;

  /** Questions that were still open when the learner tried to send in. */
  @state() private open: readonly TestQuestion[] = [];

  /** Sent in, and nothing changed since. */
  @state() private isSent = false;

  /** What stands on the page. */
  private shown: TestDraw | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('submit', this.handleSubmit);
    this.addEventListener('change', this.handleChange);
    // Words are changed long before the field is left, and by then the button must not move away from under the pointer.
    this.addEventListener('input', this.handleChange);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('submit', this.handleSubmit);
    this.removeEventListener('change', this.handleChange);
    this.removeEventListener('input', this.handleChange);
  }

  protected override get container(): HTMLElement {
    const container = this.querySelector<HTMLElement>('.sam-problem');
    if (!container) throw new Error('the test has no place for a message');
    return container;
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('draw') && this.draw && this.isUntouched) this.lay(this.draw);
  }

  protected override updated(): void {
    const button = this.querySelector<HTMLButtonElement>('form > button[type=submit]');
    if (button) button.hidden = this.isClosed || (this.isSent && this.shown !== undefined);
  }

  /** Goes on where the same test stood in another language. */
  continueFrom({ shown, isSent }: SamTest): void {
    if (shown) this.lay(shown);
    this.isSent = isSent;
  }

  private get isClosed(): boolean {
    return this.draw?.triesLeft === 0;
  }

  /** Whether the learner has begun on nothing of what stands there. */
  private get isUntouched(): boolean {
    const isIdle = !this.contains(document.activeElement) && !questionsOf(this).some(isAnswered);
    return !this.isSent && (isIdle || !this.shown);
  }

  /** Lays out a try: what is not drawn stays in the document, hidden. */
  private lay(draw: TestDraw): void {
    if (this.shown && this.shown.order.join() === draw.order.join()) return;
    this.shown = draw;
    const list = this.querySelector('.sam-questions');
    const items = new Map([...(list?.children ?? [])].map((item) => [item.querySelector('.sam-question')?.id, item]));
    for (const item of items.values()) item.toggleAttribute('hidden', true);
    for (const [index, id] of draw.order.entries()) {
      const item = items.get(id);
      if (!item) continue;
      item.removeAttribute('hidden');
      const number = item.querySelector('.sam-eyebrow');
      if (number) number.textContent = wordOf(this, 'question', { n: index + 1, m: draw.order.length });
      list?.append(item);
      if (draw.seed !== undefined) mixOptions(item, draw.seed + index);
    }
  }

  private handleChange = (): void => {
    this.isSent = false;
    if (this.open.length > 0) this.open = this.open.filter((question) => !isAnswered(question));
  };

  private handleSubmit = (event: Event): void => {
    event.preventDefault();
    this.open = questionsOf(this).filter((question) => !isAnswered(question));
    const [first] = this.open;
    if (first) {
      first.ask?.(); // Where the learner is sent; how many there are is told beside the button.
      first.querySelector<HTMLElement>('fieldset :is(input, select, button)')?.focus();
      return;
    }
    if (this.isSent || this.isClosed) return; // A second click is not a second try.
    this.isSent = true;
    this.emit('sam-submitted', gatherTest(this));
  };

  /** A new try begins with empty questions, and at the first of them. */
  private handleAgain = (): void => {
    this.isSent = false;
    for (const question of questionsOf(this)) question.clear?.();
    if (this.draw) this.lay(this.draw);
    this.querySelector<HTMLElement>('.sam-questions li:not([hidden]) :is(input, select, button)')?.focus();
  };

  override render(): TemplateResult | typeof nothing {
    if (this.open.length > 0) return html`<p>${this.t('quiz.unanswered', { count: this.open.length })}</p>`;
    if (this.isClosed) return this.draw?.isPassed ? nothing : html`<p>${wordOf(this, 'closed')}</p>`;
    const left = this.draw?.triesLeft ?? Number.POSITIVE_INFINITY;
    const words = Number.isFinite(left) ? html`<p>${wordOf(this, 'left', { n: left })}</p>` : nothing;
    if (!this.isSent || !this.shown) return words;
    return html`${words}<button class="ds-button" type="button" @click=${this.handleAgain}>${wordOf(this, 'again')}</button>`;
  }
}

/** Puts options in another order; a scale keeps its own. */
function mixOptions(item: Element, seed: number): void {
  if (item.querySelector('[data-fixed]')) return;
  // From the order of their letters: it must not matter how they were mixed before.
  const rows = [...item.querySelectorAll('.sam-option')].sort((a, b) => letterOf(a).localeCompare(letterOf(b)));
  const parent = rows[0]?.parentElement;
  for (const row of shuffled(rows, seed)) parent?.append(row);
}

const letterOf = (row: Element): string => row.querySelector('input')?.value ?? '';

customElements.define('sam-test', SamTest);
