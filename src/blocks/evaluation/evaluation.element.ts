import { html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { SamPrivate } from '../shared/private.element.ts';
import { fillTicks, parseKept, readTicks, statementsOf, textOf } from '../shared/ticks.element.ts';
import { toCsv } from './csv.ts';

/** @summary Keeps the answers of the evaluation, and gives them to the learner as a file. */
export class SamEvaluation extends SamPrivate {
  @state() private isTaken = false;

  protected override read(): string {
    const ticks = readTicks(this);
    const party = this.party?.value ?? '';
    const texts = this.fields.map(({ value }) => value);
    const isEmpty = party === '' && !/[^-]/.test(ticks) && texts.every((text) => text === '');
    return isEmpty ? '' : JSON.stringify({ party, ticks, of: statementsOf(this), texts });
  }

  protected override fill(value: string): void {
    const { party, ticks, of, texts } = parseKept(value);
    for (const input of this.querySelectorAll<HTMLInputElement>('.sam-party input'))
      input.checked = input.value === party;
    fillTicks(this, of === statementsOf(this) ? textOf(ticks) : '');
    for (const [index, field] of this.fields.entries()) field.value = Array.isArray(texts) ? textOf(texts[index]) : '';
    this.isTaken = false;
  }

  protected override act(name: string): void {
    if (name !== 'download') return;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([toCsv(this.rows())], { type: 'text/csv;charset=utf-8' }));
    link.download = `${this.word('file')}.csv`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    this.isTaken = true;
    this.said = this.word('saved');
  }

  /** Questions and answers as they stand in the form, in words. */
  private rows(): readonly (readonly string[])[] {
    const choices = [...this.querySelectorAll('fieldset')].map((fieldset) => [
      wordsIn(fieldset.querySelector('legend')),
      wordsIn(fieldset.querySelector('input:checked')?.nextElementSibling),
    ]);
    const texts = this.fields.map((field) => [wordsIn(field.labels?.[0]), field.value]);
    return [[this.word('question'), this.word('answer')], ...choices, ...texts];
  }

  private get party(): HTMLInputElement | null {
    return this.querySelector('.sam-party input:checked');
  }

  private get fields(): readonly HTMLTextAreaElement[] {
    return [...this.querySelectorAll('textarea')];
  }

  protected override result(): unknown {
    return this.isTaken ? html`<p>${this.word('saved')}</p>` : nothing;
  }
}

const wordsIn = (element: Element | null | undefined): string =>
  element?.textContent?.replace(/\s+/g, ' ').trim() ?? '';

customElements.define('sam-evaluation', SamEvaluation);

declare global {
  interface HTMLElementTagNameMap {
    'sam-evaluation': SamEvaluation;
  }
}
