import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { PrivateStore } from '../../model/private-store.ts';
import { SamElement } from '../../ui/element.ts';
import { wordOf } from '../../ui/words.ts';
import { roleName } from '../shared/roles.ts';

/** @summary Folds a text that is for other roles than the one that the learner has chosen; it can be unfolded again. */
export class SamRoleText extends SamElement {
  /** Where the choice of role is found. */
  @property({ attribute: false }) store?: PrivateStore;

  /** Whether the learner has unfolded it. */
  @state() private isOpen = false;

  private forgetStore = (): void => {};

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('beforematch', this.handleMatch);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('beforematch', this.handleMatch);
    this.forgetStore();
  }

  protected override get container(): HTMLElement {
    const container = this.querySelector<HTMLElement>('.sam-role-fold');
    if (!container) throw new Error('the text for a role has no place for its button');
    return container;
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('store')) {
      this.forgetStore();
      this.forgetStore = this.store?.onChange(this.handleStore) ?? this.forgetStore;
    }
    const { body } = this;
    if (!this.isForOthers || this.isOpen) body?.removeAttribute('hidden');
    else body?.setAttribute('hidden', 'until-found'); // The browser's own search finds it, and unfolds it.
  }

  private get body(): Element | null {
    return this.querySelector('.sam-role-body');
  }

  private get isForOthers(): boolean {
    const role = this.store?.get(roleName);
    return role !== undefined && !(this.dataset.roles ?? '').split(' ').includes(role);
  }

  private handleStore = (): void => {
    this.isOpen &&= this.isForOthers;
    this.requestUpdate();
  };

  private handleMatch = (): void => {
    this.isOpen = true;
  };

  private handleClick = (): void => {
    this.isOpen = !this.isOpen;
  };

  override render(): TemplateResult | typeof nothing {
    if (!this.isForOthers) return nothing;
    return html`<button
      class="ds-button"
      data-variant="tertiary"
      type="button"
      aria-expanded=${this.isOpen}
      aria-controls=${this.body?.id ?? nothing}
      aria-describedby=${this.querySelector('.sam-role-label')?.id ?? nothing}
      @click=${this.handleClick}
    >${wordOf(this, this.isOpen ? 'hide' : 'show')}</button>`;
  }
}

customElements.define('sam-role-text', SamRoleText);

declare global {
  interface HTMLElementTagNameMap {
    'sam-role-text': SamRoleText;
  }
}
