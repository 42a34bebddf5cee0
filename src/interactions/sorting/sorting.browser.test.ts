import axe from 'axe-core';
import { expect } from 'chai';
import { testAdoption } from '../adoption.contract.ts';
import { pairsHtml, showSelects } from '../shared/selects.contract.ts';

const html = pairsHtml('sam-sorting');

/** Shows the question with its board of buttons. */
async function show() {
  const shown = await showSelects('sam-sorting', html, { unseen: true });
  const { question } = shown;
  const button = (selector: string) => question.querySelector<HTMLButtonElement>(selector)!;
  const press = async (pressed: HTMLButtonElement) => {
    pressed.focus();
    pressed.click();
    await question.updateComplete;
    await question.updateComplete;
  };
  const card = (id: string) => button(`[data-card="${id}"]`);
  const place = (target: string) => button(`[aria-label="Legg her: Mål ${target}"]`);
  return {
    ...shown,
    card,
    place,
    press,
    back: () => button('.sam-pool .sam-drop'),
    said: () => question.querySelector('.sam-said')?.textContent,
    cards: (target: string) =>
      [...place(target).closest('li')!.querySelectorAll<HTMLElement>('.sam-pick')]
        .map((each) => each.dataset.card)
        .join(''),
  };
}

describe('sam-sorting', () => {
  testAdoption({ tag: 'sam-sorting', html, upgrade: () => import('./sorting.element.ts') });

  it('draws its board only while nobody sees the lists', async () => {
    const { question } = await showSelects('sam-sorting', html);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(question.querySelector('.sam-rich')!.childElementCount).to.equal(0);
    question.parentElement!.hidden = true;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(question.querySelectorAll('.sam-pick')).to.have.lengthOf(3);
  });

  it('lays a picked item in a list, tells of it, and keeps focus on it', async () => {
    const { card, place, press, said, values, cards, heard } = await show();
    expect(place('d').disabled, 'nothing is picked').to.equal(true);
    await press(card('b'));
    expect(card('b').getAttribute('aria-pressed')).to.equal('true');
    expect(said()).to.equal('Valgt: Kilde b. Velg hvor det hører til.');
    expect(heard, 'to pick is no answer').to.deep.equal([]);
    await press(place('e'));
    expect(said()).to.equal('Kilde b er lagt under Mål e.');
    expect(document.activeElement).to.equal(card('b'));
    expect([cards('e'), values()]).to.deep.equal(['b', 'e']);
    expect(heard).to.deep.equal([{ type: 'sam-interacted', detail: { interactionId: 'q_prove', token: '-e' } }]);
  });

  it('lets a picked item go, moves it, and takes it back', async () => {
    const { card, place, press, back, said, values, cards } = await show();
    await press(card('a'));
    await press(card('a'));
    expect([card('a').getAttribute('aria-pressed'), said()]).to.deep.equal(['false', 'Kilde a er ikke valgt lenger.']);
    await press(card('a'));
    await press(place('d'));
    await press(card('a'));
    expect(place('d').disabled, 'it lies there').to.equal(true);
    await press(place('f'));
    expect([cards('d'), cards('f')]).to.deep.equal(['', 'a']);
    await press(card('a'));
    await press(back());
    expect([cards('f'), values(), said()]).to.deep.equal(['', '', 'Kilde a er tatt tilbake.']);
    expect(document.activeElement).to.equal(card('a'));
  });

  it('judges what was placed as if it had been chosen in the lists', async () => {
    const { question, card, place, press, submit, lines, answers } = await show();
    for (const [source, target] of ['ad', 'bd', 'cd']) {
      await press(card(source!));
      await press(place(target!));
    }
    submit();
    await question.updateComplete;
    expect(lines()).to.deep.equal(['Kilde b – Mål d Fordi b.']);
    expect([card('a'), card('b')].map((each) => each.querySelector('[role=img]')?.ariaLabel)).to.deep.equal([
      'Riktig',
      'Ikke riktig',
    ]);
    expect(answers()[0]).to.deep.include({ token: 'ddd', response: 'a[.]d[,]b[.]d[,]c[.]d' });
    expect(answers()[0]?.scaled).to.be.closeTo(2 / 3, 1e-9);
  });

  it('shows an earlier answer on the board', async () => {
    const { question, cards, said, heard } = await show();
    question.answer = { token: 'dfd', tries: 1, scaled: 0 };
    await question.updateComplete;
    expect([cards('d'), cards('e'), cards('f')]).to.deep.equal(['ac', '', 'b']);
    expect(said(), 'the signs say it').to.equal('');
    expect(heard).to.deep.equal([]);
  });

  it('has no accessibility violations in any state', async () => {
    const { question, card, place, press, submit } = await show();
    const violations = async () => (await axe.run(question)).violations;
    expect(await violations()).to.deep.equal([]);
    await press(card('a'));
    expect(await violations()).to.deep.equal([]);
    for (const id of 'abc') {
      if (card(id).getAttribute('aria-pressed') !== 'true') await press(card(id));
      await press(place('d'));
    }
    submit();
    await question.updateComplete;
    expect(await violations()).to.deep.equal([]);
  });
});
