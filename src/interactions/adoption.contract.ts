import { expect } from 'chai';

/** What the contract must know of a kind: its form in the document, and how a learner uses it. */
export interface AdoptionCase {
  readonly tag: string;
  /** The element as it stands in the document, as HTML. */
  readonly html: string;
  /** Loads the code that upgrades the element; the first call in a page upgrades what stands there. */
  upgrade(): Promise<unknown>;
}

/** Layout shift of the whole page so far (Layout Instability API), without shifts that a learner's input excuses. */
async function layoutShift(): Promise<number> {
  let sum = 0;
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value;
  });
  observer.observe({ type: 'layout-shift', buffered: true });
  await new Promise((resolve) => setTimeout(resolve, 200));
  observer.disconnect();
  return sum;
}

/**
 * The contract of design.md decision 2, for every kind of question: tick, type and focus in the plain document, then
 * upgrade: one form, nothing lost, the caret kept, layout shift 0. Must run before anything else defines the element.
 */
export function testAdoption({ tag, html, upgrade }: AdoptionCase): void {
  it(`${tag} adopts a form that is already in use`, async () => {
    expect(customElements.get(tag), 'defined too early').to.equal(undefined);
    const main = document.createElement('main');
    main.innerHTML = `<p>Før</p>${html}<p id="after">Etter</p>`;
    document.body.append(main);
    const controls = [...main.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select')];
    const ticked = controls.filter((_, index) => index % 2 === 1);
    for (const control of ticked) {
      if (control instanceof HTMLSelectElement) control.selectedIndex = 1;
      else if (control.type === 'text') control.value = 'skrevet før';
      else control.click();
    }
    const last = ticked.at(-1);
    last?.focus();
    const [nodes, values] = [[...main.querySelectorAll('form, input, select, legend')], controls.map(stateOf)];
    await new Promise((resolve) => setTimeout(resolve, 600)); // A shift within 500 ms of input is excused by the browser.
    const before = await layoutShift();

    await upgrade();
    await new Promise(requestAnimationFrame);

    expect(main.querySelectorAll('form').length, 'forms').to.equal(1);
    expect([...main.querySelectorAll('form, input, select, legend')], 'the very same nodes').to.deep.equal(nodes);
    expect(controls.map(stateOf), 'what was ticked and typed').to.deep.equal(values);
    expect(document.activeElement, 'focus').to.equal(last);
    expect(await layoutShift(), 'layout shift').to.equal(before);
    main.remove();
  }).timeout(10_000);
}

const stateOf = (control: HTMLInputElement | HTMLSelectElement) =>
  control instanceof HTMLSelectElement
    ? control.selectedIndex
    : [control.checked, control.value, control.selectionStart];
