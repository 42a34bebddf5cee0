import { html, nothing } from 'lit';
import type { InteractionPart } from '../../model/interaction.ts';
import { decode, encode, pattern } from './letters.ts';
import { mark } from './mark.ts';
import { type Judgement, SamQuestion, wordsOf } from './question.element.ts';

/** An option as it stands in the document. */
export interface OptionRow extends InteractionPart {
  readonly correct: boolean;
  readonly input: HTMLInputElement;
  /** The author's words, if they stand there. */
  readonly why: Element | null;
}

/** Base of the kinds that are answered by ticking rows; unless the kind says otherwise, judged as a choice. */
export abstract class SamRows extends SamQuestion {
  protected rows: readonly OptionRow[] = [];

  override get token(): string {
    return encode(new Set(this.rows.filter(({ input }) => input.checked).map(({ id }) => id)));
  }

  override get isAnswered(): boolean {
    return this.rows.some(({ input }) => input.checked);
  }

  protected override adopt(): void {
    this.rows = [...this.querySelectorAll('.sam-option')].map(readRow);
  }

  protected override fill(token: string): void {
    const picked = decode(token, this.ids);
    for (const { id, input } of this.rows) input.checked = picked.has(id);
  }

  protected override judgementOf(token: string): Judgement {
    const { ids, rows, multiple, parts } = this;
    const picked = decode(token, ids);
    const right = new Set(rows.filter(({ correct }) => correct).map(({ id }) => id));
    return {
      type: 'choice',
      response: pattern(picked, ids),
      correctPatterns: [pattern(right, ids)],
      scaled: mark({ multiple, options: rows }, picked),
      components: { choices: parts },
    };
  }

  protected get multiple(): boolean {
    return this.rows.some(({ input }) => input.type === 'checkbox');
  }

  protected get ids(): string[] {
    return this.rows.map(({ id }) => id);
  }

  protected get parts(): readonly InteractionPart[] {
    return this.rows.map(({ id, text }) => ({ id, text }));
  }

  protected picked(token: string): readonly OptionRow[] {
    const picked = decode(token, this.ids);
    return this.rows.filter(({ id }) => picked.has(id));
  }

  /** The «why» of what was ticked; of several, with the words of each. */
  protected override explain(token: string, { scaled }: Judgement): unknown {
    const chosen = this.picked(token);
    const misses = this.multiple && scaled < 1 && this.rows.some((row) => row.correct && !chosen.includes(row));
    return [
      chosen.map(({ text, why }) => [this.multiple ? html`<p><strong>${text}</strong></p>` : nothing, wordsOf(why)]),
      misses ? html`<p>${this.t('quiz.missed')}</p>` : nothing,
    ];
  }

  protected override opensWith(word: string, token: string): boolean {
    const [only] = this.picked(token);
    return !this.multiple && only?.why?.textContent?.trim().startsWith(word) === true;
  }
}

function readRow(row: Element): OptionRow {
  const input = row.querySelector('input');
  const why = row.querySelector('.sam-why > div');
  if (!input) throw new Error('an option lacks its input');
  const text = row.querySelector('label > span:last-child')?.textContent?.trim() ?? '';
  return { id: input.value, correct: row.hasAttribute('data-correct'), input, text, why };
}
