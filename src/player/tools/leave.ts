import { makeButton } from './dom.ts';
import { onLanguage } from './language.ts';
import type { Tool } from './tool.ts';

/** The way out stands in the top bar; a learner who has read to the end finds it there, too. It does what that button does, and says the same. */
export const leave: Tool = (port) => {
  const place = () => {
    const buttons = ['.sam-foot > .sam-print-line', 'sam-result ~ .sam-print-line'].flatMap((selector) => {
      const line = document.querySelector(selector);
      if (!line) return [];
      const button = makeButton('', 'secondary', () => own()?.click());
      line.append(' ', button);
      return button;
    });
    const show = () => {
      for (const button of buttons) button.textContent = own()?.textContent ?? '';
    };
    void port.opened.then(show);
    // The player shows the other of the two first.
    document.querySelector('#sam-shared')?.addEventListener('change', () => setTimeout(show));
  };
  place();
  onLanguage(port, place);
};

const own = () => document.querySelector<HTMLElement>('#sam-exit:not([hidden]), #sam-switch:not([hidden])');
