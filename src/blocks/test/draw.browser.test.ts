import { expect } from 'chai';
import { toHtml } from 'hast-util-to-html';
import { wordsFor } from '../../i18n/words.ts';
import { choiceForm } from '../../interactions/choice/form.ts';
import '../../interactions/choice/choice.element.ts';
import { testForm } from './form.ts';
import type { TestSubmission } from './gather.element.ts';
import './test.element.ts';
import type { TestDraw } from './test.element.ts';

const text = (value: string) => [{ type: 'text' as const, value }];
const ids = ['t_en', 't_to', 't_tre'];
const questions = ids.map((id) =>
  choiceForm(
    {
      id,
      prompt: text(`Hva er ${id}?`),
      multiple: false,
      options: [...'abcd'].map((letter) => ({
        id: letter,
        text: text(letter),
        why: text(`Fordi ${letter}.`),
        plainText: letter,
        correct: letter === 'a',
      })),
    },
    wordsFor('nb'),
    'test',
  ),
);

const drawOf = (order: readonly string[], more: Partial<TestDraw> = {}): TestDraw => ({
  order,
  seed: undefined,
  triesLeft: Number.POSITIVE_INFINITY,
  isPassed: false,
  ...more,
});

/** A test that draws two of three, as the player has laid it out. */
async function show(draw = drawOf(['t_tre', 't_en'])) {
  const main = document.createElement('main');
  main.lang = 'nb';
  main.innerHTML = toHtml(
    testForm('l_test', questions, wordsFor('nb'), { passMark: 0.8, draw: 2, tries: 3, shuffle: true }),
  );
  document.body.replaceChildren(main);
  const test = main.querySelector('sam-test')!;
  const sent: TestSubmission[] = [];
  test.addEventListener('sam-submitted', ({ detail }) => sent.push(detail));
  const give = async (next: TestDraw) => {
    test.draw = next;
    await test.updateComplete;
  };
  await give(draw);
  const asked = () => [...test.querySelectorAll('li:not([hidden]) > .sam-question')].map(({ id }) => id);
  const tick = async (id: string, value: string) => {
    main.querySelector<HTMLInputElement>(`#${id} input[value=${value}]`)!.click();
    await test.updateComplete;
  };
  const press = async (words: string) => {
    [...test.querySelectorAll('button')].find(({ textContent }) => textContent === words)!.click();
    await test.updateComplete;
  };
  const said = () => test.querySelector('.sam-problem')!.textContent?.trim();
  return { main, sent, give, asked, tick, press, said };
}

describe('a test that draws', () => {
  it('shows what is drawn, in its order and with its numbers, and sends in that alone', async () => {
    const { main, sent, asked, tick, press } = await show();
    expect(asked()).to.deep.equal(['t_tre', 't_en']);
    expect(main.querySelector('li:has(#t_tre) .sam-eyebrow')!.textContent).to.equal('Spørsmål 1 av 2');
    await tick('t_tre', 'a');
    await tick('t_en', 'b');
    await press('Send inn svar');
    expect(sent.map(({ answers }) => answers.map(({ interactionId }) => interactionId))).to.deep.equal([
      ['t_tre', 't_en'],
    ]);
  });

  it('is not changed under a learner who has begun, or who goes through the answers', async () => {
    const { give, asked, tick, press } = await show();
    await tick('t_tre', 'a');
    await give(drawOf(['t_to', 't_en']));
    expect(asked()).to.deep.equal(['t_tre', 't_en']);
    await tick('t_en', 'b');
    await press('Send inn svar');
    await give(drawOf(['t_to', 't_en']));
    await tick('t_en', 'a');
    await give(drawOf(['t_to', 't_tre']));
    expect(asked()).to.deep.equal(['t_tre', 't_en']);
  });

  it('begins anew when the learner says so, with nothing ticked', async () => {
    const { main, give, asked, tick, press } = await show();
    await tick('t_tre', 'a');
    await tick('t_en', 'b');
    await press('Send inn svar');
    await give(drawOf(['t_to', 't_en'], { triesLeft: 2 }));
    await press('Ta testen på nytt');
    expect(asked()).to.deep.equal(['t_to', 't_en']);
    expect(main.querySelectorAll('input:checked').length).to.equal(0);
    expect(main.querySelector('.sam-feedback > div')).to.equal(null);
    expect(document.activeElement?.closest('.sam-question')?.id).to.equal('t_to');
  });

  it('gives the options the same order for the same seed, however they stood before', async () => {
    const { main, give } = await show(drawOf(['t_tre', 't_en'], { seed: 7 }));
    const order = () => [...main.querySelectorAll<HTMLInputElement>('#t_en input')].map(({ value }) => value).join('');
    const first = order();
    await give(drawOf(['t_to', 't_en'], { seed: 8 }));
    await give(drawOf(['t_tre', 't_en'], { seed: 7 }));
    expect(order()).to.equal(first);
    expect([...first].sort().join('')).to.equal('abcd');
  });

  it('is closed when the tries are used, and says so', async () => {
    const { sent, tick, said, main } = await show(drawOf(['t_tre', 't_en'], { triesLeft: 0 }));
    await tick('t_tre', 'a');
    await tick('t_en', 'a');
    main.querySelector('form')!.requestSubmit();
    expect(sent).to.deep.equal([]);
    expect(said()).to.contain('Du har brukt alle forsøkene.');
  });
});
