import axe from 'axe-core';
import { expect } from 'chai';
import { blockHtml, h3, p, privateMachine, quote, ul } from '../../../test/support/private-blocks.ts';
import { testAdoption } from '../../interactions/adoption.contract.ts';
import { survey } from './survey.ts';

const surveyHtml = blockHtml(
  survey,
  { id: 's_a' },
  p('Inn.'),
  h3('Mestring'),
  ul('En.', 'To.'),
  quote('Spør noen.'),
  h3('Opplæring'),
  ul('Tre.'),
);
const wait = () => new Promise((resolve) => setTimeout(resolve));

async function show(machine = privateMachine()) {
  const main = document.createElement('main');
  main.lang = 'nb';
  main.innerHTML = surveyHtml;
  document.body.replaceChildren(main);
  const element = main.querySelector('sam-survey')!;
  const heard: string[] = [];
  for (const type of ['sam-interacted', 'sam-answered']) main.addEventListener(type, () => heard.push(type));
  element.store = await machine.newPage();
  await wait();
  const rows = [...element.querySelectorAll('.sam-rate')];
  return {
    main,
    element,
    heard,
    machine,
    ticks: () => rows.map((row) => row.querySelector<HTMLInputElement>('input:checked')?.value ?? '-').join(''),
    tick(ticks: string) {
      for (const [index, row] of rows.entries())
        row.querySelector<HTMLInputElement>(`[value="${ticks[index]}"]`)?.click();
    },
    press: async (act: string) => {
      element.querySelector<HTMLElement>(`[data-act=${act}]`)!.click();
      await wait();
      await element.updateComplete;
    },
    result: () =>
      [...element.querySelectorAll('.sam-survey-result li')].map((li) => li.textContent!.replace(/\s+/g, ' ').trim()),
    bars: () => [...element.querySelectorAll('.sam-bars-got')].map((bar) => Number(bar.getAttribute('width'))),
  };
}

describe('a self-assessment, before it is upgraded', () => {
  testAdoption({ tag: 'sam-survey', html: surveyHtml, upgrade: () => import('./survey.element.ts') });
});

describe('a self-assessment', () => {
  before(() => import('./survey.element.ts'));

  it('shows the result of each theme as a bar and in words, and puts the learner there', async () => {
    const { tick, press, result, bars, element } = await show();
    tick('125');
    await press('show');
    const [low, high] = result();
    expect(low).to.match(/^Mestring Første gang, .* 1,5 av 5 Ta det opp ?Spør noen\.$/);
    expect(high).to.match(/^Opplæring Første gang, .* 5,0 av 5 Del erfaringen ?Fortell andre/);
    expect(bars()).to.deep.equal([30, 100]);
    expect(document.activeElement).to.equal(element.querySelector('.sam-survey-result h3'));
  });

  it('asks for an answer first, and does not count «vet ikke»', async () => {
    const { tick, press, result, element } = await show();
    tick('x--');
    await wait();
    await press('show');
    expect(result()).to.deep.equal([]);
    expect(element.querySelector('[role=status]')!.textContent).to.equal('Velg et svar før du går videre');
    tick('x4-');
    await press('show');
    expect(result()[0]).to.include('4,0 av 5').and.include('Del erfaringen');
    expect(result()[1]).to.include('Ikke svart');
  });

  it('keeps the first result and the latest, and shows both', async () => {
    const machine = privateMachine();
    const first = await show(machine);
    first.tick('111');
    await first.press('show');
    first.tick('113');
    await first.press('show');
    expect(first.bars(), 'a correction').to.deep.equal([20, 60]);
    await first.press('again');
    expect(first.ticks()).to.equal('---');
    const second = await show(machine);
    expect([second.ticks(), second.bars()]).to.deep.equal(['---', [20, 60]]);
    for (const ticks of ['333', '555']) {
      second.tick(ticks);
      await second.press('show');
      await second.press('again');
    }
    expect(second.bars()).to.deep.equal([20, 100, 60, 100]);
    const third = await show(machine);
    expect(third.bars()).to.deep.equal([20, 100, 60, 100]);
    expect(third.result()[0]).to.include('Første gang').and.include('Sist');
  });

  it('keeps ticks on the way, and can be deleted and brought back', async () => {
    const machine = privateMachine();
    const first = await show(machine);
    first.tick('12-');
    await wait();
    const second = await show(machine);
    expect(second.ticks()).to.equal('12-');
    await second.press('show');
    await second.press('delete');
    expect([second.ticks(), second.result(), machine.kept()]).to.deep.equal(['---', [], []]);
    await second.press('undo');
    expect([second.ticks(), second.bars()]).to.deep.equal(['12-', [30, 0]]);
    expect(machine.kept()).to.have.length(1);
  });

  it('is empty where what was kept cannot be read', async () => {
    for (const value of ['', 'x', '[]', '{"ticks":"1234","runs":7}', '{"ticks":5}']) {
      const machine = privateMachine();
      await (await machine.newPage()).set('s_a', value);
      const { ticks, result } = await show(machine);
      expect([ticks(), result()], value).to.deep.equal(['---', []]);
    }
  });

  it('tells nobody, and passes axe before and after', async () => {
    const { main, tick, press, heard } = await show();
    const violations = async () => (await axe.run(main)).violations.map(({ id }) => id);
    expect(await violations()).to.deep.equal([]);
    tick('135');
    await press('show');
    expect([await violations(), heard]).to.deep.equal([[], []]);
  });
});
