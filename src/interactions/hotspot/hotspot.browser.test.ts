import axe from 'axe-core';
import { expect } from 'chai';
import type { ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { wordsFor } from '../../i18n/words.ts';
import type { AnswerRecord } from '../../model/answer.ts';
import { testAdoption } from '../adoption.contract.ts';
import { hotspotForm } from './form.ts';

const text = (value: string) => [{ type: 'text' as const, value }];
const src = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300"/>')}`;
const image: ElementContent = { type: 'element', tagName: 'img', properties: { src, alt: 'En skjerm' }, children: [] };
const places = { a: { x: 10, y: 20 }, b: { x: 50, y: 50 }, c: { x: 100, y: 80 } };

const formHtml = (right: string) => {
  const spots = (['a', 'b', 'c'] as const).map((id) => ({
    id,
    text: text(`Sted ${id}`),
    why: text(`Fordi ${id}.`),
    plainText: `Sted ${id}`,
    correct: right.includes(id),
    place: places[id],
  }));
  const source = { id: 'q_prove', image: [image], prompt: text('Hvor?'), spots, multiple: right.length > 1 };
  const styles = '<link rel="stylesheet" href="/src/interactions/hotspot/hotspot.css">';
  return styles + toHtml(hotspotForm(source, wordsFor('nb'), 'practice'));
};

/** Puts the question into the page, and listens to all it says. */
async function show(right = 'b') {
  const main = document.createElement('main');
  main.innerHTML = formHtml(right);
  document.body.replaceChildren(main);
  const styles = main.querySelector('link')!;
  if (!styles.sheet) await new Promise((resolve) => styles.addEventListener('load', resolve));
  await main.querySelector('img')!.decode();
  const question = main.querySelector('sam-hotspot')!;
  const heard: string[] = [];
  const answers: AnswerRecord[] = [];
  question.addEventListener('sam-interacted', ({ detail }) => heard.push(detail.token));
  question.addEventListener('sam-answered', ({ detail }) => answers.push(detail));
  await question.updateComplete;
  const buttons = [...question.querySelectorAll<HTMLButtonElement>('.sam-spot')];
  const pressed = () => buttons.map((button) => button.getAttribute('aria-pressed') === 'true');
  const ticked = () => [...question.querySelectorAll('input')].map(({ checked }) => checked);
  const submit = () => question.querySelector<HTMLButtonElement>('[type=submit]')!.click();
  const feedback = () => question.querySelector('.sam-feedback')!.textContent?.replace(/\s+/g, ' ').trim();
  return { question, heard, answers, buttons, pressed, ticked, submit, feedback };
}

describe('sam-hotspot', () => {
  testAdoption({ tag: 'sam-hotspot', html: formHtml('b'), upgrade: () => import('./hotspot.element.ts') });

  it('lays a button over each place, large enough for a finger and named by number and words', async () => {
    const { question, buttons } = await show();
    const box = question.querySelector('.sam-picture')!.getBoundingClientRect();
    const middles = buttons.map((button) => {
      const { x, y, width, height } = button.getBoundingClientRect();
      expect(Math.min(width, height)).to.be.at.least(44);
      return [Math.round(x + width / 2 - box.x), Math.round(y + height / 2 - box.y)];
    });
    expect(middles.slice(0, 2)).to.deep.equal([
      [Math.round(box.width * 0.1), Math.round(box.height * 0.2)],
      [Math.round(box.width * 0.5), Math.round(box.height * 0.5)],
    ]);
    expect(middles[2]?.[0], 'a place on the edge stays inside').to.equal(Math.round(box.width) - 22);
    expect(buttons.map(({ ariaLabel }) => ariaLabel)).to.deep.equal([
      'Punkt 1 i bildet: Sted a',
      'Punkt 2 i bildet: Sted b',
      'Punkt 3 i bildet: Sted c',
    ]);
    expect(question.querySelector('svg')!.checkVisibility(), 'the numbers beneath').to.equal(false);
  });

  it('ticks the row of the button, and presses the button of the row', async () => {
    const { question, heard, buttons, pressed, ticked } = await show();
    buttons[0]?.focus();
    buttons[0]?.click();
    expect([pressed(), ticked()]).to.deep.equal([
      [true, false, false],
      [true, false, false],
    ]);
    question.querySelectorAll('input')[2]?.click();
    expect([pressed(), ticked()]).to.deep.equal([
      [false, false, true],
      [false, false, true],
    ]);
    expect(heard, 'once a change').to.deep.equal(['1', '4']);
    expect(document.activeElement, 'focus').to.equal(buttons[0]);
    expect([...question.querySelectorAll('.sam-spot')], 'the same buttons').to.deep.equal(buttons);
  });

  it('takes a tick away again where several may be ticked', async () => {
    const { buttons, pressed, ticked } = await show('ab');
    for (const index of [0, 1, 0]) buttons[index]?.click();
    expect(pressed()).to.deep.equal([false, true, false]);
    expect(ticked()).to.deep.equal([false, true, false]);
  });

  it('shows the «why» of the chosen place, and reports it as a choice', async () => {
    const { question, answers, buttons, submit, feedback } = await show();
    buttons[0]?.click();
    submit();
    await question.updateComplete;
    expect(feedback()).to.match(/^Ikke riktig\s*Fordi a\.$/);
    expect(answers).to.have.lengthOf(1);
    const choices = [...'abc'].map((id) => ({ id, text: `Sted ${id}` }));
    expect(answers[0]).to.deep.include({
      type: 'choice',
      response: 'a',
      correctPatterns: ['b'],
      scaled: 0,
      components: { choices },
    });
  });

  it('brings an earlier answer back to rows and picture', async () => {
    const { question, heard, answers, pressed, ticked, feedback } = await show('ab');
    question.answer = { token: '5', tries: 1, scaled: 0 };
    await question.updateComplete;
    expect(pressed()).to.deep.equal([true, false, true]);
    expect(ticked()).to.deep.equal([true, false, true]);
    expect(feedback()).to.contain('Fordi a.').and.to.contain('Fordi c.');
    expect([...heard, ...answers]).to.deep.equal([]);
  });

  it('has no accessibility violations, before or after the answer', async () => {
    const { question, buttons, submit } = await show();
    expect((await axe.run(question)).violations).to.deep.equal([]);
    buttons[0]?.click();
    submit();
    await question.updateComplete;
    expect((await axe.run(question)).violations).to.deep.equal([]);
  });
});
