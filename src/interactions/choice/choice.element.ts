import { decode, pattern } from '../shared/letters.ts';
import type { Judgement } from '../shared/question.element.ts';
import { SamRows } from '../shared/rows.element.ts';
import { mark } from './mark.ts';

/** @summary Upgrades the form of a choice question: marks the answer and shows the «why». */
export class SamChoice extends SamRows {
  protected override judgementOf(token: string): Judgement {
    const { ids, rows, multiple, parts } = this;
    const picked = decode(token, ids);
    const right = new Set(rows.filter(({ correct }) => correct).map(({ id }) => id));
    return {
      type: 'choice',
      response: pattern(picked, ids),
      correctPatterns: [pattern(right, ids)],
      scaled: mark({ multiple, options: rows }, picked),
      components: { choices: parts },
    };
  }
}

customElements.define('sam-choice', SamChoice);

declare global {
  interface HTMLElementTagNameMap {
    'sam-choice': SamChoice;
  }
}
