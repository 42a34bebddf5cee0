import { SamPickPlace } from '../shared/pick-place.element.ts';

/** @summary Upgrades the form of a matching question: draws buttons to pick and place by, marks the answer and shows each «why». */
export class SamMatching extends SamPickPlace {}

customElements.define('sam-matching', SamMatching);

declare global {
  interface HTMLElementTagNameMap {
    'sam-matching': SamMatching;
  }
}
