import type { Tools } from './tools.ts';

declare global {
  interface Window {
    /** What `samspill-verktoy.js` brings. */
    samspillTools?: Tools;
  }
}

let loading: Promise<Tools> | undefined;

/** Fetches the tools the first time they are needed: they are a megabyte, and most visitors only want a zip. */
export function loadTools(): Promise<Tools> {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = 'samspill-verktoy.js';
    script.onload = () => (window.samspillTools ? resolve(window.samspillTools) : reject(new Error('no tools')));
    script.onerror = () => {
      loading = undefined;
      reject(new Error('the tools did not load'));
    };
    document.head.append(script);
  });
  return loading;
}

/** What is said where the tools are not beside the page. */
export const toolsMissing =
  'Får ikke hentet samspill-verktoy.js. Filen skal ligge i samme mappe som denne siden. Last ned hele utgivelsen og prøv igjen.';
