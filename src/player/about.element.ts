import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { PlayerWords } from '../i18n/player-words.ts';
import { SamElement } from '../ui/element.ts';

/** Whom this launch reports to. */
export interface Recipients {
  /** Where what the learner does is kept. */
  readonly keeps: 'lms' | 'device' | 'nothing';
  /** Host of the LRS that gets statements, such as `lrs.example.no`; `undefined` where none does. */
  readonly lrs: string | undefined;
  /** Whether the LRS is the platform's own, and knows the learner by the name that the platform gave. */
  readonly isNamed: boolean;
}

/** @summary Names everyone who gets data about the learner in this launch, and what they get. */
export class SamRecipients extends SamElement {
  @property({ attribute: false }) recipients?: Recipients;

  protected override get container(): HTMLElement {
    const container = this.querySelector<HTMLElement>('div');
    if (!container) throw new Error('the element has no place for the recipients');
    return container;
  }

  /** What stands in the document is true of a page without a player. */
  protected override updated(): void {
    this.querySelector('p')?.toggleAttribute('hidden', this.recipients !== undefined);
  }

  override render(): TemplateResult | typeof nothing {
    if (!this.recipients) return nothing;
    const lines = linesOf(this.recipients, this.t);
    return html`${keyed(lines.join(), html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`)}`;
  }
}

function linesOf({ keeps, lrs, isNamed }: Recipients, t: PlayerWords): readonly string[] {
  const lines = [
    ...(keeps === 'lms' ? [t('about.lms')] : keeps === 'device' ? [t('about.device')] : []),
    ...(lrs === undefined ? [] : [t(isNamed ? 'about.lrsNamed' : 'about.lrs', { host: lrs })]),
  ];
  return lines.length > 0 ? lines : [t('about.nobody')];
}
