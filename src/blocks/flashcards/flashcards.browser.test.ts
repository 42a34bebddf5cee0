import axe from 'axe-core';
import { expect } from 'chai';
import './flashcards.element.ts';

const card = (n: number) =>
  `<div class="sam-card"><dt><span id="f${n}">Forside ${n}</span><button class="sam-turn" type="button" id="s${n}" aria-expanded="false" aria-controls="a${n}" aria-labelledby="s${n} f${n}">Snu kortet</button></dt><dd id="a${n}">Bakside ${n}</dd></div>`;

function show() {
  const main = document.createElement('main');
  main.innerHTML = `<h1>Side</h1><sam-flashcards class="sam-cards"><dl>${card(1)}${card(2)}</dl></sam-flashcards>`;
  document.body.replaceChildren(main);
  const buttons = [...main.querySelectorAll('button')];
  const backs = [...main.querySelectorAll('dd')];
  const turned = () =>
    backs.map((back, index) => [!back.hasAttribute('hidden'), buttons[index]!.getAttribute('aria-expanded')]);
  return { main, buttons, backs, turned };
}

const down = [false, 'false'];
const up = [true, 'true'];

describe('sam-flashcards', () => {
  it('lays every card with its back down, within reach of search', () => {
    const { backs, turned } = show();
    expect(turned()).to.deep.equal([down, down]);
    expect(backs[0]!.getAttribute('hidden')).to.equal('until-found');
  });

  it('turns one card at its button, and back again; focus stays', () => {
    const { buttons, turned } = show();
    buttons[1]!.focus();
    buttons[1]!.click();
    expect(turned()).to.deep.equal([down, up]);
    expect(document.activeElement).to.equal(buttons[1]);
    buttons[1]!.click();
    expect(turned()).to.deep.equal([down, down]);
  });

  it('prints its cards alone, where there is a button for it', () => {
    const { main } = show();
    const cards = main.querySelector('sam-flashcards')!;
    cards.insertAdjacentHTML('beforeend', '<p><button type="button" data-act="print">Skriv ut kortene</button></p>');
    cards.connectedCallback(); // As if it had been there from the start.
    const { print } = window;
    let printed: Element | null = null;
    window.print = () => {
      printed = document.querySelector('.sam-printed');
    };
    cards.querySelector<HTMLButtonElement>('[data-act="print"]')!.click();
    window.print = print;
    expect(printed).to.equal(cards.querySelector('dl'));
    dispatchEvent(new Event('afterprint'));
    expect(document.querySelector('.sam-printed')).to.equal(null);
  });

  it('turns a card whose back search has found', () => {
    const { backs, turned } = show();
    backs[0]!.dispatchEvent(new Event('beforematch'));
    expect(turned()).to.deep.equal([up, down]);
  });

  it('turns a card once a click, also after it was moved in the document', () => {
    const { main, buttons, turned } = show();
    main.append(main.querySelector('sam-flashcards')!);
    buttons[0]!.click();
    expect(turned()).to.deep.equal([up, down]);
  });

  it('has no accessibility violations, whichever way the cards lie', async () => {
    const { main, buttons } = show();
    expect((await axe.run(main)).violations).to.deep.equal([]);
    buttons[0]!.click();
    expect((await axe.run(main)).violations).to.deep.equal([]);
  });
});
