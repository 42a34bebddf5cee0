import axe from 'axe-core';
import { expect } from 'chai';
import { toHtml } from 'hast-util-to-html';
import { wordsFor } from '../../i18n/words.ts';
import type { AnswerRecord } from '../../model/answer.ts';
import { testAdoption } from '../adoption.contract.ts';
import { encode } from './encode.ts';
import { sequencingForm } from './form.ts';

const text = (value: string) => [{ type: 'text' as const, value }];
const paragraph = (value: string) => ({
  type: 'element' as const,
  tagName: 'p',
  properties: {},
  children: text(value),
});
const source = {
  id: 'q_prove',
  prompt: text('Hva kommer først?'),
  items: [...'abcd'].map((id) => ({ id, text: text(`Linje ${id}`), why: [paragraph(`Fordi ${id}.`)] })),
};
const formHtml = () => toHtml(sequencingForm(source, wordsFor('nb'), 'practice'));

async function loadStyles() {
  for (const path of ['../../ui/question.css', './sequencing.css']) {
    const style = document.createElement('style');
    style.textContent = await (await fetch(new URL(path, import.meta.url))).text();
    document.head.append(style);
  }
}

/** Puts the question into the page, and listens to all it says. */
async function show() {
  const main = document.createElement('main');
  main.innerHTML = formHtml();
  document.body.replaceChildren(main);
  const question = main.querySelector('sam-sequencing')!;
  const heard: { type: string; detail: unknown }[] = [];
  for (const type of ['sam-answered', 'sam-interacted'] as const) {
    question.addEventListener(type, ({ detail }) => heard.push({ type, detail }));
  }
  await question.updateComplete;
  const shown = () =>
    [...question.querySelectorAll('.sam-item')].map((item) => /Linje (.)/.exec(item.textContent ?? '')?.[1]).join('');
  const press = async (name: string) => {
    const button = question.querySelector<HTMLElement>(`[aria-label="${name}"]`)!;
    button.focus();
    button.click();
    await question.updateComplete;
  };
  return {
    question,
    heard,
    shown,
    press,
    /** Puts the items in an order, a press at a time. */
    async arrange(order: string) {
      for (const [place, id] of [...order].entries()) {
        while (shown().indexOf(id) > place) await press(`Flytt opp: Linje ${id}`);
      }
    },
    submit: () => question.querySelector<HTMLElement>('[type=submit]')!.click(),
    marks: () =>
      [...question.querySelectorAll('.sam-item > span:nth-child(2)')].map((each) =>
        [each.querySelector('[role=img]')?.ariaLabel, each.textContent?.trim()].filter(Boolean).join(': '),
      ),
    places: () => [...question.querySelectorAll('select')].map((select) => select.dataset.part + select.value).sort(),
    told: () => question.querySelector('.sam-rich [role=status]')!.textContent,
    feedback: () => question.querySelector('.sam-feedback')!.textContent?.replace(/\s+/g, ' ').trim(),
  };
}

const answersOf = (heard: readonly { type: string; detail: unknown }[]) =>
  heard.filter(({ type }) => type === 'sam-answered').map(({ detail }) => detail as AnswerRecord);

describe('sam-sequencing', () => {
  before(loadStyles);

  testAdoption({ tag: 'sam-sequencing', html: formHtml(), upgrade: () => import('./sequencing.element.ts') });

  it('lets who is choosing numbers go on, and shows the list when they leave', async () => {
    const { question, shown } = await show();
    question.classList.remove('sam-listed');
    const [first, second] = question.querySelectorAll('select');
    first!.focus();
    question.requestUpdate();
    await question.updateComplete;
    expect(question.classList.contains('sam-listed')).to.equal(false);
    second!.focus();
    const chosen = second!.dataset.part ?? '';
    second!.value = '1';
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(question.classList.contains('sam-listed')).to.equal(false);
    second!.blur();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(question.classList.contains('sam-listed')).to.equal(true);
    expect(shown().startsWith(chosen)).to.equal(true);
  });

  it('moves an item by a button, says where it is now, and keeps focus on its button', async () => {
    const { question, heard, shown, press, told, places } = await show();
    const [first = '', second = '', ...rest] = shown();
    expect(places()).to.deep.equal(['a', 'b', 'c', 'd']);
    await press(`Flytt opp: Linje ${second}`);
    expect(shown()).to.equal([second, first, ...rest].join(''));
    expect(told()).to.equal(`Linje ${second} er nå nummer 1 av 4`);
    expect(document.activeElement?.getAttribute('aria-label')).to.equal(`Flytt opp: Linje ${second}`);
    expect(places().join(' ')).to.include(`${second}1`).and.to.include(`${first}2`);
    await press(`Flytt ned: Linje ${second}`);
    expect(document.activeElement?.getAttribute('aria-label')).to.equal(`Flytt ned: Linje ${second}`);
    expect(heard.map(({ type }) => type)).to.deep.equal(['sam-interacted', 'sam-interacted']);
    expect(question.token).to.equal(encode([first, second, ...rest]));
  });

  it('keeps focus at the end of the list, on a button that says it is off', async () => {
    const { shown, press, heard } = await show();
    const [first = ''] = shown();
    const before = shown();
    await press(`Flytt opp: Linje ${first}`);
    expect(document.activeElement?.getAttribute('aria-disabled')).to.equal('true');
    expect(shown()).to.equal(before);
    expect(heard).to.deep.equal([]);
  });

  it('shows the numbers again in print, and hides them while the list is there', async () => {
    const { question } = await show();
    expect(getComputedStyle(question.querySelector('.sam-places')!).display).to.equal('none');
    const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
    const hiding = rules.filter((rule) => rule.cssText.includes('.sam-places'));
    expect(hiding.map((rule) => (rule as CSSMediaRule).conditionText)).to.deep.equal(['screen']);
  });

  it('marks each item with sign and word, and tells only of what is wrong, and why', async () => {
    const { question, heard, arrange, submit, feedback, marks } = await show();
    await arrange('abdc');
    submit();
    await question.updateComplete;
    expect(feedback()).to.equal('Delvis riktig Linje d Fordi d. Linje c Fordi c.');
    expect(marks()).to.deep.equal([
      'Riktig: Linje a',
      'Riktig: Linje b',
      'Ikke riktig: Linje d',
      'Ikke riktig: Linje c',
    ]);
    const [answer] = answersOf(heard);
    expect(answer).to.deep.include({
      type: 'sequencing',
      response: 'a[,]b[,]d[,]c',
      correctPatterns: ['a[,]b[,]c[,]d'],
      scaled: 0.5,
      token: encode([...'abdc']),
    });
    await arrange('abcd');
    expect(marks()[0], 'a change takes the marks away').to.equal('Linje a');
    submit();
    await question.updateComplete;
    expect(feedback()).to.equal('Riktig');
    expect(answersOf(heard)[1]).to.deep.include({ scaled: 1, response: 'a[,]b[,]c[,]d' });
  });

  it('is unanswered until something is moved, but its own button takes the list as it stands, once', async () => {
    const { question, heard, shown, submit } = await show();
    expect(question.isAnswered).to.equal(false);
    const first = question.querySelector('fieldset :is(input, select, button)');
    expect(first?.checkVisibility(), 'what a test sends the learner back to').to.equal(true);
    const untouched = shown();
    for (let click = 0; click < 3; click++) submit();
    await question.updateComplete;
    expect(answersOf(heard).map(({ response }) => response)).to.deep.equal([[...untouched].join('[,]')]);
    expect(answersOf(heard)[0]?.scaled).to.be.lessThan(0.5);
  });

  it('brings an earlier answer back with its feedback, and says nothing of it', async () => {
    const { question, heard, shown, places, marks, told } = await show();
    question.answer = { token: encode([...'dbca']), tries: 1, scaled: 0.5 };
    await question.updateComplete;
    expect(shown()).to.equal('dbca');
    expect(places()).to.deep.equal(['a4', 'b2', 'c3', 'd1']);
    expect(marks()).to.include('Riktig: Linje b').and.to.include('Ikke riktig: Linje a');
    expect([heard, told()]).to.deep.equal([[], '']);
  });

  it('leaves the list untouched by an answer that it cannot read', async () => {
    const { question, shown, places } = await show();
    const before = shown();
    question.answer = { token: 'x_9', tries: 0, scaled: 0 };
    await question.updateComplete;
    expect(shown()).to.equal(before);
    expect(places()).to.deep.equal(['a', 'b', 'c', 'd']);
  });

  it('has no accessibility violations, before or after the answer', async () => {
    const { question, press, shown, submit } = await show();
    expect((await axe.run(question)).violations).to.deep.equal([]);
    await press(`Flytt ned: Linje ${shown()[0]}`);
    submit();
    await question.updateComplete;
    expect((await axe.run(question)).violations).to.deep.equal([]);
  });
});
