import { tidy } from '../shared/fold.ts';
import type { Judgement } from '../shared/question.element.ts';
import { type OutcomeElement, SamTyped } from '../shared/typed.element.ts';
import { type Accepting, matchOf, tokenOf, variantsOf } from './match.ts';
import { patternsOf, responseOf } from './report.ts';
import { textOfToken, textToken } from './text-token.element.ts';

/** An outcome with the ways to write it; without a letter it is for all other answers. */
interface Outcome extends OutcomeElement, Accepting {}

/** @summary Upgrades the form of a fill-in question: compares what is typed with what is accepted, and shows the «why». */
export class SamFillIn extends SamTyped<Outcome> {
  override get token(): string {
    const text = tidy(this.typed);
    return text === '' ? '' : (tokenOf(text, this.expected, this.caseMatters) ?? textToken(text));
  }

  protected override outcomeFrom(row: OutcomeElement): Outcome {
    return { ...row, id: row.data.id ?? '', variants: variantsOf(row.key) };
  }

  protected override outcomeOf(token: string): Outcome | undefined {
    return token.startsWith('_') ? this.outcomes.find(({ id }) => id === '') : matchOf(token, this.expected)?.outcome;
  }

  protected override textOf(token: string): string {
    return matchOf(token, this.expected)?.text ?? textOfToken(token);
  }

  /** The words that were typed, as long as they stand there: the token keeps less. */
  protected override judgementOf(token: string): Judgement {
    const right = this.expected.filter(({ correct }) => correct).flatMap(({ variants }) => variants);
    const words = token === this.token ? this.typed : this.textOf(token);
    return {
      type: 'fill-in',
      response: responseOf(words, this.language),
      correctPatterns: patternsOf(right, this.language, this.caseMatters),
      scaled: this.outcomeOf(token)?.correct ? 1 : 0,
      components: {},
    };
  }

  private get expected(): readonly Outcome[] {
    return this.outcomes.filter(({ id }) => id !== '');
  }

  private get caseMatters(): boolean {
    return this.dataset.case !== undefined;
  }
}

customElements.define('sam-fill-in', SamFillIn);

declare global {
  interface HTMLElementTagNameMap {
    'sam-fill-in': SamFillIn;
  }
}
