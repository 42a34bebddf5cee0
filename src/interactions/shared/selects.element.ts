import { html, nothing } from 'lit';
import type { InteractionPart } from '../../model/interaction.ts';
import { checkIcon, rethinkIcon } from '../../ui/icons.ts';
import { type Chosen, decodePairs, encodePairs, markPairs, pairsPattern } from './pairs.ts';
import { type Judgement, SamQuestion, wordsOf } from './question.element.ts';

/** A source with its native list, as they stand in the document. */
export interface SelectRow extends InteractionPart {
  readonly select: HTMLSelectElement;
  readonly targets: readonly InteractionPart[];
  /** Id of its right target. */
  readonly right: string;
}

/** Base of the kinds that are answered by choosing a target for each source. */
export abstract class SamSelects extends SamQuestion {
  protected rows: readonly SelectRow[] = [];

  override get token(): string {
    const answered = this.rows.filter(({ select }) => select.value !== '');
    return this.encode(new Map(answered.map(({ id, select }) => [id, select.value])));
  }

  override get isAnswered(): boolean {
    return this.rows.every(({ select }) => select.value !== '');
  }

  override get isBegun(): boolean {
    return this.rows.some(({ select }) => select.value !== '');
  }

  protected override get required(): string {
    return this.word('required');
  }

  protected override adopt(): void {
    this.rows = [...this.querySelectorAll('select')].map(readRow);
  }

  protected override fill(token: string): void {
    const chosen = this.decode(token);
    for (const { id, select } of this.rows) select.value = chosen.get(id) ?? '';
  }

  protected encode(chosen: Chosen): string {
    return encodePairs(chosen);
  }

  /** Only what the lists still have. */
  protected decode(token: string): Chosen {
    const pairs = this.rows.flatMap(({ id, targets }) => [...decodePairs(token, [id], idsOf(targets))]);
    return new Map(pairs);
  }

  /** Every target of every list, once. */
  protected get targets(): readonly InteractionPart[] {
    return [...new Map(this.rows.flatMap(({ targets }) => targets).map((target) => [target.id, target])).values()];
  }

  protected override judgementOf(token: string): Judgement {
    const { rows, targets } = this;
    const [ids, chosen, right] = [idsOf(rows), this.decode(token), new Map(rows.map((row) => [row.id, row.right]))];
    return {
      type: 'matching',
      response: pairsPattern(chosen, ids),
      correctPatterns: [pairsPattern(right, ids)],
      scaled: markPairs(right, chosen),
      components: { source: rows.map(({ id, text }) => ({ id, text })), target: targets },
    };
  }

  /** Where the author's words about an answer stand: with the source, unless each target has its own. */
  protected whyId(source: string, _target: string): string {
    return source;
  }

  /** Whether what is placed carries its sign itself: then there is only to tell of what is wrong. */
  protected get isSigned(): boolean {
    return false;
  }

  /** Each source on a line of its own: right or not, what was chosen, and why. */
  protected override explain(token: string): unknown {
    const chosen = this.decode(token);
    const { isSigned } = this;
    const told = this.rows.filter(({ id, right }) => !isSigned || chosen.get(id) !== right);
    const lines = told.map(({ id, text, targets, right }) => {
      const target = targets.find((each) => each.id === chosen.get(id));
      const isRight = target?.id === right;
      const why = this.querySelector(`[data-why="${this.whyId(id, target?.id ?? '')}"]`);
      const word = this.t(isRight ? 'quiz.correct' : 'quiz.incorrect');
      const mark = html`${isRight ? checkIcon : rethinkIcon} ${why?.textContent?.trim().startsWith(word) ? nothing : html`<strong>${word}:</strong>`}`;
      return html`<li>
        <p>${isSigned ? nothing : mark} ${text} – ${target?.text}</p>
        ${wordsOf(why)}
      </li>`;
    });
    // What is right carries its sign; who does not see it is told here.
    const right = this.rows
      .filter((row) => !told.includes(row))
      .map(({ text }) => `${this.t('quiz.correct')}: ${text}`);
    return html`<p class="sam-sr">${right.join('. ')}</p><ul class="sam-lines">${lines}</ul>`;
  }
}

const idsOf = (parts: readonly InteractionPart[]): string[] => parts.map(({ id }) => id);

function readRow(select: HTMLSelectElement): SelectRow {
  const options = [...select.options].filter(({ value }) => value !== '');
  return {
    id: select.dataset.source ?? '',
    text: plain(select.ariaLabel ?? select.labels[0]?.querySelector('span')?.textContent),
    select,
    targets: options.map(({ value, text }) => ({ id: value, text })),
    right: options.find((option) => option.hasAttribute('data-correct'))?.value ?? '',
  };
}

const plain = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();
