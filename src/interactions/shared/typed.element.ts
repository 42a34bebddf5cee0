import { type Judgement, SamQuestion, wordsOf } from './question.element.ts';

/** An outcome as it stands in the document. */
export interface OutcomeElement {
  readonly correct: boolean;
  /** What the author expects to be typed. */
  readonly key: string;
  readonly data: DOMStringMap;
  /** The author's words, if they stand there. */
  readonly why: Element | null;
}

/** Base of the kinds that are answered by typing. */
export abstract class SamTyped<Outcome extends OutcomeElement> extends SamQuestion {
  /** In the order of the document; the last one is for all that is not expected. */
  protected outcomes: readonly Outcome[] = [];

  /** Makes an outcome of what stands in the document. */
  protected abstract outcomeFrom(row: OutcomeElement): Outcome;

  /** What an answer comes to. */
  protected abstract outcomeOf(token: string): Outcome | undefined;

  /** The answer as it is to be read in the field. */
  protected abstract textOf(token: string): string;

  override get isAnswered(): boolean {
    return this.typed.trim() !== '';
  }

  override get isBegun(): boolean {
    return this.typed.trim() !== '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('input', this.handleInput);
    this.addEventListener('keydown', this.handleKey);
    document.addEventListener('visibilitychange', this.handleHide);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('input', this.handleInput);
    this.removeEventListener('keydown', this.handleKey);
    document.removeEventListener('visibilitychange', this.handleHide);
  }

  protected override get required(): string {
    return this.word('missing');
  }

  protected get typed(): string {
    return this.field?.value ?? '';
  }

  /** Language of the document. */
  protected get language(): string {
    return this.closest('[lang]')?.getAttribute('lang') ?? 'nb';
  }

  protected override adopt(): void {
    this.outcomes = [...this.querySelectorAll<HTMLElement>('.sam-outcome')].map((row) =>
      this.outcomeFrom({
        correct: row.dataset.correct !== undefined,
        key: row.querySelector('b')?.textContent ?? '',
        data: row.dataset,
        why: row.querySelector('div'),
      }),
    );
  }

  /** Also what could not be read, and so is no answer. */
  override clear(): void {
    super.clear();
    if (this.field) this.field.value = '';
  }

  /** What stands there already is not worded anew before the learner's eyes. */
  protected override fill(token: string): void {
    if (this.field && token !== this.token) this.field.value = this.textOf(token);
  }

  protected override explain(token: string, _judgement: Judgement): unknown {
    return wordsOf(this.outcomeOf(token)?.why);
  }

  protected override opensWith(word: string, token: string): boolean {
    return this.outcomeOf(token)?.why?.textContent?.trim().startsWith(word) === true;
  }

  private get field(): HTMLInputElement | null {
    return this.querySelector('input');
  }

  /** Not first when the field is left, for then what stands below would move from under the pointer. */
  private handleInput = (): void => this.forget();

  /** The page may not come back, and what stands in the field has not been told of before it is left. */
  private handleHide = (): void => {
    if (document.visibilityState === 'hidden' && document.activeElement === this.field && this.isBegun)
      this.noteChange();
  };

  /** Enter is for the field: a test is not sent in from within one of its questions. */
  private handleKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.target !== this.field || this.dataset.role !== 'test') return;
    event.preventDefault();
    this.noteChange();
  };
}
