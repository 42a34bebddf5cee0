import { wordOf } from '../../ui/words.ts';

declare global {
  interface HTMLElementTagNameMap {
    'sam-glossary': SamGlossary;
  }
}

/**
 * @summary Upgrades the glossary: a word in a lesson is a link to its entry, and opens it on the spot instead. It has the manners of a
 * button that unfolds something: click, Enter or Space opens and closes, Escape closes and gives the focus back.
 */
export class SamGlossary extends HTMLElement {
  private word: HTMLElement | undefined;
  private bubble: HTMLElement | undefined;

  connectedCallback(): void {
    for (const word of document.querySelectorAll('a.sam-word')) makeButton(word);
    document.addEventListener('click', this.handleClick, true);
    document.addEventListener('keydown', this.handleKey);
    document.addEventListener('focusin', this.handleFocus);
  }

  disconnectedCallback(): void {
    document.removeEventListener('click', this.handleClick, true);
    document.removeEventListener('keydown', this.handleKey);
    document.removeEventListener('focusin', this.handleFocus);
  }

  /** First of all who listen, so that no link is followed. */
  private handleClick = (event: Event): void => {
    const target = event.target instanceof Element ? event.target : null;
    const word = target?.closest<HTMLAnchorElement>('a.sam-word');
    if (this.bubble?.contains(target)) {
      if (target?.closest('button')) this.close(true);
      event.preventDefault();
      return;
    }
    const wasOpen = this.word;
    this.close(false);
    if (!word) return;
    event.preventDefault();
    if (word !== wasOpen) this.open(word);
  };

  /** It must not lie over what the learner has gone on to (WCAG 2.2, 2.4.11). */
  private handleFocus = ({ target }: Event): void => {
    if (target instanceof Node && target !== this.word && !this.bubble?.contains(target)) this.close(false);
  };

  private handleKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && this.bubble) this.close(true);
    const word = event.target instanceof Element ? event.target.closest<HTMLElement>('a.sam-word') : null;
    if (event.key !== ' ' || !word) return;
    event.preventDefault();
    word.click();
  };

  /** Right behind the word, where reading goes on; in a sentence, so of nothing but phrasing. */
  private open(word: HTMLAnchorElement): void {
    const entry = document.getElementById(word.hash.slice(1));
    if (!entry) return;
    makeButton(word);
    const bubble = document.createElement('span');
    bubble.className = 'sam-bubble';
    const term = document.createElement('b');
    term.textContent = entry.querySelector('dt')?.textContent ?? '';
    const text = document.createElement('span');
    text.textContent = entry.querySelector('dd')?.textContent ?? '';
    const close = document.createElement('button');
    close.type = 'button';
    close.className = 'ds-button';
    close.dataset.variant = 'secondary';
    close.textContent = wordOf(this, 'close');
    bubble.append(term, text, close);
    const lesson = word.closest<HTMLElement>('.sam-text');
    if (lesson) lesson.style.position = 'relative'; // The bubble scrolls with it.
    word.after(bubble);
    word.ariaExpanded = 'true';
    this.word = word;
    this.bubble = bubble;
    place(bubble, word);
  }

  private close(isBack: boolean): void {
    this.bubble?.remove();
    this.bubble = undefined;
    if (this.word) this.word.ariaExpanded = 'false';
    if (isBack) this.word?.focus();
    this.word = undefined;
  }
}

/** It unfolds something, and goes nowhere. */
function makeButton(word: Element): void {
  word.setAttribute('role', 'button');
  if (!word.ariaExpanded) word.ariaExpanded = 'false';
}

/** Under the word, and within the column, whatever its width. */
function place(bubble: HTMLElement, word: HTMLElement): void {
  const column = (bubble.offsetParent ?? document.body).getBoundingClientRect();
  const { left, bottom } = [...word.getClientRects()].at(-1) ?? column;
  bubble.style.left = `${Math.max(0, Math.min(left - column.left, column.width - bubble.offsetWidth))}px`;
  bubble.style.top = `${bottom - column.top + 4}px`;
  bubble.scrollIntoView({ block: 'nearest' });
}

customElements.define('sam-glossary', SamGlossary);
