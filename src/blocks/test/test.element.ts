import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { SamElement } from '../../ui/element.ts';
import { gatherTest, isAnswered, questionsOf, type TestQuestion, type TestSubmission } from './gather.element.ts';

declare global {
  interface HTMLElementTagNameMap {
    'sam-test': SamTest;
  }

  interface HTMLElementEventMap {
    'sam-submitted': CustomEvent<TestSubmission>;
  }
}

/**
 * @summary Upgrades the test: gathers the answers of its questions, and sends them in together.
 * @event {{ lessonId: string, answers: AnswerRecord[] }} sam-submitted - Emitted when the learner sends in a full set.
 */
export class SamTest extends SamElement {
  /** Questions that were still open when the learner tried to send in. */
  @state() private open: readonly TestQuestion[] = [];

  /** Sent in, and nothing changed since. */
  private isSent = false;

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

  private handleChange = (): void => {
    this.isSent = false;
    if (this.open.length > 0) this.open = this.open.filter((question) => !isAnswered(question));
  };

  private handleSubmit = (event: Event): void => {
    event.preventDefault();
    this.open = questionsOf(this).filter((question) => !isAnswered(question));
    const [first] = this.open;
    if (first) {
      first.querySelector<HTMLElement>('fieldset :is(input, select, button)')?.focus();
      return;
    }
    if (this.isSent) return; // A second click is not a second try.
    this.isSent = true;
    this.emit('sam-submitted', gatherTest(this));
  };

  override render(): TemplateResult | typeof nothing {
    return this.open.length === 0 ? nothing : html`<p>${this.t('quiz.unanswered', { count: this.open.length })}</p>`;
  }
}

customElements.define('sam-test', SamTest);
