import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { PrivateChange, PrivateStore } from '../../model/private-store.ts';
import { SamElement } from '../../ui/element.ts';
import { wordOf } from '../../ui/words.ts';
import { printOnly } from './print.element.ts';

/** How it stands with what is in the form. */
type Phase = 'idle' | 'saving' | 'kept' | 'unkept' | 'deleted' | 'stays';

const pauseMs = 400;

/**
 * Base of what a learner writes or chooses for themselves alone: adopts the form that stands in the document, and keeps what is in it
 * in the store it is given. It emits nothing: what is in it is nobody else's (design.md decision 12).
 */
export abstract class SamPrivate extends SamElement {
  /** Where it is kept. Not there as long as nobody knows whose it is: then it stands in the form. */
  @property({ attribute: false }) store?: PrivateStore;

  @state() private phase: Phase = 'idle';

  /** Said to a screen reader once; what stands there for the eye changes too often for that. */
  @state() protected said = '';

  private told: Phase = 'idle';

  /** Whether the learner has put in something that the device does not have. */
  private isAhead = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private forgetStore = (): void => {};
  private lastDeleted = '';

  /** What is in the form, as the text that is kept; `''` = nothing. */
  protected abstract read(): string;

  /** Puts such a text into the form; what cannot be read leaves it empty. */
  protected abstract fill(value: string): void;

  /** What stands when there was something on the device, and the learner had begun before it was read. */
  protected combine(_kept: string, here: string): string {
    return here;
  }

  /** A button of the form was pressed. */
  protected act(_name: string): void {}

  /** Name in the store. */
  protected get name(): string {
    return this.id;
  }

  /** What shows over the line that says where it is kept. */
  protected result(): unknown {
    return nothing;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.isAhead = this.read() !== '';
    for (const type of ['input', 'change', 'submit', 'click']) this.addEventListener(type, this);
    addEventListener('pagehide', this);
    document.addEventListener('visibilitychange', this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const type of ['input', 'change', 'submit', 'click']) this.removeEventListener(type, this);
    removeEventListener('pagehide', this);
    document.removeEventListener('visibilitychange', this);
    this.flush();
    this.forgetStore();
  }

  handleEvent(event: Event): void {
    if (event.type === 'submit') event.preventDefault();
    else if (event.type === 'click') this.handleClick(event);
    else if (event.type === 'input') this.note();
    else this.flush(); // The learner leaves the field, or the page.
  }

  protected override get container(): HTMLElement {
    const container = this.querySelector<HTMLElement>('.sam-kept');
    if (!container) throw new Error(`#${this.id} has no place to say where it is kept`);
    return container;
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('store')) return;
    this.forgetStore();
    this.forgetStore = this.store?.onChange(this.handleStore) ?? this.forgetStore;
    this.meet();
  }

  /** A word of the interface that the form brought. */
  protected word(name: string, values?: Readonly<Record<string, string | number>>): string {
    return wordOf(this, name, values);
  }

  /** What is in the form is kept, now. */
  protected async save(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const { store } = this;
    if (!store) return;
    const value = this.read();
    const done = await store.set(this.name, value === '' ? undefined : value);
    if (this.read() !== value) return; // There is more already, and it will be saved.
    this.isAhead = !done;
    this.stand(value === '' ? 'idle' : done ? 'kept' : 'unkept');
  }

  /** A field grows with what is in it, for paper shows no more than that. */
  protected override updated(): void {
    for (const field of this.querySelectorAll('textarea')) field.rows = Math.max(field.rows, linesIn(field.value));
  }

  private stand(phase: Phase): void {
    this.phase = phase;
    if (this.told !== phase) this.said = this.line;
    this.told = phase;
  }

  private note(): void {
    this.isAhead = true;
    if (this.store?.keeps) this.phase = 'saving';
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.save(), pauseMs);
    this.requestUpdate();
  }

  private flush(): void {
    if (this.timer !== undefined) void this.save();
  }

  private handleStore = ({ type }: PrivateChange): void => {
    if (type === 'read') this.meet();
    else if (type === 'keeping' && this.isAhead) void this.save();
    this.requestUpdate();
  };

  /** The form and what was kept come together: nothing of the learner's is lost. */
  private meet(): void {
    const kept = this.store?.get(this.name);
    const here = this.read();
    if (kept !== undefined && kept !== here) this.fill(this.isAhead && here !== '' ? this.combine(kept, here) : kept);
    if (this.isAhead) void this.save();
    else if (kept !== undefined) this.phase = this.store?.keeps ? 'kept' : 'unkept';
  }

  private handleClick(event: Event): void {
    const { act } = (event.target as Element).closest<HTMLElement>('[data-act]')?.dataset ?? {};
    if (act === 'delete') void this.delete();
    else if (act === 'undo') this.undo();
    else if (act === 'print') printOnly([this]);
    else if (act) this.act(act);
  }

  private async delete(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.lastDeleted = this.read();
    this.fill('');
    this.isAhead = false;
    const done = !this.store || (await this.store.set(this.name, undefined));
    this.stand(done ? 'deleted' : 'stays');
  }

  private undo(): void {
    this.fill(this.lastDeleted);
    this.isAhead = true;
    void this.save();
    this.querySelector<HTMLElement>('form :is(textarea, input)')?.focus();
  }

  private get line(): string {
    const { phase, store } = this;
    if (phase === 'deleted' || phase === 'stays') return this.word(phase);
    if (!store) return '';
    if (!store.keeps || phase === 'unkept') return this.word('unkept');
    return phase === 'saving' ? this.t('status.saving') : this.word(phase === 'kept' ? 'kept' : 'will');
  }

  override render(): unknown {
    if (!this.store && this.phase === 'idle' && this.said === '') return this.result();
    const mayUndo = this.phase === 'deleted' && this.lastDeleted !== '';
    return html`${this.result()}
      <p class="sam-kept-line">
        ${this.line}
        ${mayUndo ? html`<button class="ds-button" data-variant="tertiary" type="button" data-act="undo">${this.word('undo')}</button>` : nothing}
      </p>
      <p class="sam-sr" role="status">${this.said}</p>`;
  }
}

/** About so many, at the width of a sheet of paper. */
const linesIn = (text: string): number =>
  text.split('\n').reduce((sum, line) => sum + 1 + Math.floor(line.length / 60), 0);
