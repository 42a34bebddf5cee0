import { html, nothing } from 'lit';
import { printOnly } from '../shared/print.element.ts';
import { SamPrivate } from '../shared/private.element.ts';

/** @summary Keeps a note while it is being written; prints all notes of the module. */
export class SamNotes extends SamPrivate {
  protected override read(): string {
    return this.field?.value ?? '';
  }

  protected override fill(value: string): void {
    if (this.field) this.field.value = value;
  }

  /** Of two beginnings both are kept, unless one is in the other. */
  protected override combine(kept: string, here: string): string {
    if (here.includes(kept)) return here;
    return kept.includes(here) ? kept : `${kept}\n\n${here}`;
  }

  protected override act(name: string): void {
    if (name !== 'printAll') return;
    const all = [...document.querySelectorAll('sam-notes')];
    const written = all.filter((note) => note.read() !== '');
    printOnly(written.length > 0 ? written : [this]);
  }

  private get field(): HTMLTextAreaElement | null {
    return this.querySelector('textarea');
  }

  protected override result(): unknown {
    const text = this.read();
    const left = Number(this.field?.dataset.length) - text.length;
    const count = this.word(left < 0 ? 'over' : 'left', { n: Math.abs(left) });
    return text === '' ? nothing : html`<p class="sam-count">${count}</p>`;
  }
}

customElements.define('sam-notes', SamNotes);

declare global {
  interface HTMLElementTagNameMap {
    'sam-notes': SamNotes;
  }
}
