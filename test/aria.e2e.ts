import { afterAll, beforeAll, expect, it } from 'vitest';
import { goTo, openPackage, packageFrame, viewsOf } from './support/a11y-checks/open-package.ts';
import { editionsOf } from './support/a11y-states.ts';
import { openStage, type Stage } from './support/stage.ts';

/** Has every kind of view, question and block; the words of other modules are their authors' to change. */
const editions = await editionsOf('utstilling');

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** What assistive technology meets, as text that can be reviewed: one file for each view, and one for what stands around them. */
it.each(editions)('$module in $lang is for a screen reader what it was', async ({ module, lang, document }) => {
  const page = await openPackage(stage, module, { document });
  const frame = packageFrame(page);
  const folder = `fixtures/aria/${lang}/`;
  const around = await Promise.all(
    ['body > header', 'sam-menu', '.sam-cover', 'body > footer'].map((part) => frame.locator(part).ariaSnapshot()),
  );
  await expect.soft(steady(around.join('\n'))).toMatchFileSnapshot(`${folder}around.yml`);
  for (const view of await viewsOf(page)) {
    await goTo(page, view);
    const snapshot = await frame.locator(`section#${view}`).ariaSnapshot();
    await expect.soft(steady(snapshot)).toMatchFileSnapshot(`${folder}${view}.yml`);
  }
  await page.context().close();
});

/** Without what is another every time: versions, times of day. */
const steady = (snapshot: string): string =>
  `${snapshot.replace(/\b\d+\.\d+\.\d+\b/g, '<version>').replace(/\b\d\d\.\d\d\b/g, '<time>')}\n`;
