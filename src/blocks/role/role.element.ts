import { html, nothing } from 'lit';
import { SamPrivate } from '../shared/private.element.ts';
import { roleName } from '../shared/roles.ts';

/** @summary Keeps the role that the learner chooses; «Vis alt» deletes the choice. */
export class SamRole extends SamPrivate {
  protected override get name(): string {
    return roleName;
  }

  protected override read(): string {
    return this.querySelector<HTMLInputElement>('input:checked')?.value ?? '';
  }

  protected override fill(value: string): void {
    for (const input of this.querySelectorAll('input')) input.checked = input.value === value;
  }

  protected override async save(): Promise<void> {
    await super.save();
    this.said = this.shown || this.said;
  }

  private get shown(): string {
    const role = this.read();
    return role === '' ? '' : this.word('shown', { role: this.word(role) });
  }

  protected override result(): unknown {
    return this.shown ? html`<p class="sam-shown">${this.shown}</p>` : nothing;
  }
}

customElements.define('sam-role', SamRole);

declare global {
  interface HTMLElementTagNameMap {
    'sam-role': SamRole;
  }
}
