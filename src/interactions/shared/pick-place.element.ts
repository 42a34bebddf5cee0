import { html, nothing, type PropertyValues, render, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { InteractionPart } from '../../model/interaction.ts';
import { SamSelects, type SelectRow } from './selects.element.ts';

/**
 * Base of the kinds where a source is picked and then placed, by buttons beside the lists. It is drawn while the question is out of
 * sight, so that nothing moves before a learner's eyes; the lists stay what is filled in, and come back in print.
 */
export abstract class SamPickPlace extends SamSelects {
  /** Id of the source that is picked, `''` for none. */
  @state() private picked = '';

  /** What the last move did, in words; read out. */
  @state() private said = '';

  private isDrawn = false;
  private readonly sightLost = new IntersectionObserver(() => this.drawUnseen());

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('change', this.handleMove);
    this.drawUnseen();
    this.sightLost.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('change', this.handleMove);
    this.sightLost.disconnect();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const board = this.querySelector<HTMLElement>('.sam-rich');
    if (this.isDrawn && board) render(this.board(), board);
  }

  private drawUnseen(): void {
    const { top, height } = this.getBoundingClientRect();
    if (this.isDrawn || (height > 0 && top < innerHeight) || this.contains(document.activeElement)) return;
    this.isDrawn = true;
    this.sightLost.disconnect();
    this.requestUpdate();
  }

  override clear(): void {
    super.clear();
    [this.said, this.picked] = ['', ''];
  }

  protected override get isSigned(): boolean {
    return this.isDrawn;
  }

  private handleMove = (): void => this.requestUpdate();

  private board(): TemplateResult {
    const picked = this.rows.find(({ id }) => id === this.picked);
    const isFull = this.isAnswered;
    // What is judged says so itself.
    const said = this.judged ? [] : [this.said, isFull || !this.said ? this.word(isFull ? 'done' : 'how') : ''];
    // Text is set as a property, for a browser's translation may have taken Lit's own text nodes away.
    return html`
      <p class="sam-said" role="status" .textContent=${said.join(' ').trim()}></p>
      <div class="sam-pool" role="group" aria-label=${this.word('pool')}>
        ${this.cards('')}
        ${picked?.select.value ? this.placeButton(undefined, picked) : nothing}
      </div>
      <ul class="sam-bins">
        ${this.targets.map(
          (target) => html`<li>
            <p .textContent=${target.text}></p>
            ${this.cards(target.id)}${this.placeButton(target, picked)}
          </li>`,
        )}
      </ul>
    `;
  }

  private cards(target: string): readonly TemplateResult[] {
    return this.rows
      .filter(({ select }) => select.value === target)
      .map(
        ({ id, text, right }) => html`<button
          type="button"
          class="sam-pick"
          data-card=${id}
          aria-pressed=${id === this.picked}
          @click=${() => this.pick(id, text)}
        >${this.signOf(right === target)}<span .textContent=${text}></span></button>`,
      );
  }

  private placeButton(target: InteractionPart | undefined, picked: SelectRow | undefined): TemplateResult {
    const words = this.word(target ? 'here' : 'back');
    return html`<button
      type="button"
      class="sam-drop"
      aria-label=${target ? `${words}: ${target.text}` : words}
      ?disabled=${!picked || picked.select.value === target?.id}
      .textContent=${words}
      @click=${() => picked && this.place(picked, target)}
    ></button>`;
  }

  private pick(id: string, item: string): void {
    this.picked = this.picked === id ? '' : id;
    this.said = this.word(this.picked ? 'picked' : 'unpicked', { item });
  }

  private async place({ id, text: item, select }: SelectRow, target: InteractionPart | undefined): Promise<void> {
    select.value = target?.id ?? '';
    this.picked = '';
    this.said = this.word(target ? 'placed' : 'taken', { item, target: target?.text ?? '' });
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await this.updateComplete;
    this.querySelector<HTMLElement>(`[data-card="${id}"]`)?.focus();
  }
}
