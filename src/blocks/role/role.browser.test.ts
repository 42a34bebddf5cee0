import axe from 'axe-core';
import { expect } from 'chai';
import { blockHtml, p, privateMachine } from '../../../test/support/private-blocks.ts';
import { testAdoption } from '../../interactions/adoption.contract.ts';
import { roleText } from '../role-text/role-text.ts';
import { role } from './role.ts';

const roleHtml = blockHtml(role, {}, p('Hva betyr det for deg?'));
const textsHtml =
  blockHtml(roleText, { leder: '' }, p('Informer tidlig.')) +
  blockHtml(roleText, { tillitsvalgt: '', verneombud: '' }, p('Spør tidlig.'));
const wait = () => new Promise((resolve) => setTimeout(resolve));

async function show(owner?: string, isShared?: boolean, machine = privateMachine()) {
  const main = document.createElement('main');
  main.lang = 'nb';
  main.innerHTML = roleHtml + textsHtml;
  document.body.replaceChildren(main);
  const choice = main.querySelector('sam-role')!;
  const texts = [...main.querySelectorAll('sam-role-text')];
  const heard: string[] = [];
  for (const type of ['sam-interacted', 'sam-answered']) main.addEventListener(type, () => heard.push(type));
  const values = await machine.newPage(owner, isShared);
  for (const element of [choice, ...texts]) element.store = values;
  await wait();
  return {
    main,
    choice,
    heard,
    machine,
    choose: async (value: string) => {
      choice.querySelector<HTMLInputElement>(`input[value="${value}"]`)!.click();
      await wait();
      await wait();
    },
    folded: () => texts.map((each) => each.querySelector('.sam-role-body')!.getAttribute('hidden')),
    shown: () => choice.querySelector('.sam-shown')?.textContent,
    unfold: () => main.querySelector<HTMLElement>('.sam-role-fold button'),
  };
}

describe('the choice of a role, before it is upgraded', () => {
  testAdoption({ tag: 'sam-role', html: roleHtml, upgrade: () => import('./role.element.ts') });
});

describe('the choice of a role', () => {
  before(() => Promise.all([import('./role.element.ts'), import('../role-text/role-text.element.ts')]));

  it('shows every text with its label until a role is chosen', async () => {
    const { folded, shown, main } = await show();
    expect([folded(), shown()]).to.deep.equal([[null, null], undefined]);
    expect([...main.querySelectorAll('.sam-role-label')].map((label) => label.textContent)).to.deep.equal([
      'For leder',
      'For tillitsvalgt og verneombud',
    ]);
  });

  it('folds the texts of the others, says so, and keeps an opaque sign of it', async () => {
    const { choose, folded, shown, choice, machine } = await show();
    await choose('p4');
    expect(folded()).to.deep.equal(['until-found', null]);
    expect(shown()).to.include('Du ser tekstene for verneombud').and.include('Vis alt');
    expect(choice.querySelector('[role=status]')!.textContent).to.equal(shown());
    expect(machine.kept()).to.deep.equal(['p4']);
  });

  it('brings the choice back, and forgets it with «Vis alt»', async () => {
    const machine = privateMachine();
    await (await show(undefined, false, machine)).choose('p2');
    const again = await show(undefined, false, machine);
    expect([again.folded(), again.choice.querySelector('input:checked')!.getAttribute('value')]).to.deep.equal([
      [null, 'until-found'],
      'p2',
    ]);
    await again.choose('');
    expect([again.folded(), again.shown(), machine.kept()]).to.deep.equal([[null, null], undefined, []]);
  });

  it('folds on a shared machine too, and keeps nothing there', async () => {
    const { choose, folded, choice, machine } = await show('r-amina', true);
    await choose('p2');
    expect([folded(), machine.kept()]).to.deep.equal([[null, 'until-found'], []]);
    expect(choice.querySelector('.sam-kept-line')!.textContent).to.include('Blir ikke lagret');
  });

  it('unfolds a text by its button, or where the browser’s search finds something in it', async () => {
    const { choose, folded, unfold, main } = await show();
    await choose('p1');
    expect(folded()).to.deep.equal(['until-found', 'until-found']);
    unfold()!.focus();
    unfold()!.click();
    await wait();
    expect([folded()[0], unfold()!.getAttribute('aria-expanded')]).to.deep.equal([null, 'true']);
    expect(document.activeElement).to.equal(unfold());
    const body = main.querySelectorAll('.sam-role-body')[1]!;
    body.dispatchEvent(new Event('beforematch', { bubbles: true }));
    await wait();
    expect(folded()).to.deep.equal([null, null]);
  });

  it('tells nobody, and passes axe before and after', async () => {
    const { choose, heard, main } = await show();
    const violations = async () => (await axe.run(main)).violations.map(({ id }) => id);
    expect(await violations()).to.deep.equal([]);
    await choose('p3');
    expect([await violations(), heard]).to.deep.equal([[], []]);
  });
});
