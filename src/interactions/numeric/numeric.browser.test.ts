import axe from 'axe-core';
import { expect } from 'chai';
import { toHtml } from 'hast-util-to-html';
import { wordsFor } from '../../i18n/words.ts';
import type { AnswerRecord } from '../../model/answer.ts';
import type { Lang } from '../../model/lang.ts';
import { testAdoption } from '../adoption.contract.ts';
import { numericForm } from './form.ts';
import type { Range } from './range.ts';

const text = (value: string) => [{ type: 'text' as const, value }];

const option = (plainText: string, range: Range, correct = false) => ({
  plainText,
  correct,
  text: text(plainText),
  why: text(`Fordi ${plainText}.`),
  ...range,
});

const formHtml = (lang: Lang = 'nb') =>
  toHtml(
    numericForm(
      {
        id: 'q_prove',
        prompt: text('Hvor lenge?'),
        outcomes: [
          option('38–42', { from: 38, to: 42 }, true),
          option('over 42', { over: 42 }),
          option('1000', { from: 1000, to: 1000 }),
        ],
        other: option('Andre svar', {}),
        unit: 'timer',
      },
      wordsFor(lang),
      'practice',
    ),
  );

/** Puts the question into the page, and listens to all it says. */
async function show(lang: Lang = 'nb') {
  const main = document.createElement('main');
  main.lang = lang;
  main.innerHTML = formHtml(lang);
  document.body.replaceChildren(main);
  const question = main.querySelector('sam-numeric')!;
  const heard: { type: string; detail: unknown }[] = [];
  for (const type of ['sam-answered', 'sam-interacted'] as const) {
    question.addEventListener(type, ({ detail }) => heard.push({ type, detail }));
  }
  await question.updateComplete;
  const input = question.querySelector('input')!;
  const fire = async (type: string) => {
    input.dispatchEvent(new Event(type, { bubbles: true }));
    await question.updateComplete;
  };
  const type = async (value: string) => {
    input.value = value;
    await fire('input');
  };
  const submit = async (value: string) => {
    await type(value);
    await fire('change');
    question.querySelector('button')!.click();
    await question.updateComplete;
  };
  const feedback = () => question.querySelector('.sam-feedback')!.textContent?.replace(/\s+/g, ' ').trim();
  const answers = () =>
    heard.filter((each) => each.type === 'sam-answered').map(({ detail }) => detail as AnswerRecord);
  return { question, heard, input, type, fire, submit, feedback, answers };
}

describe('sam-numeric', () => {
  testAdoption({ tag: 'sam-numeric', html: formHtml(), upgrade: () => import('./numeric.element.ts') });

  const cases: readonly (readonly [typed: string, feedback: string, response: string])[] = [
    ['40', 'RiktigFordi 38–42.', '40'],
    ['41,5 timer', 'RiktigFordi 38–42.', '41.5'],
    ['40.000', 'RiktigFordi 38–42.', '40'],
    ['43', 'Ikke riktigFordi over 42.', '43'],
    ['1 000', 'Ikke riktigFordi 1000.', '1000'],
    ['1.000', 'Ikke riktigFordi 1000.', '1000'],
    ['-3,5', 'Ikke riktigFordi Andre svar.', '-3.5'],
  ];
  for (const [typed, wanted, response] of cases) {
    it(`finds where ${typed} belongs`, async () => {
      const { submit, feedback, answers } = await show();
      await submit(typed);
      expect(feedback()).to.equal(wanted);
      expect(answers()).to.have.lengthOf(1);
      expect(answers()[0]).to.deep.include({
        type: 'numeric',
        response,
        correctPatterns: ['38[:]42'],
        scaled: wanted.startsWith('Riktig') ? 1 : 0,
      });
    });
  }

  it('asks for a number when the field is left, and takes no try for what is none', async () => {
    const { question, type, fire, submit, feedback, answers } = await show();
    await type('førti');
    expect(feedback(), 'while typing').to.equal('');
    await fire('change');
    expect(feedback()).to.equal('Skriv et tall, for eksempel 3,5');
    await submit('førti');
    expect(feedback()).to.equal('Skriv et tall, for eksempel 3,5');
    expect(question.isAnswered).to.equal(false);
    expect(answers()).to.deep.equal([]);
    await submit('40');
    expect(feedback()).to.equal('RiktigFordi 38–42.');
  });

  it('begins anew with an empty field, whatever stood there', async () => {
    const { question, submit, feedback, input, heard } = await show();
    await submit('førti');
    heard.length = 0;
    question.clear();
    await question.updateComplete;
    expect(input.value).to.equal('');
    expect(feedback()).to.equal('');
    expect(heard).to.deep.equal([]);
  });

  it('asks for an answer where there is none', async () => {
    const { submit, feedback, answers } = await show();
    await submit(' ');
    expect(feedback()).to.equal('Skriv et svar før du går videre');
    expect(answers()).to.deep.equal([]);
  });

  it('keeps a draft when the field is left', async () => {
    const { type, fire, heard } = await show();
    await type('3,5');
    expect(heard).to.deep.equal([]);
    await fire('change');
    expect(heard).to.deep.equal([{ type: 'sam-interacted', detail: { interactionId: 'q_prove', token: '3_5' } }]);
  });

  const signs: readonly (readonly [Lang, string])[] = [
    ['nb', '41,5'],
    ['en', '41.5'],
  ];
  for (const [lang, shown] of signs) {
    it(`brings an earlier answer back in the way of ${lang}, and says nothing of it`, async () => {
      const { question, heard, feedback, input } = await show(lang);
      question.answer = { token: '41_5', tries: 1, scaled: 1 };
      await question.updateComplete;
      expect(input.value).to.equal(shown);
      expect(feedback()).to.contain('Fordi 38–42.');
      expect(heard).to.deep.equal([]);
    });
  }

  it('leaves the form empty for a token of another shape', async () => {
    const { question, input } = await show();
    for (const token of ['', 'x', '_ZHI', '1_2_3']) {
      question.answer = { token, tries: 1, scaled: 0 };
      await question.updateComplete;
      expect(input.value, token).to.equal('');
    }
  });

  it('has a name with its unit, and no accessibility violations, before or after the answer', async () => {
    const { question, submit, input } = await show();
    const name = input
      .getAttribute('aria-labelledby')!
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent);
    expect(name).to.deep.equal(['Ditt svar', 'timer']);
    expect((await axe.run(question)).violations).to.deep.equal([]);
    await submit('99');
    expect((await axe.run(question)).violations).to.deep.equal([]);
  });
});
