import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { PlayerWordKey } from '../i18n/player-words.ts';
import type { SaveStatus, SaveStatusKind } from '../tracking/save-status.ts';
import { SamElement } from '../ui/element.ts';

declare global {
  interface HTMLElementEventMap {
    'sam-continued': CustomEvent<undefined>;
  }
}

const words: Record<Exclude<SaveStatusKind, 'saved'>, PlayerWordKey> = {
  saving: 'status.saving',
  'on-device': 'status.savedDevice',
  unsaved: 'status.notSaved',
  'logged-out': 'status.loggedOut',
  refused: 'status.refused',
  'no-contact': 'error.lms',
  'session-over': 'status.sessionOver',
  'other-tab': 'status.otherTab',
  'taken-over': 'status.takenOver',
  'new-version': 'status.newVersion',
  preview: 'status.preview',
  review: 'status.review',
};

/**
 * @summary The true state of the learner's work, in words; «Lagret» only when it is proven.
 * @event sam-continued - The learner wants to go on in this tab, though another has the course open.
 */
export class SamSaveStatus extends SamElement {
  /** What is true now. */
  @property({ attribute: false }) status?: SaveStatus;

  /** What else has to be said as long as it is so. */
  @property({ attribute: false }) note = '';

  /** The words that stand there now. */
  get text(): string {
    const { status } = this;
    if (!status) return '';
    if (status.kind === 'saved')
      return this.t(status.where === 'device' ? 'status.savedHere' : 'status.saved', {
        time: clock(status.at, this.closest('[lang=en]') ? ':' : '.'),
      });
    const isKept = 'isOnDevice' in status && status.isOnDevice;
    return [this.t(words[status.kind]), ...(isKept ? [this.t('status.keptHere')] : [])].join(' ');
  }

  protected override updated(): void {
    if (this.status) this.dataset.kind = this.status.kind;
  }

  private handleContinue = (): void => {
    this.emit('sam-continued', undefined);
  };

  /** Keyed, for a browser's translation may have taken Lit's own text node away: an old «Lagret» must never stay. */
  override render(): TemplateResult | typeof nothing {
    const { status, text, note } = this;
    if (!status) return nothing;
    const button =
      status.kind === 'other-tab'
        ? html` <button class="ds-button" type="button" data-variant="secondary" @click=${this.handleContinue}>${this.t('act.continueHere')}</button>`
        : nothing;
    const more = note === '' ? nothing : html`<span class="sam-status-note">${note}</span>`;
    return html`${keyed(text + note, html`<span>${text}</span>${button}${more}`)}`;
  }
}

/** `12.04`, as Norwegian running text writes a time of day; `12:04` in English. */
const clock = (at: Date, sign: string): string => at.toTimeString().slice(0, 5).replace(':', sign);
