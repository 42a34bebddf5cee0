import { expect } from 'chai';
import { toHtml } from 'hast-util-to-html';
import { wordsFor } from '../../i18n/words.ts';
import { numericForm } from '../../interactions/numeric/form.ts';
import { testForm } from './form.ts';
import type { TestSubmission } from './gather.element.ts';
import './test.element.ts';

const text = (value: string) => [{ type: 'text' as const, value }];

const questions = ['t_en', 't_to'].map((id) =>
  numericForm(
    {
      id,
      prompt: text('Hvor mange?'),
      outcomes: [{ plainText: '40', correct: true, text: text('40'), why: text('Ja.'), from: 40, to: 40 }],
      other: { plainText: 'Andre svar', correct: false, text: text('Andre svar'), why: text('Nei.') },
      unit: '',
    },
    wordsFor('nb'),
    'test',
  ),
);

/** Puts a test of two numbers into the page, and listens to what it sends in. */
async function show() {
  const main = document.createElement('main');
  main.lang = 'nb';
  main.innerHTML = toHtml(testForm('l_test', questions, wordsFor('nb'), { passMark: 0.8 }));
  document.body.replaceChildren(main);
  const test = main.querySelector('sam-test')!;
  const sent: TestSubmission[] = [];
  test.addEventListener('sam-submitted', ({ detail }) => sent.push(detail));
  await test.updateComplete;
  const [first, second] = [...test.querySelectorAll('input')];
  const type = async (input: HTMLInputElement | undefined, value: string) => {
    input!.value = value;
    input!.dispatchEvent(new Event('input', { bubbles: true }));
    await test.updateComplete;
  };
  const submit = async () => {
    test.querySelector('button')!.click();
    await test.updateComplete;
  };
  const problem = () => test.querySelector('.sam-problem')!.textContent?.trim();
  return { sent, first, second, type, submit, problem };
}

/** The same, whether the questions are upgraded or read from the plain form. */
const behavesWithText = () => {
  it('does not take blanks for an answer, and goes to the field', async () => {
    const { sent, first, second, type, submit, problem } = await show();
    await type(first, '40');
    await type(second, '  ');
    await submit();
    expect(sent).to.deep.equal([]);
    expect(problem()).to.equal('Du har 1 ubesvart spørsmål');
    expect(document.activeElement).to.equal(second);
  });

  it('takes its message away while the learner types, and not when the button is pressed', async () => {
    const { sent, first, second, type, submit, problem } = await show();
    await submit();
    expect(problem()).to.equal('Du har 2 ubesvarte spørsmål');
    await type(first, '40');
    await type(second, '41');
    expect(problem()).to.equal('');
    await submit();
    expect(sent).to.have.lengthOf(1);
  });
};

describe('sam-test, of questions whose code has not come', () => behavesWithText());

describe('sam-test, of questions that are answered by typing', () => {
  before(() => import('../../interactions/numeric/numeric.element.ts'));

  behavesWithText();

  it('sends in every answer', async () => {
    const { sent, first, second, type, submit } = await show();
    await type(first, '40');
    await type(second, '3,5');
    await submit();
    expect(sent[0]?.answers.map(({ response, scaled }) => [response, scaled])).to.deep.equal([
      ['40', 1],
      ['3.5', 0],
    ]);
  });

  it('does not take for an answer what is no number', async () => {
    const { sent, first, second, type, submit } = await show();
    await type(first, '40');
    await type(second, 'førti');
    await submit();
    expect(sent).to.deep.equal([]);
    expect(document.activeElement).to.equal(second);
  });
});
