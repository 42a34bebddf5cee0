import type { BrowserContext, Page } from 'playwright-core';

/**
 * Answers every request for `url` with what the server says, its text changed. A course asks for files while nobody waits for them, and a
 * test that ends meanwhile closes the page under such a request: that one is let go, and is no fault of the test.
 */
export const changeAnswers = (
  target: Page | BrowserContext,
  url: Parameters<Page['route']>[0],
  change: (text: string) => string,
): Promise<unknown> =>
  target.route(url, async (route) => {
    const answer = await route
      .fetch()
      .then(async (response) => ({ response, text: await response.text() }))
      .catch(leftBehind);
    if (answer) await route.fulfill({ response: answer.response, body: change(answer.text) }).catch(leftBehind);
  });

/** Playwright's words for what a closed page leaves behind; everything else is thrown on. */
function leftBehind(fault: Error): undefined {
  if (!/has been (?:closed|disposed)/.test(fault.message)) throw fault;
}
