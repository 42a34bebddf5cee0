import axe from 'axe-core';
import { expect } from 'chai';
import './tabs.element.ts';

const section = (n: number, text: string) => ({
  tab: `<button class="sam-tab" type="button" role="tab" id="b_t${n}" aria-controls="b_p${n}" aria-selected="${n === 1}"${n > 1 ? ' tabindex="-1"' : ''}>Fane ${n}</button>`,
  panel: `<div class="sam-panel" id="b_p${n}"><h3>Fane ${n}</h3><p>${text}</p></div>`,
});

function show() {
  const sections = [section(1, 'En.'), section(2, 'To.'), section(3, '<a href="#x">Tre</a>')];
  const main = document.createElement('main');
  main.innerHTML = `<h1>Side</h1><h2>Leksjon</h2><sam-tabs class="sam-tabs"><div class="sam-tab-list" role="tablist">${sections.map(({ tab }) => tab).join('')}</div>${sections.map(({ panel }) => panel).join('')}</sam-tabs>`;
  document.body.replaceChildren(main);
  const tabs = [...main.querySelectorAll<HTMLButtonElement>('.sam-tab')];
  const panels = [...main.querySelectorAll<HTMLElement>('.sam-panel')];
  const shown = () => panels.flatMap((panel, index) => (panel.hasAttribute('hidden') ? [] : [index + 1]));
  const chosen = () => tabs.flatMap((tab, index) => (tab.getAttribute('aria-selected') === 'true' ? [index + 1] : []));
  const reached = () => tabs.flatMap((tab, index) => (tab.tabIndex === 0 ? [index + 1] : []));
  const press = (key: string) =>
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  return { main, tabs, panels, press, state: () => [shown(), chosen(), reached()] };
}

const only = (n: number) => [[n], [n], [n]];

describe('sam-tabs', () => {
  it('shows the first section, and leaves the others within reach of search', () => {
    const { panels, state } = show();
    expect(state()).to.deep.equal(only(1));
    expect(panels[1]!.getAttribute('hidden')).to.equal('until-found');
    expect(panels.map((panel) => panel.getAttribute('role'))).to.deep.equal(['tabpanel', 'tabpanel', 'tabpanel']);
  });

  it('shows the section of a tab that is clicked', () => {
    const { tabs, state } = show();
    tabs[2]!.click();
    expect(state()).to.deep.equal(only(3));
  });

  it('goes from tab to tab by the arrows, round and round, and to both ends', () => {
    const { tabs, press, state } = show();
    tabs[0]!.focus();
    for (const [key, n] of [
      ['ArrowRight', 2],
      ['ArrowRight', 3],
      ['ArrowRight', 1],
      ['ArrowLeft', 3],
      ['Home', 1],
      ['End', 3],
    ] as const) {
      press(key);
      expect(state(), key).to.deep.equal(only(n));
      expect(document.activeElement, key).to.equal(tabs[n - 1]);
    }
    press('a');
    expect(state()).to.deep.equal(only(3));
  });

  it('chooses the tab of a section that search has found', () => {
    const { panels, state } = show();
    panels[1]!.dispatchEvent(new Event('beforematch', { bubbles: true }));
    expect(state()).to.deep.equal(only(2));
  });

  it('lets the keyboard into the section that shows if it has nothing to press, and never into one that is hidden', () => {
    const { tabs, panels } = show();
    expect(panels.map((panel) => panel.tabIndex)).to.deep.equal([0, -1, -1]);
    tabs[1]!.click();
    expect(panels.map((panel) => panel.tabIndex)).to.deep.equal([-1, 0, -1]);
    expect(panels[2]!.hasAttribute('tabindex'), 'has a link').to.equal(false);
  });

  it('keeps the chosen tab when it is moved in the document', () => {
    const { main, tabs, state } = show();
    tabs[1]!.click();
    main.append(main.querySelector('sam-tabs')!);
    expect(state()).to.deep.equal(only(2));
  });

  it('has no accessibility violations', async () => {
    const { main, tabs } = show();
    expect((await axe.run(main)).violations).to.deep.equal([]);
    tabs[1]!.click();
    expect((await axe.run(main)).violations).to.deep.equal([]);
  });
});
