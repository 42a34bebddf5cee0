import { wordOf } from '../../ui/words.ts';
import { printOnly } from '../shared/print.element.ts';

declare global {
  interface HTMLElementTagNameMap {
    'sam-workshop': SamWorkshop;
  }
}

const minute = 60_000;

/** Minutes left that are said aloud. */
const said: readonly number[] = [5, 1, 0];

/**
 * @summary Upgrades a workshop: prints the plan or the agreement alone, and counts down the time, if the author wants it to. What is typed stays
 * in its field.
 */
export class SamWorkshop extends HTMLElement {
  /** Milliseconds left while it stands still, and when it runs out while it runs. */
  private left = 0;
  private until: number | undefined;
  private ticking = 0;
  private shown = -1;

  connectedCallback(): void {
    this.addEventListener('click', this.handleClick);
    this.addEventListener('input', this.handleInput);
    this.left = this.total;
  }

  disconnectedCallback(): void {
    clearInterval(this.ticking);
  }

  private get total(): number {
    return Number(this.querySelector<HTMLElement>('.sam-timer')?.dataset.minutes ?? 0) * minute;
  }

  private handleClick = ({ target }: Event): void => {
    const act = target instanceof Element ? target.closest<HTMLElement>('[data-act]')?.dataset.act : undefined;
    if (act === 'run') this.until === undefined ? this.start() : this.pause();
    else if (act === 'reset') {
      this.pause();
      this.left = this.total;
      this.show();
    } else if (act === 'plan') {
      printOnly(this.querySelectorAll(':scope>:is(h3,p:not([class]),ul,ol)'));
    } else if (act === 'print') {
      const agreement = this.querySelector('.sam-agreement');
      if (agreement) printOnly([agreement]);
    }
  };

  /** The field grows with what is typed, so that all of it is printed. */
  private handleInput = ({ target }: Event): void => {
    if (!(target instanceof HTMLTextAreaElement)) return;
    target.style.height = '';
    target.style.height = `${target.scrollHeight + 2}px`;
  };

  private start(): void {
    if (this.left === 0) this.left = this.total;
    this.until = Date.now() + this.left;
    this.ticking = window.setInterval(this.tick, 500);
    this.show();
  }

  private pause(): void {
    clearInterval(this.ticking);
    if (this.until !== undefined) this.left = Math.max(0, this.until - Date.now());
    this.until = undefined;
    this.show();
  }

  /** By the clock, for a tab in the background is woken seldom. */
  private tick = (): void => {
    if (this.until !== undefined && Date.now() >= this.until) this.pause();
    else this.show();
  };

  private show(): void {
    const left = this.until === undefined ? this.left : Math.max(0, this.until - Date.now());
    const minutes = Math.ceil(left / minute);
    const text = minutes === 0 ? wordOf(this, 'over') : wordOf(this, minutes === 1 ? 'left1' : 'left', { n: minutes });
    this.put('[role="timer"]', text);
    this.put('[data-act="run"]', wordOf(this, this.until === undefined ? 'start' : 'pause'));
    if (minutes !== this.shown && left < this.total) this.put('[role="status"]', said.includes(minutes) ? text : '');
    this.shown = minutes;
  }

  private put(selector: string, text: string): void {
    const place = this.querySelector(selector);
    if (place && place.textContent !== text) place.textContent = text;
  }
}

customElements.define('sam-workshop', SamWorkshop);
