import axe from 'axe-core';
import { expect } from 'chai';
import { blockHtml, p, privateMachine } from '../../../test/support/private-blocks.ts';
import { notes } from './notes.ts';

const noteHtml = blockHtml(notes, { id: 'n_a' }, p('Hva tenker du?'), p('Skriv kort.'));
const wait = (ms = 0) => new Promise((resolve) => setTimeout(resolve, ms));

/** Puts the note into the page, upgraded, and listens for anything it might tell. */
async function show() {
  await import('./notes.element.ts');
  const main = document.createElement('main');
  main.lang = 'nb';
  main.innerHTML = noteHtml;
  document.body.replaceChildren(main);
  const note = main.querySelector('sam-notes')!;
  const field = note.querySelector('textarea')!;
  const heard: string[] = [];
  for (const type of ['sam-interacted', 'sam-answered', 'sam-submitted'])
    main.addEventListener(type, () => heard.push(type));
  return {
    note,
    field,
    heard,
    line: () => (note.querySelector('.sam-kept-line')?.textContent ?? '').replace(/\s+/g, ' ').trim(),
    said: () => note.querySelector('[role=status]')!.textContent,
    press: async (act: string) => {
      note.querySelector<HTMLElement>(`[data-act=${act}]`)!.click();
      await wait();
      await note.updateComplete;
    },
    write(value: string) {
      field.value = value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    },
    leave: async () => {
      field.dispatchEvent(new Event('change', { bubbles: true }));
      await wait();
      await note.updateComplete;
    },
  };
}

describe('a note', () => {
  it('adopts what was written before it was upgraded, and loses neither caret nor place', async () => {
    const main = document.createElement('main');
    main.innerHTML = noteHtml;
    document.body.replaceChildren(main);
    const field = main.querySelector('textarea')!;
    field.value = 'skrevet før';
    field.focus();
    field.setSelectionRange(3, 3);
    const nodes = [...main.querySelectorAll('form, label, textarea')];
    await import('./notes.element.ts');
    const machine = privateMachine();
    const note = main.querySelector('sam-notes')!;
    note.store = await machine.newPage();
    await wait();
    expect([...main.querySelectorAll('form, label, textarea')]).to.deep.equal(nodes);
    expect([document.activeElement, field.selectionStart, field.value]).to.deep.equal([field, 3, 'skrevet før']);
    expect(machine.kept()).to.deep.equal(['skrevet før']);
  });

  it('says what is true: not before it is kept, and not if it is not', async () => {
    const machine = privateMachine();
    const shown = await show();
    await shown.note.updateComplete;
    expect(shown.line()).to.equal('');
    shown.note.store = await machine.newPage();
    await shown.note.updateComplete;
    expect(shown.line()).to.equal('Blir bare lagret på denne enheten.');
    shown.write('en tanke');
    await shown.note.updateComplete;
    expect([shown.line(), machine.kept()]).to.deep.equal(['Lagrer …', []]);
    await wait(600);
    expect([shown.line(), shown.said()]).to.deep.equal(Array(2).fill('Notatet er lagret på denne enheten.'));
    expect(machine.kept()).to.deep.equal(['en tanke']);
    machine.store.broken = true;
    shown.write('en tanke til');
    await shown.leave();
    expect([shown.line(), shown.said()]).to.deep.equal(
      Array(2).fill('Blir ikke lagret. Det er borte når du lukker siden.'),
    );
    machine.store.broken = false;
    shown.write('en tanke til!');
    await shown.leave();
    expect(machine.kept()).to.deep.equal(['en tanke til!']);
    expect(shown.line()).to.equal('Notatet er lagret på denne enheten.');
  });

  it('is not kept where nobody knows whose it is, and is once that is known', async () => {
    const machine = privateMachine();
    const shown = await show();
    const values = await machine.newPage();
    await values.bind(undefined);
    shown.note.store = values;
    shown.write('en tanke');
    await shown.leave();
    expect([shown.line(), machine.kept()]).to.deep.equal(['Blir ikke lagret. Det er borte når du lukker siden.', []]);
    await values.bind({ registration: 'r-amina', isShared: false });
    await wait();
    expect(machine.kept()).to.deep.equal(['en tanke']);
  });

  it('brings back what was kept, and puts what was begun before that under it', async () => {
    const machine = privateMachine();
    await (await machine.newPage()).set('n_a', 'i går');
    const [first, begun] = [await show(), await show()];
    first.note.store = await machine.newPage();
    await first.note.updateComplete;
    expect([first.field.value, first.line()]).to.deep.equal(['i går', 'Notatet er lagret på denne enheten.']);
    begun.write('i dag');
    begun.note.store = await machine.newPage();
    await wait();
    expect(begun.field.value).to.equal('i går\n\ni dag');
    expect(machine.kept()).to.deep.equal(['i går\n\ni dag']);
  });

  it('is kept when the page goes, without waiting', async () => {
    const machine = privateMachine();
    const { note, write } = await show();
    note.store = await machine.newPage();
    await note.updateComplete;
    write('i siste liten');
    dispatchEvent(new Event('pagehide'));
    await wait();
    expect(machine.kept()).to.deep.equal(['i siste liten']);
  });

  it('can be deleted, and brought back at once', async () => {
    const machine = privateMachine();
    const shown = await show();
    shown.note.store = await machine.newPage();
    await shown.note.updateComplete;
    shown.write('en tanke');
    await shown.leave();
    await shown.press('delete');
    expect([shown.field.value, machine.kept(), shown.said()]).to.deep.equal(['', [], 'Slettet.']);
    await shown.press('undo');
    expect([shown.field.value, machine.kept()]).to.deep.equal(['en tanke', ['en tanke']]);
    expect(document.activeElement).to.equal(shown.field);
    machine.store.broken = true;
    await shown.press('delete');
    expect(shown.said()).to.equal('Vi fikk ikke slettet det. Prøv igjen.');
  });

  it('prints all that is written, and nothing else', async () => {
    const shown = await show();
    shown.write('en tanke');
    let printed = 0;
    const original = window.print;
    window.print = () => void printed++;
    await shown.press('printAll');
    window.print = original;
    expect([printed, shown.note.classList.contains('sam-printed')]).to.deep.equal([1, true]);
    dispatchEvent(new Event('afterprint'));
    expect(shown.note.classList.contains('sam-printed')).to.equal(false);
  });

  it('tells nobody, and passes axe before and after', async () => {
    const shown = await show();
    const violations = async () => (await axe.run(shown.note)).violations.map(({ id }) => id);
    expect(await violations()).to.deep.equal([]);
    shown.note.store = await privateMachine().newPage();
    shown.write('en tanke '.repeat(100));
    await shown.leave();
    expect(await violations()).to.deep.equal([]);
    expect(shown.heard).to.deep.equal([]);
    expect(shown.field.rows).to.be.greaterThan(10);
    expect(shown.note.querySelector('.sam-count')!.textContent).to.include('300 tegn over');
  });
});
