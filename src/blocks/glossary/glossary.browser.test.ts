import axe from 'axe-core';
import { expect } from 'chai';
import { toHtml } from 'hast-util-to-html';
import { wordsFor } from '../../i18n/words.ts';
import { glossaryView } from './glossary.ts';
import './glossary.element.ts';

const entries = [
  { id: 'ord_1', term: 'drøfting', text: 'Vi snakker sammen.', lessons: [{ id: 'l_a', title: 'Leksjon' }] },
  { id: 'ord_2', term: 'verneombud', text: 'En som passer på.', lessons: [{ id: 'l_a', title: 'Leksjon' }] },
];

function show(width = '40rem') {
  const main = document.createElement('main');
  main.innerHTML =
    `<div style="position: relative; width: ${width}"><p>Først <a class="sam-word" href="#ord_1">drøfting</a>, så ` +
    `<a class="sam-word" href="#ord_2">verneombudet</a>.</p></div>${toHtml(glossaryView(entries, wordsFor('nb')))}`;
  document.body.replaceChildren(main);
  const [first, second] = main.querySelectorAll<HTMLAnchorElement>('a.sam-word');
  return {
    main,
    first: first!,
    second: second!,
    bubbles: () => [...main.querySelectorAll<HTMLElement>('.sam-bubble')],
  };
}

const press = (key: string) =>
  document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));

describe('sam-glossary', () => {
  afterEach(() => document.body.replaceChildren());

  it('makes the words buttons that are closed', () => {
    const { first, bubbles } = show();
    expect(first.getAttribute('role')).to.equal('button');
    expect(first.ariaExpanded).to.equal('false');
    expect(bubbles()).to.have.lengthOf(0);
  });

  it('opens the word right behind itself, goes nowhere, and closes at the second click', () => {
    const { first, bubbles } = show();
    const before = location.hash;
    first.click();
    expect(location.hash).to.equal(before);
    expect(first.ariaExpanded).to.equal('true');
    expect(bubbles().map(({ textContent }) => textContent)).to.deep.equal(['drøftingVi snakker sammen.Lukk']);
    expect(first.nextElementSibling).to.equal(bubbles()[0]);
    first.click();
    expect(bubbles()).to.have.lengthOf(0);
    expect(first.ariaExpanded).to.equal('false');
  });

  it('has one open at a time, and closes at a click elsewhere', () => {
    const { first, second, bubbles } = show();
    first.click();
    second.click();
    expect(bubbles()).to.have.lengthOf(1);
    expect(first.ariaExpanded).to.equal('false');
    document.querySelector('h2')!.click();
    expect(bubbles()).to.have.lengthOf(0);
  });

  it('is opened by Space, and closed by Escape or its button, with focus back on the word', () => {
    const { first, bubbles } = show();
    first.focus();
    press(' ');
    expect(bubbles()).to.have.lengthOf(1);
    const close = bubbles()[0]!.querySelector('button')!;
    close.focus();
    press('Escape');
    expect(bubbles()).to.have.lengthOf(0);
    expect(document.activeElement).to.equal(first);
    press(' ');
    bubbles()[0]!.querySelector('button')!.click();
    expect(bubbles()).to.have.lengthOf(0);
    expect(document.activeElement).to.equal(first);
  });

  it('stays within a narrow column', () => {
    const { second, bubbles, main } = show('15rem');
    const style = document.createElement('style');
    style.textContent = '.sam-bubble { display: grid; position: absolute; width: min(22rem, 100%); }';
    main.append(style);
    second.click();
    const box = bubbles()[0]!.getBoundingClientRect();
    const column = main.querySelector('div')!.getBoundingClientRect();
    expect(box.left).to.be.at.least(column.left);
    expect(box.right).to.be.at.most(column.right);
    expect(box.top).to.be.at.least(second.getBoundingClientRect().bottom);
  });

  it('listens no more when it is gone', () => {
    const { first, main, bubbles } = show();
    main.querySelector('sam-glossary')!.remove();
    first.addEventListener('click', (event) => event.preventDefault());
    first.click();
    expect(bubbles()).to.have.lengthOf(0);
  });

  it('has no accessibility violations, closed or open', async () => {
    const { main, first } = show();
    expect((await axe.run(main)).violations).to.deep.equal([]);
    first.click();
    expect((await axe.run(main)).violations).to.deep.equal([]);
  });
});
