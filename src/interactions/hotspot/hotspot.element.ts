import { html, render } from 'lit';
import { SamRows } from '../shared/rows.element.ts';

/** @summary Upgrades a picture with numbered places: lays a button over each number, which ticks the row of the same number. */
export class SamHotspot extends SamRows {
  protected override adopt(): void {
    super.adopt();
    this.draw();
  }

  protected override fill(token: string): void {
    super.fill(token);
    this.draw();
  }

  protected override noteChange(): void {
    super.noteChange();
    this.draw();
  }

  /** The buttons as the rows are now; the rows are the answer. */
  private draw(): void {
    const picture = this.querySelector<HTMLElement>('.sam-rich');
    if (!picture) return;
    const buttons = this.rows.map(({ input, text }, index) => {
      const name = this.word('point', { n: index + 1, text });
      return html`<button type="button" class="sam-spot" aria-pressed=${input.checked} aria-label=${name} @click=${() => input.click()}>
        ${index + 1}
      </button>`;
    });
    render(buttons, picture);
    for (const [index, button] of [...picture.children].entries()) {
      const { x, y } = this.rows[index]?.input.closest<HTMLElement>('.sam-option')?.dataset ?? {};
      // Through the object model, which the policy allows; an attribute it does not.
      if (!(button instanceof HTMLElement)) continue;
      button.style.setProperty('--x', `${x}%`);
      button.style.setProperty('--y', `${y}%`);
    }
  }
}

customElements.define('sam-hotspot', SamHotspot);

declare global {
  interface HTMLElementTagNameMap {
    'sam-hotspot': SamHotspot;
  }
}
