import axe from 'axe-core';
import { expect } from 'chai';
import { blockHtml, p, privateMachine, ul } from '../../../test/support/private-blocks.ts';
import { evaluation } from './evaluation.ts';
import './evaluation.element.ts';

const evaluationHtml = blockHtml(evaluation, { id: 'e_a' }, p('Inn.'), ul('En.', 'To.'), p('Hva manglet?'));
const wait = () => new Promise((resolve) => setTimeout(resolve));

async function show(machine = privateMachine()) {
  const main = document.createElement('main');
  main.lang = 'nb';
  main.innerHTML = evaluationHtml;
  document.body.replaceChildren(main);
  const element = main.querySelector('sam-evaluation')!;
  const heard: string[] = [];
  for (const type of ['sam-interacted', 'sam-answered']) main.addEventListener(type, () => heard.push(type));
  element.store = await machine.newPage();
  await wait();
  const field = element.querySelector('textarea')!;
  return {
    main,
    element,
    field,
    heard,
    machine,
    checked: () => [...element.querySelectorAll<HTMLInputElement>('input:checked')].map(({ value }) => value),
    async answer() {
      element.querySelector<HTMLInputElement>('[value=union]')!.click();
      element.querySelector<HTMLInputElement>('.sam-rate [value="4"]')!.click();
      field.value = '=Mer; tid';
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.dispatchEvent(new Event('change', { bubbles: true }));
      await wait();
    },
    press: async (act: string) => {
      element.querySelector<HTMLElement>(`[data-act=${act}]`)!.click();
      await wait();
      await element.updateComplete;
    },
  };
}

/** What the learner would find among the downloads. */
async function downloaded(press: () => Promise<void>) {
  const blobs: Blob[] = [];
  const original = URL.createObjectURL;
  URL.createObjectURL = (blob: Blob) => {
    blobs.push(blob);
    return '#';
  };
  await press();
  URL.createObjectURL = original;
  return Promise.all(blobs.map((blob) => blob.text()));
}

describe('an evaluation', () => {
  it('keeps party, scale and text, and brings them back', async () => {
    const machine = privateMachine();
    await (await show(machine)).answer();
    const { checked, field } = await show(machine);
    expect([checked(), field.value]).to.deep.equal([['union', '4'], '=Mer; tid']);
  });

  it('gives the learner the answers as a file, in words, and says that it is sent to nobody', async () => {
    const { answer, press, element } = await show();
    await answer();
    const [file] = await downloaded(() => press('download'));
    expect(file?.replace('\uFEFF', '').trim().split('\r\n')).to.deep.equal([
      '"Spørsmål";"Svar"',
      '"Hvem svarer du som?";"Tillitsvalgt eller verneombud"',
      '"En.";"4"',
      '"To.";""',
      '"Hva manglet?";"\'=Mer; tid"',
    ]);
    expect(element.querySelector('[role=status]')!.textContent).to.include('ikke sendt');
  });

  it('can be deleted, and brought back', async () => {
    const { answer, press, checked, field, machine } = await show();
    await answer();
    await press('delete');
    expect([checked(), field.value, machine.kept()]).to.deep.equal([[], '', []]);
    await press('undo');
    expect([checked(), field.value, machine.kept().length]).to.deep.equal([['union', '4'], '=Mer; tid', 1]);
  });

  it('tells nobody, and passes axe before and after', async () => {
    const { main, answer, press, heard } = await show();
    const violations = async () => (await axe.run(main)).violations.map(({ id }) => id);
    expect(await violations()).to.deep.equal([]);
    await answer();
    await press('delete');
    expect([await violations(), heard]).to.deep.equal([[], []]);
  });
});
