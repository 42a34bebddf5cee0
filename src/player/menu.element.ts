import { html, nothing, render } from 'lit';
import { property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { SamElement } from '../ui/element.ts';
import { checkIcon } from '../ui/icons.ts';

/** One link of the list in the document. */
interface Entry {
  readonly id: string;
  readonly link: HTMLAnchorElement;
  readonly number: HTMLElement;
  readonly note: HTMLElement;
  /** As they stand in the document. */
  readonly words: { readonly number: string; readonly note: string };
  /** What its marks say; nothing before the first time. */
  isDone?: boolean;
}

/** @summary Upgrades the list of lessons: where you are, what is done, and folding on narrow screens. */
export class SamMenu extends SamElement {
  /** Id of the lesson that is open. */
  @property({ attribute: false }) current = '';

  /** Ids of the lessons that are done. */
  @property({ attribute: false }) done: readonly string[] = [];

  @state() private unfolded = false;

  private entries: readonly Entry[] = [];

  override connectedCallback(): void {
    this.entries = [...this.querySelectorAll<HTMLAnchorElement>('nav a')].map(readEntry);
    super.connectedCallback();
    this.button?.addEventListener('click', this.handleToggle);
    this.addEventListener('click', this.handleChoice);
    this.addEventListener('keydown', this.handleKey);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.button?.removeEventListener('click', this.handleToggle);
    this.removeEventListener('click', this.handleChoice);
    this.removeEventListener('keydown', this.handleKey);
  }

  private get button(): HTMLButtonElement | null {
    return this.querySelector('button');
  }

  /** Nothing is rendered into the list itself: it is adopted, and only its marks change. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  private handleToggle = (): void => {
    this.unfolded = !this.unfolded;
  };

  private handleChoice = (event: Event): void => {
    if (event.target instanceof Element && event.target.closest('a')) this.unfolded = false;
  };

  private handleKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.unfolded) return;
    this.unfolded = false;
    this.button?.focus();
  };

  protected override updated(): void {
    this.button?.setAttribute('aria-expanded', String(this.unfolded));
    const done = new Set(this.done);
    for (const entry of this.entries) {
      const { id, link, number, note, words } = entry;
      if (id === this.current) link.setAttribute('aria-current', 'page');
      else link.removeAttribute('aria-current');
      const isDone = done.has(id);
      if (entry.isDone === isDone) continue; // Of hundreds, one has changed.
      entry.isDone = isDone;
      link.classList.toggle('sam-done', isDone);
      render(keyed(isDone, isDone ? checkIcon : html`<span>${words.number}</span>`), number);
      render(keyed(isDone, html`<span>${words.note}${isDone ? ` · ${this.t('status.done')}` : ''}</span>`), note);
    }
  }

  override render(): typeof nothing {
    return nothing;
  }
}

function readEntry(link: HTMLAnchorElement): Entry {
  const number = link.querySelector<HTMLElement>('.sam-number');
  const note = link.querySelector<HTMLElement>('.sam-entry-note');
  if (!number || !note) throw new Error('an entry of the menu lacks its number or its note');
  const words = { number: number.textContent ?? '', note: note.textContent ?? '' };
  number.textContent = '';
  note.textContent = '';
  return { id: link.hash.slice(1), link, number, note, words };
}
