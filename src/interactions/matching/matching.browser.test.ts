import axe from 'axe-core';
import { expect } from 'chai';
import { testAdoption } from '../adoption.contract.ts';
import { pairsHtml, showSelects } from '../shared/selects.contract.ts';

const html = pairsHtml('sam-matching');
const show = () => showSelects('sam-matching', html);

describe('sam-matching', () => {
  testAdoption({ tag: 'sam-matching', html, upgrade: () => import('./matching.element.ts') });

  it('tells of each source whether it was right, what was chosen, and why', async () => {
    const { question, choose, submit, feedback, lines, answers } = await show();
    choose('dfe');
    submit();
    await question.updateComplete;
    expect(feedback()).to.match(/^Delvis riktig/);
    expect(lines()).to.deep.equal([
      'Riktig: Kilde a – Mål d Fordi a.',
      'Ikke riktig: Kilde b – Mål f Fordi b.',
      'Ikke riktig: Kilde c – Mål e Fordi c.',
    ]);
    expect(answers()).to.have.lengthOf(1);
    const { latencySeconds: _, at: __, scaled, ...answer } = answers()[0]!;
    expect(scaled).to.be.closeTo(1 / 3, 1e-9);
    const parts = (ids: string, name: string) => [...ids].map((id) => ({ id, text: `${name} ${id}` }));
    expect(answer).to.deep.equal({
      interactionId: 'q_prove',
      token: 'dfe',
      type: 'matching',
      response: 'a[.]d[,]b[.]f[,]c[.]e',
      correctPatterns: ['a[.]d[,]b[.]e[,]c[.]d'],
      components: { source: parts('abc', 'Kilde'), target: parts('def', 'Mål') },
      prompt: 'Hva hører sammen?',
    });
  });

  it('asks for all of them before it marks', async () => {
    const { question, choose, submit, feedback, answers } = await show();
    choose('de');
    submit();
    await question.updateComplete;
    expect(feedback()).to.equal('Gi svar på alle før du går videre');
    expect(answers()).to.deep.equal([]);
    expect(question.token).to.equal('de');
  });

  it('brings an earlier answer back with its feedback, and says nothing of it', async () => {
    const { question, values, lines, heard } = await show();
    question.answer = { token: 'ded', tries: 1, scaled: 1 };
    await question.updateComplete;
    expect(values()).to.equal('ded');
    expect(lines()).to.have.lengthOf(3);
    expect(heard).to.deep.equal([]);
  });

  for (const token of ['zz-', '1234', 'XYZ', '-', 'dddddddddddddddddddddddddd']) {
    it(`takes what it can of the token ${token}`, async () => {
      const { question, values } = await show();
      question.answer = { token, tries: 1, scaled: 0 };
      await question.updateComplete;
      expect(values()).to.equal(token.startsWith('ddd') ? 'ddd' : '');
    });
  }

  it('takes the feedback away when the answer changes', async () => {
    const { question, choose, submit, feedback } = await show();
    choose('ded');
    submit();
    await question.updateComplete;
    expect(feedback()).to.match(/^Riktig/);
    choose('dee');
    await question.updateComplete;
    expect(feedback()).to.equal('');
  });

  it('has no accessibility violations, before or after the answer', async () => {
    const { question, choose, submit } = await show();
    expect((await axe.run(question)).violations).to.deep.equal([]);
    choose('dfe');
    submit();
    await question.updateComplete;
    expect((await axe.run(question)).violations).to.deep.equal([]);
  });
});
