import { SamRows } from '../shared/rows.element.ts';

/** @summary Upgrades the form of a choice question: marks the answer and shows the «why». */
export class SamChoice extends SamRows {}

customElements.define('sam-choice', SamChoice);

declare global {
  interface HTMLElementTagNameMap {
    'sam-choice': SamChoice;
  }
}
