import { printOnly } from '../shared/print.element.ts';

declare global {
  interface HTMLElementTagNameMap {
    'sam-flashcards': SamFlashcards;
  }
}

/**
 * @summary Lays the cards of a block with their backs down, and turns one at its button. A back is still found by search, and
 * then its card is turned. Where the author wants it, the cards are printed alone, to be cut out.
 */
export class SamFlashcards extends HTMLElement {
  connectedCallback(): void {
    for (const button of this.querySelectorAll<HTMLButtonElement>('.sam-turn')) {
      const back = document.getElementById(button.getAttribute('aria-controls') ?? '');
      const turn = (isTurned: boolean) => {
        button.setAttribute('aria-expanded', String(isTurned));
        if (isTurned) back?.removeAttribute('hidden');
        else back?.setAttribute('hidden', 'until-found');
      };
      button.onclick = () => turn(button.getAttribute('aria-expanded') !== 'true');
      back?.addEventListener('beforematch', () => turn(true));
      turn(button.getAttribute('aria-expanded') === 'true');
    }
    this.querySelector('[data-act]')?.addEventListener('click', () => printOnly(this.querySelectorAll('dl')));
  }
}

customElements.define('sam-flashcards', SamFlashcards);
