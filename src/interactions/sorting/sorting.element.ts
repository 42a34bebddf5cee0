import { SamPickPlace } from '../shared/pick-place.element.ts';

/** @summary Upgrades the form of a sorting question: draws buttons to pick and place by, marks the answer and shows each «why». */
export class SamSorting extends SamPickPlace {}

customElements.define('sam-sorting', SamSorting);

declare global {
  interface HTMLElementTagNameMap {
    'sam-sorting': SamSorting;
  }
}
