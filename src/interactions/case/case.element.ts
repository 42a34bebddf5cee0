import { html, nothing, render, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { type Judgement, SamQuestion, wordsOf } from '../shared/question.element.ts';
import { type CaseStep, extend, pack, performed, walk } from './path.ts';

/** A choice as it stands in the document. */
interface CaseLink extends CaseStep {
  readonly text: string;
  /** The author's words, if they stand there. */
  readonly why: Element | null;
}

/**
 * @summary Upgrades a case: shows one node at a time, and keeps the way that was taken. The links of the document become its
 * buttons, and every end that is reached is an answer.
 */
export class SamCase extends SamQuestion {
  /** The choices that led to the node that shows. */
  private path: readonly CaseStep[] = [];

  /** Letter of the choice that is told of above the node; one that leads back is not on the path. */
  private told: string | undefined;

  private nodes = new Map<string, HTMLElement>();
  private links = new Map<string, CaseLink>();
  /** The way that was last answered with, in this run through. */
  private answered: string | undefined;
  private hasActed = false;
  private readonly lateness = new MutationObserver(() => this.show());

  override get token(): string {
    return pack(this.path);
  }

  override get isAnswered(): boolean {
    return this.path.length > 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('click', this.handleClick);
    this.addEventListener('keydown', this.handleKey);
    this.lateness.observe(document.documentElement, { attributeFilter: ['class'] });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.lateness.disconnect();
  }

  protected override get prompt(): string {
    return this.querySelector('.sam-case-intro p:not(.sam-case-mark)')?.textContent?.trim() ?? '';
  }

  protected override adopt(): void {
    for (const node of this.querySelectorAll<HTMLElement>('.sam-case-node')) {
      const from = this.nodeId(node.id);
      this.nodes.set(from, node);
      for (const link of node.querySelectorAll<HTMLAnchorElement>('a[data-letter], .sam-case-again a')) {
        link.setAttribute('role', 'button');
        const letter = link.dataset.letter ?? '';
        const why = link.parentElement?.querySelector('.sam-why > div') ?? null;
        const text = link.textContent?.trim() ?? '';
        if (letter) this.links.set(letter, { letter, from, to: this.nodeId(link.hash.slice(1)), text, why });
      }
    }
    this.adoptHash();
    this.show();
  }

  protected override fill(token: string): void {
    this.path = walk(this.start, this.links, token);
    this.told = this.path.at(-1)?.letter;
  }

  protected override judgementOf(token: string): Judgement {
    const decisions = [...this.nodes].filter(([, node]) => !isEnd(node));
    return {
      type: 'performance',
      response: performed(walk(this.start, this.links, token)),
      correctPatterns: [],
      scaled: 1,
      isMarked: false,
      components: { steps: decisions.map(([id, node]) => ({ id, text: titleOf(node) })) },
    };
  }

  protected override explain(): unknown {
    return nothing; // Each choice is told of when it is made.
  }

  protected override updated(): void {
    this.show();
    const rich = this.querySelector<HTMLElement>('.sam-rich');
    if (rich) render(this.path.length > 0 ? keyed(this.token, this.trail()) : nothing, rich);
  }

  private get start(): string {
    return [...this.nodes.keys()][0] ?? '';
  }

  private get current(): string {
    return this.path.at(-1)?.to ?? this.start;
  }

  /** Id of a node by that of its section. */
  private nodeId(id: string): string {
    return id.slice(this.id.length + 1);
  }

  /** A link that was used before the upgrade, while the node it led to did not show yet. */
  private adoptHash(): void {
    const used = [...this.links.values()].find(
      ({ from, to }) => from === this.start && location.hash === `#${this.id}-${to}`,
    );
    const view = this.closest('.sam-view');
    if (!used || !view || this.isReading) return;
    this.fill(used.letter);
    history.replaceState(history.state, '', `#${view.id}`); // Or it would be used again at the next launch.
  }

  /** Whether the player came so late that the learner has the whole text before them: it stays until they move on. */
  private get isReading(): boolean {
    return !this.hasActed && document.documentElement.classList.contains('late');
  }

  /** Shows one node; the others stay within reach of find-in-page, and of print. */
  private show(): void {
    const { current } = this;
    for (const [id, node] of this.isReading ? [] : this.nodes) {
      if (id === current) node.removeAttribute('hidden');
      else node.setAttribute('hidden', 'until-found');
    }
    const ask = this.nodes.get(current)?.querySelector('.sam-case-ask');
    const text = this.word('decision', { n: this.path.length + 1 });
    if (ask && ask.textContent !== text) ask.textContent = text;
  }

  private handleClick = (event: MouseEvent): void => {
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>('a[role="button"]') : null;
    const node = link?.closest('.sam-case-node');
    // In a node that search has brought forth it is a link, as in the plain document.
    if (!link || node !== this.nodes.get(this.current)) return;
    event.preventDefault();
    if (event.detail > 1) return; // The second of a double click would choose in the next node.
    const chosen = this.links.get(link.dataset.letter ?? '');
    if (chosen) this.choose(chosen);
    else this.restart();
  };

  /** A link that is a button answers to Space too. */
  private handleKey = (event: KeyboardEvent): void => {
    if (event.key !== ' ' || !(event.target instanceof HTMLAnchorElement)) return;
    if (event.target.getAttribute('role') !== 'button') return; // An ordinary link is no button: Space scrolls there.
    event.preventDefault();
    if (!event.repeat) event.target.click();
  };

  private handleBack = (): void => this.go(this.path.slice(0, -1));

  private choose(step: CaseLink): void {
    this.go(extend(this.path, step), step.letter);
    const { token } = this;
    if (!isEnd(this.nodes.get(this.current)) || token === this.answered) return;
    this.answered = token;
    this.emit('sam-answered', this.judge());
  }

  private restart(): void {
    this.answered = undefined;
    this.go([]);
  }

  private go(path: readonly CaseStep[], told = path.at(-1)?.letter): void {
    this.hasActed = true;
    this.path = path;
    this.told = told;
    this.requestUpdate();
    this.noteChange();
    void this.arrive();
  }

  /** One pattern for every move: focus on the heading, and what is told above it in view. */
  private async arrive(): Promise<void> {
    await this.updateComplete;
    const node = this.nodes.get(this.current);
    node?.querySelector<HTMLElement>('h3')?.focus({ preventScroll: true });
    const first = this.told === undefined ? node : this.container;
    const top = first?.getBoundingClientRect().top ?? 0;
    if (top < 0 || top > innerHeight / 3) first?.scrollIntoView({ block: 'start', behavior: 'instant' });
  }

  private trail(): TemplateResult {
    return html`
      <p class="sam-case-mark">${this.word('trail')}</p>
      <ol class="sam-case-trail">
        ${this.path.map(
          ({ letter, from }) =>
            html`<li>${titleOf(this.nodes.get(from))} <strong>${this.links.get(letter)?.text}</strong></li>`,
        )}
      </ol>
      <button class="ds-button sam-prev" type="button" data-variant="tertiary" @click=${this.handleBack}>${this.word('back')}</button>
    `;
  }

  /** What came of the last choice; focus goes to the heading below it. */
  override render(): TemplateResult | typeof nothing {
    const link = this.links.get(this.told ?? '');
    if (!link) return nothing;
    return html`${keyed(
      `${this.token} ${link.letter}`,
      html`<div class="sam-case-told"><p><strong>${this.word('chose', { text: link.text })}</strong></p>${wordsOf(link.why)}</div>`,
    )}`;
  }
}

const isEnd = (node: HTMLElement | undefined): boolean => node?.dataset.end !== undefined;

const titleOf = (node: HTMLElement | undefined): string => node?.querySelector('h3')?.textContent?.trim() ?? '';

customElements.define('sam-case', SamCase);

declare global {
  interface HTMLElementTagNameMap {
    'sam-case': SamCase;
  }
}
