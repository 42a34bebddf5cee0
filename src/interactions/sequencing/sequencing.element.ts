import { html, nothing, render, type TemplateResult } from 'lit';
import type { InteractionPart } from '../../model/interaction.ts';
import { separator } from '../shared/letters.ts';
import { type Judgement, SamQuestion, wordsOf } from '../shared/question.element.ts';
import { decode, encode } from './encode.ts';
import { mark } from './mark.ts';

/** An item as it stands in the document. */
interface Item extends InteractionPart {
  /** From 1. */
  readonly rightPlace: number;
  readonly select: HTMLSelectElement;
  readonly label: Element;
  /** The author's words, without the number that a reader without the player needs. */
  readonly why: readonly Element[];
}

/** Towards the top of the list, or away from it. */
type Step = -1 | 1;

/**
 * @summary Upgrades the form of a sequencing question: a list whose items are moved up and down stands in for the numbers to choose.
 * The numbers stay the answer, and the print. An untouched list has none, and is handed in as it stands only by the question's own button.
 */
export class SamSequencing extends SamQuestion {
  private items: readonly Item[] = [];
  /** What a move came to, for those who do not see it. */
  private said = '';

  override get token(): string {
    return this.isAnswered ? encode(this.order.map(({ id }) => id)) : '';
  }

  /** Whether every place is taken, by one each. */
  override get isAnswered(): boolean {
    return new Set(this.items.map(({ select }) => select.value).filter(Boolean)).size === this.items.length;
  }

  override get isBegun(): boolean {
    return this.items.some(({ select }) => select.value !== '');
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('submit', this.settle, true); // Before the base class asks whether there is an answer.
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('submit', this.settle, true);
  }

  protected override adopt(): void {
    this.items = [...this.querySelectorAll<HTMLElement>('.sam-place')].map(readItem);
  }

  protected override fill(token: string): void {
    this.write(decode(token, this.ids));
  }

  protected override judgementOf(token: string): Judgement {
    const right = [...this.items].sort((a, b) => a.rightPlace - b.rightPlace).map(({ id }) => id);
    const given = decode(token, this.ids);
    return {
      type: 'sequencing',
      response: given.join(separator),
      correctPatterns: [right.join(separator)],
      scaled: mark(given, right),
      components: { choices: this.items.map(({ id, text }) => ({ id, text })) },
    };
  }

  /** What stands in a wrong place, with its «why»; the list itself has a sign on every item. */
  protected override explain(token: string): unknown {
    const given = decode(token, this.ids).flatMap((id) => this.items.find((item) => item.id === id) ?? []);
    const wrong = given.filter(({ rightPlace }, index) => rightPlace !== index + 1);
    if (wrong.length === 0) return nothing;
    return html`<ul class="sam-lines" aria-label=${this.word('wrong')}>${wrong.map(
      ({ text, why }) => html`<li> <p>${text}</p> ${why.map((each) => each.cloneNode(true))} </li>`,
    )}</ul>`;
  }

  protected override updated(): void {
    const rich = this.querySelector<HTMLElement>('.sam-rich');
    const inUse = this.querySelector('.sam-places:focus-within');
    if (!rich) return; // The numbers do as well.
    if (inUse) {
      // Nobody loses what they are choosing in; the list takes over when they leave.
      inUse.addEventListener('focusout', () => setTimeout(() => this.requestUpdate()), { once: true });
      return;
    }
    const { order } = this;
    render(
      html`<ol class="sam-order" role="list">${order.map((item, index) => this.row(item, index))}</ol>
        <p class="sam-sr" role="status">${this.said}</p>`,
      rich,
    );
    this.classList.add('sam-listed'); // The style sheet takes the numbers away, but not from the print.
  }

  private row({ label, text, rightPlace }: Item, index: number): TemplateResult {
    const button = (step: Step, word: string, isLast: boolean) => html`<button
      type="button"
      data-step=${step}
      aria-label=${`${this.word(word)}: ${text}`}
      aria-disabled=${isLast}
      @click=${() => this.move(index, step)}
    >${arrow}</button>`;
    return html`<li class="sam-item">
      <span class="sam-number" aria-hidden="true">${index + 1}</span>
      <span>${this.signOf(rightPlace === index + 1)}${wordsOf(label)}</span>
      <span class="sam-moves">
        ${button(-1, 'up', index === 0)} ${button(1, 'down', index === this.items.length - 1)}
      </span>
    </li>`;
  }

  /** The items as they stand: by the places that were chosen, then as in the document. */
  private get order(): readonly Item[] {
    const place = ({ select }: Item): number => Number(select.value) || Number.MAX_SAFE_INTEGER;
    return [...this.items].sort((a, b) => place(a) - place(b));
  }

  private get ids(): string[] {
    return this.items.map(({ id }) => id);
  }

  private move(from: number, step: Step): void {
    const order = [...this.order];
    const to = from + step;
    const [item, other] = [order[from], order[to]];
    if (!item || !other) return; // At the end of the list the button stays, but does nothing.
    [order[from], order[to]] = [other, item];
    this.write(order.map(({ id }) => id));
    this.said = this.word('moved', { text: item.text, n: to + 1, m: order.length });
    this.tellChange();
    void this.updateComplete.then(() => this.buttonAt(to, step)?.focus());
  }

  private buttonAt(place: number, step: Step): HTMLElement | null {
    return this.querySelector(`.sam-item:nth-child(${place + 1}) [data-step="${step}"]`);
  }

  /** Who presses «Sjekk svaret» on an untouched list means the order as it stands. */
  private settle = (): void => {
    if (this.isAnswered) return;
    this.write(this.order.map(({ id }) => id));
    this.tellChange();
  };

  private write(order: readonly string[]): void {
    for (const { id, select } of this.items) select.value = String(order.indexOf(id) + 1 || '');
  }

  /** As if the learner had chosen the numbers; the base class hears it, and so does a test round the question. */
  private tellChange(): void {
    this.items[0]?.select.dispatchEvent(new Event('change', { bubbles: true }));
    this.requestUpdate();
  }
}

const arrow = html`<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="M12 19V5M6 11l6-6 6 6"/></svg>`;

function readItem(row: HTMLElement): Item {
  const [select, label] = [row.querySelector('select'), row.querySelector('label > span')];
  if (!select || !label) throw new Error('an item lacks its words or its place');
  return {
    id: select.dataset.part ?? '',
    text: label.textContent?.trim() ?? '',
    rightPlace: Number(row.dataset.place),
    select,
    label,
    why: [...row.querySelectorAll('.sam-why > div > :not(.sam-right-place)')],
  };
}

customElements.define('sam-sequencing', SamSequencing);

declare global {
  interface HTMLElementTagNameMap {
    'sam-sequencing': SamSequencing;
  }
}
