import axe from 'axe-core';
import { expect } from 'chai';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { wordsFor } from '../../i18n/words.ts';
import type { AnswerRecord } from '../../model/answer.ts';
import { testAdoption } from '../adoption.contract.ts';
import { endParts } from './ends.ts';
import { type CaseTextNode, caseForm } from './form.ts';

const words = (value: string) => [h('p', value)];
const choice = (letter: string, target: string, text: string, why: string) => ({
  letter,
  target,
  text: [{ type: 'text' as const, value: text }],
  why: words(why),
});
const title = (value: string) => [{ type: 'text' as const, value }];
const end = new Map(endParts.map((part) => [part, words(`Følgen ${part}.`)]));

/** Two decisions, a way back, and two ends. */
const nodes: readonly CaseTextNode[] = [
  {
    id: 'start',
    title: title('Hvem ringer hun?'),
    text: words('Kontrakten ligger klar.'),
    choices: [
      choice('a', 'sent', 'Leverandøren', 'Nå er datoen bestemt.'),
      choice('b', 'god', 'Marit og Ole Ante', 'De kan ennå påvirke.'),
    ],
  },
  {
    id: 'sent',
    title: title('Kontrakten er signert'),
    text: words('Marit ringer.'),
    choices: [
      choice('c', 'darlig', 'Legg på', 'Det blir ikke glemt.'),
      choice('d', 'start', 'Begynn på nytt', 'Det koster en uke.'),
    ],
  },
  { id: 'god', title: title('Alle er med'), text: [], choices: [], end },
  { id: 'darlig', title: title('Konflikt'), text: [], choices: [], end },
];

const intro = words('Trine vil ha et planverktøy.');
const formHtml = () => toHtml(caseForm({ id: 'q_sak', intro, nodes }, wordsFor('nb'), 'practice'));

/** The sheet that hides what the element will hide, as in a document whose script has begun. */
async function styled(): Promise<void> {
  const style = document.createElement('style');
  style.textContent = await (await fetch('/src/interactions/case/case.css')).text();
  style.textContent += '[hidden="until-found"] { margin: 0; padding: 0; border: 0; } .sam-why { display: none; }';
  document.head.append(style);
  document.documentElement.classList.add('js');
}

/** Puts the case into the page, and listens to all it says. */
async function show(token?: string) {
  const main = document.createElement('main');
  main.innerHTML = `<section class="sam-view" id="l_sak">${formHtml()}</section>`;
  document.body.replaceChildren(main);
  const question = main.querySelector('sam-case')!;
  const heard: { type: string; detail: AnswerRecord }[] = [];
  for (const type of ['sam-answered', 'sam-interacted'] as const) {
    question.addEventListener(type, ({ detail }) => heard.push({ type, detail: detail as AnswerRecord }));
  }
  if (token !== undefined) question.answer = { token, tries: 1, scaled: 1 };
  await question.updateComplete;
  const shown = () =>
    [...question.querySelectorAll('.sam-case-node')].filter((node) => !node.hasAttribute('hidden')).map(({ id }) => id);
  const pick = async (letter: string) => {
    question.querySelector<HTMLElement>(`[data-letter="${letter}"]`)!.click();
    await question.updateComplete;
    await new Promise(requestAnimationFrame);
  };
  const text = (selector: string) => question.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  const focused = () => document.activeElement?.textContent;
  const answers = () => heard.filter(({ type }) => type === 'sam-answered').map(({ detail }) => detail);
  const tokens = () => heard.filter(({ type }) => type === 'sam-interacted').map(({ detail }) => detail.token);
  const press = async (selector: string) => {
    question.querySelector<HTMLElement>(selector)!.click();
    await question.updateComplete;
    await new Promise(requestAnimationFrame);
  };
  return { question, heard, shown, pick, press, text, focused, answers, tokens };
}

describe('sam-case', () => {
  before(styled);

  testAdoption({ tag: 'sam-case', html: formHtml(), upgrade: () => import('./case.element.ts') });

  it('shows the start, and its links as buttons', async () => {
    const { question, shown, heard } = await show();
    expect(shown()).to.deep.equal(['q_sak-start']);
    expect(question.querySelector('[data-letter="a"]')!.getAttribute('role')).to.equal('button');
    expect(question.token).to.equal('');
    expect(question.isAnswered).to.equal(false);
    expect(heard).to.deep.equal([]);
  });

  it('shows the «why» and the next node, with focus on its heading, and keeps the way', async () => {
    const { shown, pick, text, focused, answers, tokens } = await show();
    await pick('a');
    expect(shown()).to.deep.equal(['q_sak-sent']);
    expect(text('.sam-feedback')).to.equal('Du valgte: LeverandørenNå er datoen bestemt.');
    expect(focused()).to.equal('Kontrakten er signert');
    expect(text('.sam-case-trail')).to.equal('Hvem ringer hun? Leverandøren');
    expect(tokens()).to.deep.equal(['a']);
    expect(answers(), 'not yet at an end').to.deep.equal([]);
  });

  it('answers once at an end, with the way there', async () => {
    const { shown, pick, focused, answers } = await show();
    await pick('a');
    await pick('c');
    expect(shown()).to.deep.equal(['q_sak-darlig']);
    expect(focused()).to.equal('Konflikt');
    expect(answers()).to.have.lengthOf(1);
    expect(answers()[0]).to.deep.include({
      interactionId: 'q_sak',
      type: 'performance',
      token: 'ac',
      response: 'start[.]a[,]sent[.]c',
      correctPatterns: [],
      scaled: 1,
      isMarked: false,
      prompt: 'Trine vil ha et planverktøy.',
      components: {
        steps: [
          { id: 'start', text: 'Hvem ringer hun?' },
          { id: 'sent', text: 'Kontrakten er signert' },
        ],
      },
    });
  });

  it('takes a step back, and does not answer again with the same way', async () => {
    const { shown, pick, press, text, focused, answers } = await show();
    await pick('a');
    await pick('c');
    await press('.sam-rich button');
    expect(shown()).to.deep.equal(['q_sak-sent']);
    expect(focused()).to.equal('Kontrakten er signert');
    expect(text('.sam-feedback')).to.contain('Leverandøren');
    await pick('c');
    expect(answers()).to.have.lengthOf(1);
    await press('.sam-rich button');
    await press('.sam-rich button');
    expect(shown()).to.deep.equal(['q_sak-start']);
    expect(text('.sam-feedback') + text('.sam-rich')).to.equal('');
    await pick('b');
    expect(answers().map(({ token }) => token)).to.deep.equal(['ac', 'b']);
  });

  it('lets another way be tried, and answers each time an end is reached', async () => {
    const { shown, pick, press, focused, answers, tokens } = await show();
    await pick('b');
    await press('#q_sak-god .sam-case-again a');
    expect(shown()).to.deep.equal(['q_sak-start']);
    expect(focused()).to.equal('Hvem ringer hun?');
    await pick('b');
    expect(answers().map(({ token }) => token)).to.deep.equal(['b', 'b']);
    expect(tokens()).to.deep.equal(['b', '', 'b']);
  });

  it('says what came of a choice that leads back, and goes on from there', async () => {
    const { shown, pick, text, tokens } = await show();
    await pick('a');
    await pick('d');
    expect(shown()).to.deep.equal(['q_sak-start']);
    expect(text('.sam-feedback')).to.equal('Du valgte: Begynn på nyttDet koster en uke.');
    expect(tokens()).to.deep.equal(['a', '']);
  });

  it('brings an earlier way back, without a word and without taking focus', async () => {
    for (const [token, node] of [
      ['a', 'q_sak-sent'],
      ['ac', 'q_sak-darlig'],
      ['x9', 'q_sak-start'],
      ['acx', 'q_sak-darlig'],
    ]) {
      const { shown, heard } = await show(token);
      expect(shown(), token).to.deep.equal([node]);
      expect(heard, token).to.deep.equal([]);
      expect(document.activeElement, token).to.equal(document.body);
    }
  });

  it('takes up a link that was used before the upgrade, once', async () => {
    history.replaceState(null, '', '#q_sak-sent');
    const { question, shown, heard, text } = await show();
    expect(shown()).to.deep.equal(['q_sak-sent']);
    expect(text('.sam-feedback')).to.contain('Leverandøren');
    expect(question.isAnswered, 'so that no earlier way is put over it').to.equal(true);
    expect(heard).to.deep.equal([]);
    expect(location.hash).to.equal('#l_sak');
    expect((await show()).shown()).to.deep.equal(['q_sak-start']);
  });

  it('answers to Enter and Space, and not to the second of a double click', async () => {
    const { question, shown, tokens } = await show();
    const link = question.querySelector<HTMLElement>('[data-letter="a"]')!;
    link.dispatchEvent(new KeyboardEvent('keydown', { key: ' ', bubbles: true, cancelable: true }));
    await question.updateComplete;
    expect(shown()).to.deep.equal(['q_sak-sent']);
    const second = new MouseEvent('click', { detail: 2, bubbles: true, cancelable: true });
    question.querySelector('[data-letter="c"]')!.dispatchEvent(second);
    expect(second.defaultPrevented).to.equal(true);
    expect(tokens()).to.deep.equal(['a']);
  });

  it('leaves a node that search has brought forth a plain text with links', async () => {
    const { question, shown, heard } = await show();
    question.querySelector('#q_sak-sent')!.removeAttribute('hidden');
    const click = new MouseEvent('click', { bubbles: true, cancelable: true });
    question.addEventListener('click', (event) => event.preventDefault(), { once: true });
    question.querySelector('[data-letter="c"]')!.dispatchEvent(click);
    expect(heard).to.deep.equal([]);
    expect(shown()).to.deep.equal(['q_sak-start', 'q_sak-sent']);
  });

  it('leaves the whole text standing where the player came late, until the learner acts', async () => {
    document.documentElement.classList.add('late');
    const { shown, pick } = await show();
    expect(shown()).to.have.lengthOf(4);
    await pick('a');
    expect(shown()).to.deep.equal(['q_sak-sent']);
    const other = await show();
    document.documentElement.classList.remove('late');
    await new Promise(requestAnimationFrame);
    expect(other.shown()).to.deep.equal(['q_sak-start']);
  });

  it('has no accessibility violations on the way', async () => {
    const { question, pick } = await show();
    for (const letter of ['a', 'c', '']) {
      expect((await axe.run(question)).violations).to.deep.equal([]);
      if (letter) await pick(letter);
    }
  });
});
