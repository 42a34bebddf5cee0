import type { Frame } from 'playwright-core';

/** What a learner has been told while a test looked elsewhere. */
export interface Told {
  /** Words of the save status, one after the other. */
  readonly statuses: readonly string[];
  /** What a screen reader has been given to say. */
  readonly spoken: readonly string[];
}

/** Writes down from now on what the learner is told; gives what stands there. */
export async function witness(frame: Frame): Promise<() => Promise<Told>> {
  await frame.evaluate(() => {
    const told = { statuses: [] as string[], spoken: [] as string[] };
    const follow = (selector: string, list: string[]) => {
      const element = document.querySelector<HTMLElement>(selector);
      const note = () => {
        const text = element?.innerText.trim() ?? '';
        if (text !== '' && text !== list.at(-1)) list.push(text);
      };
      if (element) new MutationObserver(note).observe(element, { childList: true, subtree: true, characterData: true });
    };
    follow('sam-save-status', told.statuses);
    // What is said again is said again, also where it is the same.
    for (const live of document.querySelectorAll('#sam-live, #sam-alert'))
      new MutationObserver(() => told.spoken.push(live.textContent)).observe(live, { childList: true });
    Object.assign(window, { samTold: told });
  });
  return () => frame.evaluate(() => Reflect.get(window, 'samTold'));
}

/** «Lagret 12.04», which is a promise. */
export const isSaved = (text: string): boolean => /^Lagret \d\d\.\d\d$/.test(text);
