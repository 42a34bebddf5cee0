import { nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { SamElement } from '../ui/element.ts';

/** Whom this launch reports to. */
export interface Recipients {
  /** Where what the learner does is kept. */
  readonly keeps: 'lms' | 'device' | 'nothing';
  /** Host of the LRS that gets statements, such as `lrs.example.no`; `undefined` where none does. */
  readonly lrs: string | undefined;
  /** Whether that LRS gets the name that the platform gave, and not a pseudonym of ours. */
  readonly isNamed: boolean;
}

/** @summary Shows, of the lines in the document on who gets data, those that are true of this launch. */
export class SamRecipients extends SamElement {
  @property({ attribute: false }) recipients?: Recipients;

  /** Nothing is rendered: the lines stand in the document, and only the name of the host is filled in. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override updated(): void {
    if (!this.recipients) return;
    const shown = linesOf(this.recipients);
    for (const line of this.querySelectorAll<HTMLElement>('[data-recipient]')) {
      line.hidden = !shown.includes(line.dataset.recipient ?? '');
    }
    for (const host of this.querySelectorAll('b')) host.textContent = this.recipients.lrs ?? '';
  }

  override render(): typeof nothing {
    return nothing;
  }
}

/** Which lines are true; the compiler writes them (`about.ts`). */
function linesOf({ keeps, lrs, isNamed }: Recipients): readonly string[] {
  if (keeps === 'nothing' && lrs === undefined) return ['nobody'];
  const kept = keeps === 'lms' ? [keeps, 'copy', ...(isNamed ? [] : ['username'])] : [keeps];
  if (lrs !== undefined) return [...kept, isNamed ? 'lrs-named' : 'lrs'];
  return keeps === 'device' ? [...kept, 'unsent'] : kept;
}
