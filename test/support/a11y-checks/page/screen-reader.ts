import { virtual } from '@guidepup/virtual-screen-reader';

/** A screen reader in the page: reads a part of it, element by element, and hears what live regions say meanwhile. */
const samspillReader = {
  /** Reads all that stands in an element, from its beginning to its end. */
  async read(selector: string): Promise<string[]> {
    const container = document.querySelector(selector);
    if (!container) throw new Error(`nothing is ${selector}`);
    await virtual.start({ container });
    for (let steps = 0; steps < 300; steps++) {
      await virtual.next();
      if ((await virtual.lastSpokenPhrase()) === (await virtual.spokenPhraseLog())[0]) break; // It has begun anew.
    }
    const log = await virtual.spokenPhraseLog();
    await virtual.stop();
    return log;
  },

  /** Begins to listen to the whole document. */
  listen: (): Promise<void> => virtual.start({ container: document.body }),

  /** What was said since then. */
  heard: (): Promise<string[]> => virtual.spokenPhraseLog(),
};

declare global {
  interface Window {
    samspillReader: typeof samspillReader;
  }
}

window.samspillReader = samspillReader;
