import type { Judgement } from '../shared/question.element.ts';
import { type OutcomeElement, SamTyped } from '../shared/typed.element.ts';
import { numberOfToken, readNumbers, tokenOfNumber } from './number.ts';
import { patternOf, type Range, rangeOf } from './range.ts';

/** An outcome with its numbers; without any it is for all other numbers, and stands last. */
interface Outcome extends OutcomeElement, Range {}

/** @summary Upgrades the form of a question for a number: finds where the number belongs, and shows the «why». */
export class SamNumeric extends SamTyped<Outcome> {
  override get token(): string {
    const { number } = this;
    return number === undefined ? '' : tokenOfNumber(number);
  }

  override get isAnswered(): boolean {
    return this.number !== undefined;
  }

  protected override outcomeFrom(row: OutcomeElement): Outcome {
    const bound = (name: string): number | undefined => {
      const value = row.data[name];
      return value === undefined ? undefined : Number(value);
    };
    return { ...row, from: bound('from'), to: bound('to'), over: bound('over'), under: bound('under') };
  }

  protected override outcomeOf(token: string): Outcome | undefined {
    const number = numberOfToken(token);
    return number === undefined ? undefined : rangeOf(number, this.outcomes);
  }

  protected override textOf(token: string): string {
    const text = String(numberOfToken(token) ?? '');
    return this.language === 'en' ? text : text.replace('.', ',');
  }

  /** A standard takes one number, or one stretch of them, as the right one. */
  protected override judgementOf(token: string): Judgement {
    const [right] = this.outcomes.filter(({ correct }) => correct);
    return {
      type: 'numeric',
      response: String(numberOfToken(token) ?? ''),
      correctPatterns: right ? [patternOf(right)] : [],
      scaled: this.outcomeOf(token)?.correct ? 1 : 0,
      components: {},
    };
  }

  protected override get required(): string {
    return this.typed.trim() === '' ? super.required : this.word('invalid');
  }

  /** What is no number is told of as soon as the field is left. */
  protected override noteChange(): void {
    super.noteChange();
    if (!this.isAnswered && this.typed.trim() !== '') this.ask();
  }

  /** Of what may be one of two numbers, the right one. */
  private get number(): number | undefined {
    const unit = this.querySelector('.sam-typed > span')?.textContent ?? '';
    const { typed } = this;
    const numbers = readNumbers(unit !== '' && typed.trim().endsWith(unit) ? typed.replace(unit, '') : typed);
    return numbers.find((number) => rangeOf(number, this.outcomes)?.correct) ?? numbers[0];
  }
}

customElements.define('sam-numeric', SamNumeric);

declare global {
  interface HTMLElementTagNameMap {
    'sam-numeric': SamNumeric;
  }
}
