import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStage, type Stage } from './support/stage.ts';

const content = fileURLToPath(new URL('fixtures/m1/content/m1/nb', import.meta.url));

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** Every sentence of the author's files, as plain words: without front matter, fences and Markdown's signs. */
async function sentences(): Promise<string[]> {
  const files = await Promise.all((await readdir(content)).map((name) => readFile(join(content, name), 'utf8')));
  return files
    .flatMap((text) => text.replace(/^---\n.*?\n---\n/s, '').split('\n'))
    .filter((line) => line.trim() !== '' && !line.startsWith(':::'))
    .map((line) => line.replace(/^\s*(?:[-*] \[[ x]\] |[-*] |\d+\. |#+ |> )/, '').replaceAll('**', ''))
    .flatMap((line) => line.split(/(?<=[.?!]) /))
    .map((sentence) => sentence.replace(/\s+/g, ' ').trim());
}

it('shows every sentence and every question of the module without JavaScript', async () => {
  const { href } = await stage.lms();
  const context = await stage.browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(stage.url + href);

  const hidden = await page.locator('section.sam-view:not(.sam-js)').all();
  for (const view of hidden) expect(await view.isVisible()).toBe(true);
  for (const summary of await page.locator('.sam-why > summary').all()) await summary.click();
  const shown = (await page.locator('main').innerText()).replace(/\s+/g, ' ');

  const wanted = await sentences();
  const missing = wanted.filter((sentence) => !shown.includes(sentence));
  expect(missing, 'sentences that do not show').toEqual([]);
  expect(wanted.length).toBeGreaterThan(150);
  const questions = await page.locator('fieldset').all();
  expect(questions).toHaveLength(11);
  for (const question of questions) {
    expect(await question.locator('legend').isVisible()).toBe(true);
    const inputs = await question.locator('input').all();
    expect(inputs.length).toBeGreaterThanOrEqual(3);
    await inputs[0]!.check();
    expect(await inputs[0]!.isChecked()).toBe(true);
  }
  expect(shown).toContain('Uten JavaScript kan du lese alt');
  for (const button of await page.locator('button').all()) expect(await button.isVisible()).toBe(false);
  await context.close();
});

it('shows all of the text when the player never comes', async () => {
  const { href } = await stage.lms();
  const context = await stage.browser.newContext();
  const page = await context.newPage();
  await page.route('**/player.js', (route) => route.abort());
  await page.goto(stage.url + href);
  expect(await page.locator('#l_mandag').isVisible()).toBe(true);
  expect(await page.locator('#l_test').isVisible()).toBe(false);
  await page.waitForTimeout(3_200);
  expect(await page.locator('#l_test').isVisible()).toBe(true);
  await context.close();
});
