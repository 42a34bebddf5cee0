import axe from 'axe-core';
import { expect } from 'chai';
import { toHtml } from 'hast-util-to-html';
import { wordsFor } from '../../i18n/words.ts';
import type { AnswerRecord } from '../../model/answer.ts';
import { testAdoption } from '../adoption.contract.ts';
import type { QuestionRole } from '../kind.ts';
import { fillInForm } from './form.ts';

const text = (value: string) => [{ type: 'text' as const, value }];

const option = (id: string, plainText: string, correct: boolean, why: string) => ({
  id,
  plainText,
  correct,
  text: text(plainText),
  why: text(why),
});

const formHtml = (caseMatters = false, role: QuestionRole = 'practice') =>
  toHtml(
    fillInForm(
      {
        id: 'q_prove',
        prompt: text('Hva heter det?'),
        outcomes: [
          option('b', 'drøfting / å drøfte', true, 'Riktig. Begge sider sier hva de mener.'),
          option('a', 'informasjon', false, 'Nesten.'),
        ],
        other: option('', 'Andre svar', false, 'Les en gang til.'),
        caseMatters,
        mostCharacters: 250,
      },
      wordsFor('nb'),
      role,
    ),
  );

/** Puts the question into the page, and listens to all it says. */
async function show(caseMatters = false, role: QuestionRole = 'practice') {
  const main = document.createElement('main');
  main.lang = 'nb';
  main.innerHTML = formHtml(caseMatters, role);
  document.body.replaceChildren(main);
  const question = main.querySelector('sam-fill-in')!;
  const heard: { type: string; detail: unknown }[] = [];
  for (const type of ['sam-answered', 'sam-interacted'] as const) {
    question.addEventListener(type, ({ detail }) => heard.push({ type, detail }));
  }
  await question.updateComplete;
  const input = question.querySelector('input')!;
  const type = async (value: string) => {
    input.value = value;
    input.dispatchEvent(new Event('input', { bubbles: true }));
    await question.updateComplete;
  };
  const leave = async () => {
    input.dispatchEvent(new Event('change', { bubbles: true }));
    await question.updateComplete;
  };
  const submit = async () => {
    question.querySelector('button')!.click();
    await question.updateComplete;
  };
  const feedback = () => question.querySelector('.sam-feedback')!.textContent?.replace(/\s+/g, ' ').trim();
  const answers = () =>
    heard.filter((each) => each.type === 'sam-answered').map(({ detail }) => detail as AnswerRecord);
  return { question, heard, input, type, leave, submit, feedback, answers };
}

describe('sam-fill-in', () => {
  testAdoption({ tag: 'sam-fill-in', html: formHtml(), upgrade: () => import('./fill-in.element.ts') });

  it('accepts another spelling, shows its «why», and leaves the words as they were typed', async () => {
    const { type, leave, submit, feedback, answers, input } = await show();
    await type(' Aa  drofte.');
    await leave();
    await submit();
    expect(feedback()).to.equal('Riktig. Begge sider sier hva de mener.');
    expect(answers()).to.have.lengthOf(1);
    expect(answers()[0]).to.deep.include({
      interactionId: 'q_prove',
      type: 'fill-in',
      token: '27',
      response: '{lang=nb}Aa drofte.',
      correctPatterns: ['{case_matters=false}{lang=nb}drøfting', '{case_matters=false}{lang=nb}å drøfte'],
      scaled: 1,
    });
    expect(input.value).to.equal(' Aa  drofte.');
  });

  it('shows the «why» of a wrong answer that the author expected, and that of all others', async () => {
    const { type, submit, feedback, answers } = await show();
    await type('informasjon');
    await submit();
    expect(feedback()).to.equal('Ikke riktigNesten.');
    await type('noe helt annet');
    expect(feedback(), 'while typing').to.equal('');
    await submit();
    expect(feedback()).to.equal('Ikke riktigLes en gang til.');
    expect(answers().map(({ scaled }) => scaled)).to.deep.equal([0, 0]);
  });

  it('minds capitals where the author asks for it', async () => {
    const { type, submit, feedback, answers } = await show(true);
    await type('Drøfting');
    await submit();
    expect(feedback()).to.equal('Ikke riktigLes en gang til.');
    expect(answers()[0]?.correctPatterns[0]).to.equal('{case_matters=true}{lang=nb}drøfting');
  });

  it('keeps a draft when the field is left, not with every key', async () => {
    const { type, leave, heard } = await show();
    await type('dr');
    await type('drøfting');
    expect(heard).to.deep.equal([]);
    await leave();
    expect(heard).to.deep.equal([{ type: 'sam-interacted', detail: { interactionId: 'q_prove', token: '1' } }]);
  });

  it('asks for an answer instead of marking blanks', async () => {
    const { type, submit, feedback, answers } = await show();
    await type('   ');
    await submit();
    expect(feedback()).to.equal('Skriv et svar før du går videre');
    expect(answers()).to.deep.equal([]);
  });

  it('uses one try, however fast the learner clicks', async () => {
    const { type, submit, answers } = await show();
    await type('drøfting');
    for (let click = 0; click < 5; click++) await submit();
    expect(answers()).to.have.lengthOf(1);
  });

  it('brings an earlier answer back as the author writes it, and says nothing of it', async () => {
    const { question, heard, feedback, input } = await show();
    question.answer = { token: '27', tries: 1, scaled: 1 };
    await question.updateComplete;
    expect(input.value).to.equal('å drøfte');
    expect(feedback()).to.equal('Riktig. Begge sider sier hva de mener.');
    expect(heard).to.deep.equal([]);
    expect(question.judge()).to.deep.include({ response: '{lang=nb}å drøfte', scaled: 1 });
  });

  it('brings other words back, and a long text as far as it is kept', async () => {
    const first = await show();
    await first.type('Å spørre alle først, og så bestemme seg når de har svart');
    await first.submit();
    const { token, response } = first.answers()[0]!;
    expect(response).to.equal('{lang=nb}Å spørre alle først, og så bestemme seg når de har svart');
    const { question, input, feedback } = await show();
    question.answer = { token, tries: 1, scaled: 0 };
    await question.updateComplete;
    expect(input.value).to.equal('Å spørre alle først, og så bestemme');
    expect(question.token).to.equal(token);
    expect(feedback()).to.equal('Ikke riktigLes en gang til.');
  });

  it('leaves the form empty for a token of another shape', async () => {
    const { question, input, feedback } = await show();
    for (const token of ['', '24', 'x-1', '_!', '99999999999999999999999']) {
      question.answer = { token, tries: 1, scaled: 0 };
      await question.updateComplete;
      expect(input.value, token).to.equal('');
      expect(feedback(), token).to.be.a('string');
    }
  });

  it('in a test, Enter keeps the answer and does not send in', async () => {
    const { question, type, heard, input } = await show(false, 'test');
    await type('drøfting');
    const enter = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true });
    input.dispatchEvent(enter);
    expect(enter.defaultPrevented).to.equal(true);
    expect(heard).to.deep.equal([{ type: 'sam-interacted', detail: { interactionId: 'q_prove', token: '1' } }]);
    expect(question.isAnswered).to.equal(true);
  });

  it('has a name from its label, and no accessibility violations, before or after the answer', async () => {
    const { question, type, submit, input } = await show();
    expect(input.labels?.[0]?.textContent).to.equal('Ditt svar');
    expect((await axe.run(question)).violations).to.deep.equal([]);
    await type('noe annet');
    await submit();
    expect((await axe.run(question)).violations).to.deep.equal([]);
  });
});
