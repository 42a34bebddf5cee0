declare global {
  interface HTMLElementTagNameMap {
    'sam-tabs': SamTabs;
  }
}

/** Keys that move from tab to tab: where to, from `index` of `count`. */
const moves: Readonly<Record<string, (index: number, count: number) => number>> = {
  ArrowLeft: (index, count) => (index + count - 1) % count,
  ArrowRight: (index, count) => (index + 1) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/**
 * @summary Puts the sections of a block behind the tabs that stand in it (ARIA Authoring Practices, «Tabs», automatic activation).
 * A hidden section is still found by search, and then its tab is chosen.
 */
export class SamTabs extends HTMLElement {
  private tabs: readonly HTMLButtonElement[] = [];

  connectedCallback(): void {
    this.tabs = [...this.querySelectorAll<HTMLButtonElement>('.sam-tab')];
    for (const [index, tab] of this.tabs.entries()) {
      const panel = panelOf(tab);
      panel?.setAttribute('role', 'tabpanel');
      panel?.setAttribute('aria-labelledby', tab.id);
      panel?.addEventListener('beforematch', () => this.choose(index));
      tab.addEventListener('click', () => this.choose(index));
    }
    this.addEventListener('keydown', this.handleKey);
    this.choose(Math.max(0, this.tabs.findIndex(isChosen)));
  }

  disconnectedCallback(): void {
    this.removeEventListener('keydown', this.handleKey);
  }

  private handleKey = (event: KeyboardEvent): void => {
    const index = event.target instanceof HTMLButtonElement ? this.tabs.indexOf(event.target) : -1;
    const to = event.ctrlKey || event.altKey || event.metaKey ? undefined : moves[event.key]?.(index, this.tabs.length);
    if (index < 0 || to === undefined) return;
    event.preventDefault();
    this.choose(to);
    this.tabs[to]?.focus();
  };

  private choose(chosen: number): void {
    for (const [index, tab] of this.tabs.entries()) {
      const isOther = index !== chosen;
      tab.setAttribute('aria-selected', String(!isOther));
      tab.tabIndex = isOther ? -1 : 0;
      const panel = panelOf(tab);
      if (isOther) panel?.setAttribute('hidden', 'until-found');
      else panel?.removeAttribute('hidden');
      // One that is left for the browser's search would take focus, unseen.
      if (!panel?.querySelector('a, button, input, summary')) panel?.setAttribute('tabindex', isOther ? '-1' : '0');
    }
  }
}

const isChosen = (tab: Element): boolean => tab.getAttribute('aria-selected') === 'true';

const panelOf = (tab: Element): HTMLElement | null => document.getElementById(tab.getAttribute('aria-controls') ?? '');

customElements.define('sam-tabs', SamTabs);
