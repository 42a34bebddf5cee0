import axe from 'axe-core';
import { expect } from 'chai';
import './workshop.element.ts';

const words = {
  left1: '1 minutt igjen',
  left: '{n} minutter igjen',
  start: 'Start tiden',
  pause: 'Pause',
  over: 'Ute.',
};
const html = (minutes: number) =>
  `<main><sam-workshop id="l_b1"><h3>Økt</h3><ol><li>Tenk</li></ol><p class="sam-js"><button type="button" data-act="plan">Skriv ut planen</button></p><div class="sam-timer" data-minutes="${minutes}"><p role="timer" aria-live="off">${minutes} minutter igjen</p>` +
  '<button type="button" data-act="run">Start tiden</button><button type="button" data-act="reset">Nullstill</button>' +
  '<p role="status"></p></div><div class="sam-agreement" role="group" aria-label="Avtale"><label for="l_b1_0">Dette</label>' +
  '<textarea id="l_b1_0" rows="3"></textarea><button type="button" data-act="print">Skriv ut avtalen</button></div></sam-workshop></main>';

/** The timer, with a clock that the test moves. */
function show(minutes = 7) {
  document.body.innerHTML = html(minutes);
  const workshop = document.querySelector('sam-workshop')!;
  workshop.dataset.words = JSON.stringify(words);
  const text = (selector: string) => workshop.querySelector(selector)!.textContent;
  const button = (act: string) => workshop.querySelector<HTMLButtonElement>(`[data-act="${act}"]`)!;
  const tick = () => new Promise((resolve) => setTimeout(resolve, 600));
  return { workshop, text, button, tick };
}

const { now } = Date;
let passed = 0;

describe('sam-workshop', () => {
  beforeEach(() => {
    passed = 0;
    Date.now = () => now() + passed;
  });
  afterEach(() => {
    Date.now = now;
    document.body.replaceChildren();
  });

  it('counts down by the clock, and says five and one minute, and the end, once each', async function () {
    this.timeout(10_000);
    const { text, button, tick } = show();
    button('run').click();
    expect(button('run').textContent).to.equal('Pause');
    const said: (string | null)[] = [];
    for (const left of [6, 5, 4, 1, 0]) {
      passed = (7 - left) * 60_000;
      await tick();
      said.push(text('[role="status"]'));
    }
    expect(said).to.deep.equal(['', '5 minutter igjen', '', '1 minutt igjen', 'Ute.']);
    expect(text('[role="timer"]')).to.equal('Ute.');
    expect(button('run').textContent).to.equal('Start tiden');
  });

  it('stands still while it is paused, goes on from there, and begins anew when it is reset', async () => {
    const { text, button, tick } = show();
    button('run').click();
    passed = 2 * 60_000;
    button('run').click();
    expect(text('[role="timer"]')).to.equal('5 minutter igjen');
    passed = 20 * 60_000;
    await tick();
    expect(text('[role="timer"]')).to.equal('5 minutter igjen');
    button('run').click();
    passed += 60_000;
    await tick();
    expect(text('[role="timer"]')).to.equal('4 minutter igjen');
    button('reset').click();
    expect(text('[role="timer"]')).to.equal('7 minutter igjen');
    expect(button('run').textContent).to.equal('Start tiden');
  });

  it('lets a field grow with what is typed, keeps it nowhere, and prints the plan or the agreement alone', () => {
    const { workshop } = show();
    const field = workshop.querySelector('textarea')!;
    const before = field.offsetHeight;
    field.value = 'Linje\n'.repeat(20);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    expect(field.offsetHeight).to.be.greaterThan(before);
    expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.to.contain('Linje');
    const { print } = window;
    const printed: string[] = [];
    window.print = () => {
      printed.push([...document.querySelectorAll('.sam-printed')].map(({ localName }) => localName).join(' '));
    };
    for (const act of ['plan', 'print']) {
      workshop.querySelector<HTMLButtonElement>(`[data-act="${act}"]`)!.click();
      dispatchEvent(new Event('afterprint'));
    }
    window.print = print;
    expect(printed).to.deep.equal(['h3 ol', 'div']);
  });

  it('has no accessibility violations, standing or running', async () => {
    const { workshop, button } = show();
    expect((await axe.run(workshop)).violations).to.deep.equal([]);
    button('run').click();
    expect((await axe.run(workshop)).violations).to.deep.equal([]);
    button('run').click();
  });
});
