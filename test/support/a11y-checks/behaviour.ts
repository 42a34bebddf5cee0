import type { Locator, Page } from 'playwright-core';
import type { Finding } from './finding.ts';
import { goTo, packageFrame, viewsOf } from './open-package.ts';

/** Title first, then focus on the heading: for every view of these, by its address. */
export async function routeFindings(page: Page, views?: readonly string[]): Promise<Finding[]> {
  const findings: Finding[] = [];
  const frame = packageFrame(page);
  for (const view of views ?? (await viewsOf(page))) {
    await goTo(page, view);
    // The browser reveals the view that an address leads to before it tells the page.
    const focused = frame.waitForFunction((id) => document.activeElement?.matches(`#${id} h2`), view, {
      timeout: 2_000,
    });
    await focused.catch(() => undefined);
    const told = await frame.evaluate((id) => {
      const heading = document.querySelector(`#${id} h2`);
      const isTitled = document.title.startsWith(heading?.textContent?.trim() || 'no heading');
      return { isTitled, hasFocus: document.activeElement === heading };
    }, view);
    if (!told.isTitled) findings.push({ check: 'route', where: `${view} is not in the title` });
    if (!told.hasFocus) findings.push({ check: 'route', where: `${view} does not get focus` });
  }
  return findings;
}

/** What comes into the view by an act, and that nobody who cannot see it is told of; or why the act cannot be done. */
export async function announcedFindings(page: Page, act: () => Promise<void>): Promise<Finding[]> {
  const frame = packageFrame(page);
  await frame.evaluate(() => window.samspillChecks.listen());
  const fault = await act().then(
    () => undefined,
    (error: Error) => error.message.split('\n')[0],
  );
  const findings = await frame.evaluate(() => window.samspillChecks.unannounced());
  return fault === undefined ? findings : [...findings, { check: 'operable', where: fault }];
}

/** What opens something over the page, by what it says of itself. */
const openers = '[aria-haspopup=dialog], [popovertarget], [commandfor]';
const opened = 'dialog[open], [popover]:popover-open, [role=dialog]';

/** Every dialog and popover that can be opened in the view: focus goes in, Escape closes, and focus comes back. */
export async function dialogFindings(page: Page): Promise<{ dialogs: number; findings: readonly Finding[] }> {
  const frame = packageFrame(page);
  const findings: Finding[] = [];
  const wrong = (where: string) => findings.push({ check: 'dialog', where });
  const buttons = await frame.locator(openers).filter({ visible: true }).all();
  for (const button of buttons) {
    const name = (await button.getAttribute('aria-label')) ?? (await button.innerText());
    await button.focus();
    await page.keyboard.press('Enter');
    const dialog = frame.locator(opened).filter({ visible: true }).last();
    if (!(await appears(dialog))) {
      wrong(`«${name}» opens nothing`);
      continue;
    }
    const isNamed = await dialog.evaluate((element) =>
      ['aria-label', 'aria-labelledby'].some((attribute) => element.hasAttribute(attribute)),
    );
    const isModal = await dialog.evaluate((element) => element.matches(':modal, [role=dialog]:not([popover])'));
    if (!isNamed) wrong(`«${name}» opens something without a name`);
    const isInside = await dialog.evaluate((element) => element.contains(document.activeElement));
    if (isModal && !isInside) wrong(`«${name}» leaves focus outside`);
    await page.keyboard.press('Escape');
    if (await dialog.isVisible()) wrong(`«${name}» does not close with Escape`);
    if (!(await button.evaluate((element) => element === document.activeElement)))
      wrong(`«${name}» does not get focus back`);
  }
  return { dialogs: buttons.length, findings };
}

const appears = (locator: Locator): Promise<boolean> =>
  locator
    .waitFor({ timeout: 1_000 })
    .then(() => true)
    .catch(() => false);

/** Half an hour in which the learner does nothing: what they had before them is there, and can be used. */
export async function timeFindings(page: Page): Promise<Finding[]> {
  const frame = packageFrame(page);
  const standing = () =>
    frame.evaluate(() =>
      [
        document.querySelector('section.sam-view:not([hidden])')?.id,
        ...[...document.querySelectorAll('main :is(input, button, select, textarea):enabled')].map(
          (control) => `${control.tagName} ${control instanceof HTMLInputElement && control.checked}`,
        ),
      ].join(),
    );
  const before = await standing();
  await page.clock.fastForward(30 * 60_000);
  return (await standing()) === before
    ? []
    : [{ check: 'time-limit', where: 'the view is another after half an hour' }];
}
