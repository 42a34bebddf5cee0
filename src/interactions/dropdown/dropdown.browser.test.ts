import axe from 'axe-core';
import { expect } from 'chai';
import { toHtml } from 'hast-util-to-html';
import { wordsFor } from '../../i18n/words.ts';
import { testAdoption } from '../adoption.contract.ts';
import { encode } from '../shared/letters.ts';
import { showSelects } from '../shared/selects.contract.ts';
import { dropdownForm } from './form.ts';

const text = (value: string) => [{ type: 'text' as const, value }];
const option = (id: string, correct: boolean) => ({
  id,
  text: text(`Svar ${id}`),
  plainText: `Svar ${id}`,
  why: text(`Fordi ${id}.`),
  correct,
});

const html = toHtml(
  dropdownForm(
    {
      id: 'q_prove',
      prompt: text('Gjør teksten riktig.'),
      content: [{ type: 'element', tagName: 'p', properties: {}, children: text('Saken er [1], og da [2].') }],
      gaps: [
        { label: 'Hva er det?', options: [option('a', true), option('b', false)] },
        { label: 'Hva da?', options: [option('c', false), option('d', true), option('e', false)] },
      ],
    },
    wordsFor('nb'),
    'practice',
  ),
);
const show = () => showSelects('sam-dropdown', html);

describe('sam-dropdown', () => {
  testAdoption({ tag: 'sam-dropdown', html, upgrade: () => import('./dropdown.element.ts') });

  it('tells of each gap whether it was right, and gives the «why» of what was chosen', async () => {
    const { question, choose, submit, lines, answers } = await show();
    choose('ac');
    submit();
    await question.updateComplete;
    expect(lines()).to.deep.equal(['Riktig: Hva er det? – Svar a Fordi a.', 'Ikke riktig: Hva da? – Svar c Fordi c.']);
    expect(answers()[0]).to.deep.include({
      token: '5',
      type: 'matching',
      response: '1[.]a[,]2[.]c',
      correctPatterns: ['1[.]a[,]2[.]d'],
      scaled: 0.5,
      components: {
        source: [
          { id: '1', text: 'Hva er det?' },
          { id: '2', text: 'Hva da?' },
        ],
        target: [...'abcde'].map((id) => ({ id, text: `Svar ${id}` })),
      },
    });
  });

  it('brings an earlier answer back, also one that has lost an option', async () => {
    const { question, values, lines } = await show();
    question.answer = { token: encode(new Set(['b', 'z'])), tries: 1, scaled: 0 };
    await question.updateComplete;
    expect(values()).to.equal('b');
    expect(lines()[1]).to.match(/^Ikke riktig: Hva da\?/);
    question.answer = { token: 'ad-', tries: 1, scaled: 0 };
    await question.updateComplete;
    expect(values()).to.equal('');
  });

  it('asks for all gaps before it marks', async () => {
    const { question, choose, submit, feedback, answers } = await show();
    choose('a');
    submit();
    await question.updateComplete;
    expect(feedback()).to.equal('Gi svar på alle før du går videre');
    expect(answers()).to.deep.equal([]);
  });

  it('has no accessibility violations, before or after the answer', async () => {
    const { question, choose, submit } = await show();
    expect((await axe.run(question)).violations).to.deep.equal([]);
    choose('bd');
    submit();
    await question.updateComplete;
    expect((await axe.run(question)).violations).to.deep.equal([]);
  });
});
