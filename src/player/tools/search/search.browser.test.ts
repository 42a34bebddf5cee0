import axe from 'axe-core';
import { expect } from 'chai';
import type { PlayerPort } from '../tool.ts';
import { queryOf } from './find.ts';
import { search } from './search.ts';
import { findIn, readSections } from './search-index.ts';

const lesson = (index: number, text: string) => `<section class="sam-view" id="l_${index}">
  <p class="sam-eyebrow">Leksjon ${index}</p><h2 tabindex="-1">Tittel ${index}</h2>
  <div class="sam-text">${text}</div></section>`;

const question = `<form><fieldset><legend>Hva er en <em>drøft</em>ing?</legend><p class="sam-hint">Velg ett svar</p>
  <div class="sam-option"><label><input type="radio" name="a"><span>En samtale</span></label>
  <details class="sam-why"><summary>Vis svaret</summary><div><p>Fasiten er samtale.</p></div></details></div></fieldset>
  <div class="sam-feedback"><div>Fasiten er samtale.</div></div><textarea>fasit</textarea></form>`;

let gone: string[] = [];
const router = { current: 'l_0', open: () => {}, go: (id: string) => void gone.push(id) };
search({ router } as unknown as PlayerPort);

function show(...texts: readonly string[]) {
  document.documentElement.lang = 'nb';
  document.title = 'Kurs';
  gone = [];
  document.body.innerHTML = `<button id="sam-search">Søk</button><main>${texts.map((text, index) => lesson(index, text)).join('')}</main>`;
  document.querySelector<HTMLElement>('#sam-search')?.click();
}

const field = () => document.querySelector<HTMLInputElement>('#sam-search-field')!;
const hits = () => [...document.querySelectorAll<HTMLAnchorElement>('.sam-hits a')];
const status = () => document.querySelector('.sam-search [role=status]')?.textContent;
const told = () => new Promise((resolve) => setTimeout(resolve, 400));

function write(words: string): readonly string[] {
  field().value = words;
  field().dispatchEvent(new Event('input'));
  return hits().map(({ textContent }) => textContent ?? '');
}

const press = (key: string) =>
  document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));

describe('the search dialog', () => {
  afterEach(() => document.body.replaceChildren());

  it('finds a word across the marks in it, and marks it as text', () => {
    show(question, '<p>&lt;b&gt; drøftingsmøte</p>');
    expect(write('drofting')).to.deep.equal(['Hva er en drøfting?', '<b> drøftingsmøte']);
    expect([...document.querySelectorAll('mark')].map(({ textContent }) => textContent)).to.deep.equal([
      'drøfting',
      'drøfting',
    ]);
    expect(document.querySelector('.sam-hits b')).to.equal(null);
  });

  it('leaves out what would tell the answer, what was written, and what is not open', () => {
    show(question, '<p>samtale</p>');
    expect(write('fasit')).to.deep.equal([]);
    expect(write('samtale')).to.deep.equal(['En samtale', 'samtale']);
    document.querySelector('#l_1')?.setAttribute('data-locked', 'yes');
    expect(write('samtale')).to.deep.equal(['En samtale']);
  });

  it('tells how many there are, and gives advice where there are none', async () => {
    show('<p>En kaffe.</p><p>To kaffe.</p>');
    write('kaffe');
    await told();
    expect(status()).to.equal('2 treff');
    write('te på deg');
    await told();
    expect(status()).to.equal('Ingen treff på «te på deg». Prøv et kortere ord, eller sjekk hvordan det er skrevet.');
    write('k');
    await told();
    expect(status()).to.equal('Skriv minst to tegn.');
    write('');
    await told();
    expect(status()).to.equal('');
  });

  it('is walked by arrows, and goes to the hit, also within what is folded', () => {
    show('<p>Kaffe.</p><details><summary>Mer</summary><p>Kaffe til.</p></details>');
    write('kaffe');
    field().focus();
    press('ArrowDown');
    press('ArrowDown');
    press('ArrowDown');
    expect(document.activeElement).to.equal(hits()[1]);
    press('ArrowUp');
    press('ArrowUp');
    expect(document.activeElement).to.equal(field());
    hits()[1]!.click();
    expect(document.querySelector('dialog')?.open ?? false).to.equal(false);
    expect(document.querySelector('details')!.open).to.equal(true);
    expect(document.activeElement?.textContent).to.equal('Kaffe til.');
    expect(gone).to.deep.equal([]);
  });

  it('shows no more than fifty, and says so', async () => {
    show('<p>Kaffe.</p>'.repeat(60));
    expect(write('kaffe')).to.have.lengthOf(50);
    await told();
    expect(status()).to.equal('60 treff. Her er de 50 første. Skriv mer for å finne det rette.');
  });

  it('is quick in a module of 500 lessons', () => {
    show();
    const words = 'Arbeidsmiljøutvalget drøfter hvordan nye verktøy endrer arbeidsdagen, og hvem som tar valgene. ';
    document.querySelector('main')!.innerHTML = Array.from({ length: 500 }, (_, index) =>
      lesson(index, `<p>${words.repeat(5)}</p>`.repeat(8)),
    ).join('');
    const began = performance.now();
    const sections = readSections();
    const read = performance.now();
    expect(findIn(sections, queryOf('drofter verktoy'))).to.have.lengthOf(500);
    const found = performance.now();
    // Some 0.2 s on a machine at rest; one that tests may be ten times as slow.
    expect(read - began, 'reading').to.be.below(6_000);
    expect(found - read, 'finding').to.be.below(1_500);
  });

  it('has no accessibility violations, with hits and without', async () => {
    show('<p>Kaffe.</p>');
    write('kaffe');
    await told();
    expect((await axe.run('dialog')).violations).to.deep.equal([]);
    write('te til alle');
    await told();
    expect((await axe.run('dialog')).violations).to.deep.equal([]);
  });
});
