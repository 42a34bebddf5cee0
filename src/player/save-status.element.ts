import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { PlayerWordKey } from '../i18n/player-words.ts';
import type { SaveStatus } from '../tracking/saver.ts';
import { SamElement } from '../ui/element.ts';

const words: Record<Exclude<SaveStatus['kind'], 'saved'>, PlayerWordKey> = {
  saving: 'status.saving',
  unsaved: 'status.notSaved',
  'logged-out': 'status.loggedOut',
  'no-contact': 'error.lms',
  'session-over': 'status.sessionOver',
  'new-version': 'status.newVersion',
  preview: 'status.preview',
  review: 'status.review',
};

/** @summary The true state of the learner's work, in words; «Lagret» only when it is proven. */
export class SamSaveStatus extends SamElement {
  /** What the saver last reported. */
  @property({ attribute: false }) status?: SaveStatus;

  /** The words that stand there now. */
  get text(): string {
    const { status } = this;
    if (!status) return '';
    if (status.kind !== 'saved') return this.t(words[status.kind]);
    return this.t(status.where === 'device' ? 'status.savedHere' : 'status.saved', { time: clock(status.at) });
  }

  protected override updated(): void {
    if (this.status) this.dataset.kind = this.status.kind;
  }

  /** Keyed, for a browser's translation may have taken Lit's own text node away: an old «Lagret» must never stay. */
  override render(): TemplateResult | typeof nothing {
    return this.status ? html`${keyed(this.text, html`<span>${this.text}</span>`)}` : nothing;
  }
}

/** `12.04`, as Norwegian running text writes a time of day. */
const clock = (at: Date): string =>
  `${String(at.getHours()).padStart(2, '0')}.${String(at.getMinutes()).padStart(2, '0')}`;
