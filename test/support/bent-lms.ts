import type { Page } from 'playwright-core';

/** An API of SCORM 1.2, as a script in the LMS's page sees it. */
export type Bendable = Record<string, (...args: string[]) => unknown>;

/**
 * Lets the LMS's page have another API than its own script has made. `change` runs in the page, and knows nothing but what it is given.
 * The course's own frame gets no API by this: there it is never set.
 */
export async function bend<T>(page: Page, change: (api: Bendable, given: T) => void, given: T): Promise<void> {
  await page.addInitScript(`{
    const change = ${change.toString()};
    let api;
    Object.defineProperty(window, 'API', {
      configurable: true,
      get: () => api,
      set(made) {
        change(made, ${JSON.stringify(given)});
        api = made;
      },
    });
  }`);
}
