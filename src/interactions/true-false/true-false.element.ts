import { decode } from '../shared/letters.ts';
import type { Judgement } from '../shared/question.element.ts';
import { SamRows } from '../shared/rows.element.ts';

/** @summary Upgrades the form of a statement: marks whether it was called true or not, and shows the «why». */
export class SamTrueFalse extends SamRows {
  protected override judgementOf(token: string): Judgement {
    const [picked] = decode(token, this.ids);
    const right = this.rows.find(({ correct }) => correct)?.id;
    return {
      type: 'true-false',
      response: picked === undefined ? '' : wordOf(picked),
      correctPatterns: [wordOf(right)],
      scaled: picked === right ? 1 : 0,
      components: {},
    };
  }
}

/** The word that reports have for an answer, in any language. */
const wordOf = (id: string | undefined): string => String(id === 'a');

customElements.define('sam-true-false', SamTrueFalse);

declare global {
  interface HTMLElementTagNameMap {
    'sam-true-false': SamTrueFalse;
  }
}
