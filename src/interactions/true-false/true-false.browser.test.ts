import axe from 'axe-core';
import { expect } from 'chai';
import { toHtml } from 'hast-util-to-html';
import { wordsFor } from '../../i18n/words.ts';
import type { AnswerRecord } from '../../model/answer.ts';
import { testAdoption } from '../adoption.contract.ts';
import { trueFalseForm } from './form.ts';

const text = (value: string) => [{ type: 'text' as const, value }];

const formHtml = (right: 'a' | 'b') => {
  const option = (id: string, words: string) => ({
    id,
    text: text(words),
    why: text(`Fordi ${id}.`),
    plainText: words,
    correct: id === right,
  });
  const options = [option('b', 'Usant'), option('a', 'Sant')];
  return toHtml(trueFalseForm({ id: 'q_prove', prompt: text('Slik er det.'), options }, wordsFor('nb'), 'practice'));
};

/** Puts the question into the page, and listens to all it says. */
async function show(right: 'a' | 'b' = 'b') {
  const main = document.createElement('main');
  main.innerHTML = formHtml(right);
  document.body.replaceChildren(main);
  const question = main.querySelector('sam-true-false')!;
  const answers: AnswerRecord[] = [];
  question.addEventListener('sam-answered', ({ detail }) => answers.push(detail));
  await question.updateComplete;
  const tick = (id: string) => question.querySelector<HTMLInputElement>(`input[value="${id}"]`)!.click();
  const submit = () => question.querySelector('button')!.click();
  const feedback = () => question.querySelector('.sam-feedback')!.textContent?.replace(/\s+/g, ' ').trim();
  return { question, answers, tick, submit, feedback };
}

describe('sam-true-false', () => {
  testAdoption({ tag: 'sam-true-false', html: formHtml('b'), upgrade: () => import('./true-false.element.ts') });

  it('shows the «why» of the answer, and reports it by its word', async () => {
    const { question, answers, tick, submit, feedback } = await show('b');
    tick('a');
    submit();
    await question.updateComplete;
    expect(feedback()).to.match(/^Ikke riktig\s*Fordi a\.$/);
    tick('b');
    submit();
    await question.updateComplete;
    expect(feedback()).to.match(/^Riktig\s*Fordi b\.$/);
    const common = { type: 'true-false', correctPatterns: ['false'], components: {} };
    expect(answers[0]).to.deep.include({ ...common, token: '1', response: 'true', scaled: 0 });
    expect(answers[1]).to.deep.include({ ...common, token: '2', response: 'false', scaled: 1 });
  });

  it('brings an earlier answer back, by what it means and not by where it stands', async () => {
    const { question, answers, feedback } = await show('a');
    question.answer = { token: '1', tries: 1, scaled: 1 };
    await question.updateComplete;
    expect(question.querySelector<HTMLInputElement>('input:checked')?.value).to.equal('a');
    expect(feedback()).to.contain('Fordi a.');
    expect(answers).to.deep.equal([]);
  });

  it('stays empty for a token of another shape', async () => {
    const { question } = await show();
    for (const token of ['x-1', '4', '']) {
      question.answer = { token, tries: 1, scaled: 0 };
      await question.updateComplete;
      expect(question.querySelector('input:checked'), token).to.equal(null);
    }
  });

  it('has no accessibility violations, before or after the answer', async () => {
    const { question, tick, submit } = await show();
    expect((await axe.run(question)).violations).to.deep.equal([]);
    tick('a');
    submit();
    await question.updateComplete;
    expect((await axe.run(question)).violations).to.deep.equal([]);
  });
});
