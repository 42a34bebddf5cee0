import axe from 'axe-core';
import { expect } from 'chai';
import { toHtml } from 'hast-util-to-html';
import { wordsFor } from '../../i18n/words.ts';
import type { AnswerRecord } from '../../model/answer.ts';
import { testAdoption } from '../adoption.contract.ts';
import { encode } from '../shared/letters.ts';
import { type ChoiceSource, choiceForm } from './form.ts';

const text = (value: string) => [{ type: 'text' as const, value }];

const source = (right: string): ChoiceSource => ({
  id: 'q_prove',
  prompt: text('Hva er riktig?'),
  multiple: right.length > 1,
  options: [...'abc'].map((id) => ({
    id,
    text: text(`Svar ${id}`),
    why: text(`Fordi ${id}.`),
    plainText: `Svar ${id}`,
    correct: right.includes(id),
  })),
});

const formHtml = (right: string) => toHtml(choiceForm(source(right), wordsFor('nb'), 'practice'));

/** Puts the question into the page, and listens to all it says. */
async function show(right = 'b') {
  const main = document.createElement('main');
  main.innerHTML = formHtml(right);
  document.body.replaceChildren(main);
  const question = main.querySelector('sam-choice')!;
  const heard: { type: string; detail: unknown }[] = [];
  for (const type of ['sam-answered', 'sam-interacted'] as const) {
    question.addEventListener(type, ({ detail }) => heard.push({ type, detail }));
  }
  await question.updateComplete;
  const tick = (id: string) => question.querySelector<HTMLInputElement>(`input[value="${id}"]`)!.click();
  const submit = () => question.querySelector('button')!.click();
  const feedback = () => question.querySelector('.sam-feedback')!.textContent?.replace(/\s+/g, ' ').trim();
  return { question, heard, tick, submit, feedback };
}

describe('sam-choice', () => {
  testAdoption({ tag: 'sam-choice', html: formHtml('b'), upgrade: () => import('./choice.element.ts') });

  it('shows the «why» of the chosen option, and says once what was answered', async () => {
    const { question, heard, tick, submit, feedback } = await show();
    tick('a');
    submit();
    await question.updateComplete;
    expect(feedback()).to.match(/^Ikke riktig\s*Fordi a\.$/);
    const answers = heard.filter(({ type }) => type === 'sam-answered');
    expect(answers).to.have.lengthOf(1);
    const answer = answers[0]?.detail as AnswerRecord;
    expect(answer).to.deep.include({ interactionId: 'q_prove', response: 'a', correctPatterns: ['b'], scaled: 0 });
  });

  it('uses one try, however fast the learner clicks', async () => {
    const { heard, tick, submit } = await show();
    tick('b');
    for (let click = 0; click < 5; click++) submit();
    expect(heard.filter(({ type }) => type === 'sam-answered')).to.have.lengthOf(1);
  });

  it('asks for an answer instead of marking an empty form', async () => {
    const { question, heard, submit, feedback } = await show();
    submit();
    await question.updateComplete;
    expect(feedback()).to.equal('Velg et svar før du går videre');
    expect(heard).to.deep.equal([]);
  });

  it('brings an earlier answer back with its feedback, and says nothing of it', async () => {
    const { question, heard, feedback } = await show('ab');
    question.answer = { token: encode(new Set(['a', 'c'])), tries: 1, scaled: 0 };
    await question.updateComplete;
    expect([...question.querySelectorAll('input')].map(({ checked }) => checked)).to.deep.equal([true, false, true]);
    expect(feedback()).to.contain('Fordi a.').and.to.contain('Fordi c.').and.to.contain('Du mangler også');
    expect(heard).to.deep.equal([]);
  });

  it('takes the feedback away when the answer changes', async () => {
    const { question, tick, submit, feedback } = await show();
    tick('b');
    submit();
    await question.updateComplete;
    expect(feedback()).to.contain('Fordi b.');
    tick('c');
    await question.updateComplete;
    expect(feedback()).to.equal('');
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
