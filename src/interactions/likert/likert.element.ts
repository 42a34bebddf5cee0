import { decode, pattern } from '../shared/letters.ts';
import type { Judgement } from '../shared/question.element.ts';
import { SamRows } from '../shared/rows.element.ts';

/** @summary Upgrades the form of a scale: shows the author's words about the chosen step, and marks nothing. */
export class SamLikert extends SamRows {
  protected override judgementOf(token: string): Judgement {
    const { ids, parts } = this;
    return {
      type: 'likert',
      response: pattern(decode(token, ids), ids),
      correctPatterns: [],
      scaled: 1,
      isMarked: false,
      components: { scale: parts },
    };
  }
}

customElements.define('sam-likert', SamLikert);

declare global {
  interface HTMLElementTagNameMap {
    'sam-likert': SamLikert;
  }
}
