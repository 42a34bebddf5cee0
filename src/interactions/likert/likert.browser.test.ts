import axe from 'axe-core';
import { expect } from 'chai';
import { toHtml } from 'hast-util-to-html';
import { wordsFor } from '../../i18n/words.ts';
import type { AnswerRecord } from '../../model/answer.ts';
import { testAdoption } from '../adoption.contract.ts';
import { likertForm } from './form.ts';

const text = (value: string) => [{ type: 'text' as const, value }];

const formHtml = () => {
  const options = [...'abc'].map((id) => ({
    id,
    text: text(`Trinn ${id}`),
    why: text(`Tanke ${id}.`),
    plainText: `Trinn ${id}`,
    correct: false,
  }));
  return toHtml(likertForm({ id: 'q_prove', prompt: text('Jeg er trygg.'), options }, wordsFor('nb'), 'practice'));
};

/** Puts the question into the page, and listens to all it says. */
async function show() {
  const main = document.createElement('main');
  main.innerHTML = formHtml();
  document.body.replaceChildren(main);
  const question = main.querySelector('sam-likert')!;
  const answers: AnswerRecord[] = [];
  question.addEventListener('sam-answered', ({ detail }) => answers.push(detail));
  await question.updateComplete;
  const tick = (id: string) => question.querySelector<HTMLInputElement>(`input[value="${id}"]`)!.click();
  const submit = () => question.querySelector('button')!.click();
  const feedback = () => question.querySelector('.sam-feedback')!.textContent?.replace(/\s+/g, ' ').trim();
  return { question, answers, tick, submit, feedback };
}

describe('sam-likert', () => {
  testAdoption({ tag: 'sam-likert', html: formHtml(), upgrade: () => import('./likert.element.ts') });

  it('shows the words of the step alone, and looks neither right nor wrong', async () => {
    const { question, tick, submit, feedback } = await show();
    for (const id of ['a', 'c']) {
      tick(id);
      submit();
      await question.updateComplete;
      expect(feedback()).to.equal(`Tanke ${id}.`);
      expect(question.querySelector('.sam-neutral')).to.not.equal(null);
      expect(question.querySelector('.sam-right, .sam-rethink, .sam-verdict, .sam-feedback svg')).to.equal(null);
    }
  });

  it('reports the step as what nobody marks', async () => {
    const { answers, tick, submit } = await show();
    tick('b');
    submit();
    const scale = [...'abc'].map((id) => ({ id, text: `Trinn ${id}` }));
    expect(answers).to.have.lengthOf(1);
    expect(answers[0]).to.deep.include({
      type: 'likert',
      token: '2',
      response: 'b',
      correctPatterns: [],
      scaled: 1,
      isMarked: false,
      components: { scale },
    });
  });

  it('brings an earlier answer back, and stays empty for one that is gone', async () => {
    const { question, answers, feedback } = await show();
    question.answer = { token: '4', tries: 1, scaled: 1 };
    await question.updateComplete;
    expect(question.querySelector<HTMLInputElement>('input:checked')?.value).to.equal('c');
    expect(feedback()).to.equal('Tanke c.');
    question.answer = { token: '8', tries: 1, scaled: 1 };
    await question.updateComplete;
    expect(question.querySelector('input:checked')).to.equal(null);
    expect(answers).to.deep.equal([]);
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
