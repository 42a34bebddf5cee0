import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openInPlainLms } from './support/plain-lms.ts';
import { layoutShift, openStage, type Stage } from './support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

it('keeps what the learner does while the API is late', async () => {
  const learner = await stage.learner();
  const frame = await openInPlainLms(stage, learner, { late: true });
  await frame.locator('#q_mandag input').first().check();
  await frame.click('#q_mandag button[type=submit]');
  await frame.waitForSelector('#q_mandag .sam-feedback > div');
  expect(await learner.page.evaluate(() => window.lms.calls)).toEqual([]);
  await learner.page.evaluate(() => window.lms.connect());
  await frame.waitForSelector('sam-save-status[data-kind=saved]');
  const { cmi } = await learner.page.evaluate(() => window.lms);
  expect(cmi).toMatchObject({
    'cmi.core.lesson_status': 'incomplete',
    'cmi.interactions.0.id': 'q_mandag',
    'cmi.interactions.0.result': 'wrong',
  });
});

it('moves nothing in a wide frame, at first launch and at resume into lesson 3', async () => {
  const learner = await stage.learner({ viewport: { width: 1440, height: 900 } });
  const first = await openInPlainLms(stage, learner, { width: 1400 });
  await first.waitForSelector('sam-save-status[data-kind=saved]');
  expect(await layoutShift(first), 'first launch').toBe(0);
  await first.evaluate(() => {
    location.hash = 'l_naturkraft';
  });
  await first.waitForFunction(() => window.parent.lms.cmi['cmi.core.lesson_location'] === 'l_naturkraft');
  const cmi = await learner.page.evaluate(() => window.lms.cmi);
  const second = await openInPlainLms(stage, learner, { width: 1400, cmi });
  await second.waitForSelector('sam-save-status[data-kind=saved]');
  expect(await second.locator('section.sam-view:not([hidden])').getAttribute('id')).toBe('l_naturkraft');
  expect(await second.locator('.sam-notice').innerText()).toBe('Du fortsetter der du slapp.');
  expect(await layoutShift(second), 'resume').toBe(0);
});

it('tells the truth also on a page that the browser has translated', async () => {
  const learner = await stage.learner();
  const frame = await openInPlainLms(stage, learner);
  await frame.waitForSelector('sam-save-status[data-kind=saved]');
  await frame.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode()) texts.push(walker.currentNode as Text);
    for (const text of texts.filter(({ data }) => data.trim() !== '')) {
      const font = document.createElement('font');
      font.textContent = `[EN] ${text.data}`;
      text.replaceWith(font);
    }
  });
  await learner.page.evaluate(() => {
    window.lms.refuse = { LMSCommit: '101' };
  });
  await frame.locator('#q_mandag input').first().check();
  await frame.click('#q_mandag button[type=submit]');
  await frame.waitForSelector('sam-save-status[data-kind=on-device]');
  expect(await frame.locator('sam-save-status').innerText()).toBe(
    'Lagret på denne enheten – ikke i læringsplattformen ennå',
  );
  expect(await frame.locator('#q_mandag .sam-feedback').innerText()).toContain('Ikke riktig');
});

it('says so when the LMS will not open a session, and the course can be read', async () => {
  const learner = await stage.learner();
  const frame = await openInPlainLms(stage, learner, { refuse: { LMSInitialize: '101' } });
  await frame.waitForSelector('sam-save-status[data-kind=no-contact]');
  expect(await frame.locator('sam-save-status').innerText()).toContain('Får ikke kontakt med læringsplattformen.');
  expect(await frame.locator('#l_mandag').innerText()).not.toContain('Vi kunne ikke lese');
  await frame.click('#l_mandag .sam-next');
  expect(await frame.locator('#l_mer_enn').isVisible()).toBe(true);
});

it('brings a tick that was never sent in back as a tick, without its feedback', async () => {
  const learner = await stage.learner();
  const first = await openInPlainLms(stage, learner);
  await first.locator('#q_mandag .sam-option:not([data-correct]) input').first().check();
  await first.click('#q_mandag button[type=submit]');
  await first.waitForSelector('#q_mandag .sam-feedback > div');
  await first.locator('#q_mandag .sam-option[data-correct] input').check();
  await first.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await first.waitForTimeout(5_500);
  const cmi = await learner.page.evaluate(() => window.lms.cmi);
  const second = await openInPlainLms(stage, learner, { cmi });
  await second.waitForSelector('sam-save-status[data-kind=saved]');
  expect(await second.locator('#q_mandag .sam-option[data-correct] input').isChecked()).toBe(true);
  expect(await second.locator('#q_mandag .sam-feedback').innerText()).toBe('');
  await second.click('#q_mandag button[type=submit]');
  await second.waitForSelector('#q_mandag .sam-feedback .sam-right');
});

it('tells a preview apart from a finished course', async () => {
  const learner = await stage.learner();
  const frame = await openInPlainLms(stage, learner, { cmi: { 'cmi.core.lesson_mode': 'browse' } });
  await frame.waitForSelector('sam-save-status[data-kind=preview]');
  expect(await frame.locator('sam-save-status').innerText()).toBe('Forhåndsvisning – resultatet blir ikke lagret');
  const calls = await learner.page.evaluate(() => window.lms.calls);
  expect(calls.filter((call) => call.startsWith('LMSSetValue'))).toEqual([]);
});

it('does not say goodbye to an answer that came while the proof was under way', async () => {
  const learner = await stage.learner();
  const frame = await openInPlainLms(stage, learner);
  await frame.waitForSelector('sam-save-status[data-kind=saved]');
  await frame.evaluate(() => {
    const { text } = Response.prototype;
    Response.prototype.text = async function answeringMeanwhile() {
      const body = await text.call(this);
      Response.prototype.text = text;
      document.querySelector<HTMLInputElement>('#q_mandag input')?.click();
      document.querySelector<HTMLButtonElement>('#q_mandag button')?.click();
      return body;
    };
  });
  await frame.click('#sam-exit');
  await frame.waitForSelector('.sam-goodbye');
  const { cmi } = await learner.page.evaluate(() => window.lms);
  expect(cmi['cmi.interactions.0.id']).toBe('q_mandag');
});

describe('a file that does not come', () => {
  it('leaves the words of a picture, and can be fetched again', async () => {
    const learner = await stage.learner({ activity: 'utstilling' });
    await learner.page.route('**/tavlemote.svg', (route) => route.abort());
    const course = await learner.open();
    await learner.goTo('l_vise');
    const image = course.locator('#l_vise .sam-figure img').first();
    const words = (await image.getAttribute('alt')) ?? '';
    await course.getByText('Bildet kom ikke.').waitFor();
    expect(await course.locator('.sam-missing').innerText()).toContain(words);
    const retry = course.locator('.sam-missing').getByRole('button', { name: 'Prøv igjen' });
    await retry.click();
    await retry.waitFor(); // It has failed once more, and is offered once more.
    expect(await course.locator('.sam-missing').count()).toBe(1);
    await learner.page.unroute('**/tavlemote.svg');
    await retry.click();
    await course.waitForFunction((alt) => {
      const found = [...document.images].find((each) => each.alt === alt);
      return found && found.naturalWidth > 0 && found.checkVisibility();
    }, words);
    expect(await course.locator('.sam-missing').count()).toBe(0);
  });

  it('offers the tools and the style again, where they did not come', async () => {
    const learner = await stage.learner();
    for (const file of ['tools.js', 'player.css']) await learner.page.route(`**/${file}`, (route) => route.abort());
    const course = await learner.open();
    await course.locator('.sam-notice', { hasText: 'Verktøyene kom ikke.' }).waitFor();
    expect(await course.getByRole('button', { name: 'Skriv ut' }).count()).toBe(0);
    await learner.page.unroute('**/tools.js');
    await course.locator('.sam-notice').getByRole('button', { name: 'Prøv igjen' }).click();
    await course.getByRole('button', { name: 'Skriv ut' }).first().waitFor();
    await course.getByText('Noe av utseendet kom ikke.').waitFor();
    await learner.page.unroute('**/player.css');
    await course.locator('.sam-missing').getByRole('button', { name: 'Prøv igjen' }).click();
    await course.locator('.sam-missing').waitFor({ state: 'detached' });
    expect(
      await course.evaluate(() => [...document.styleSheets].some(({ href }) => href?.endsWith('player.css'))),
    ).toBe(true);
  });
});

/** Runs in the page before all else: the progress cannot be rendered, and no question can be judged. */
const breakParts = (): void => {
  const { define } = customElements;
  customElements.define = (name, element, options) => {
    const fail = () => {
      throw new Error(`${name} is broken`);
    };
    if (name === 'sam-progress') Object.assign(element.prototype, { render: fail });
    if (name === 'sam-choice') Object.assign(element.prototype, { judge: fail });
    define.call(customElements, name, element, options);
  };
};

it('tells in the fault report of elements that throw, and the rest goes on', async () => {
  const learner = await stage.learner();
  await learner.page.addInitScript(breakParts);
  const course = await learner.open();
  await learner.saved();
  await course.locator('#q_mandag input').first().check();
  await course.click('#q_mandag button[type=submit]');
  expect(await course.locator('#q_mandag input').first().isChecked(), 'the form is as it was').toBe(true);
  await learner.goTo('l_mer_enn');
  await learner.saved();
  await course.getByText('Lagring og hjelp').click();
  await course.getByRole('button', { name: 'Kopier feilrapport' }).click();
  const report = await course.locator('#sam-report-text').inputValue();
  expect(report).toContain('sam-progress is broken');
  expect(report).toContain('sam-choice is broken');
});

it('says goodbye also over a dialog that was opened meanwhile, once, and then writes nothing', async () => {
  const learner = await stage.learner();
  const frame = await openInPlainLms(stage, learner);
  await frame.waitForSelector('sam-save-status[data-kind=saved]');
  await frame.evaluate(() => {
    const exit = document.querySelector<HTMLElement>('#sam-exit');
    exit?.click();
    exit?.click();
    document.querySelector<HTMLElement>('.sam-foot .sam-print-line button')?.click();
  });
  await frame.waitForSelector('.sam-goodbye');
  expect(await frame.locator('dialog[open]').count()).toBe(0);
  expect(await frame.evaluate(() => document.activeElement?.textContent)).toBe('Du kan lukke vinduet nå');
  expect(await frame.locator('.sam-goodbye').count()).toBe(1);
  const calls = await learner.page.evaluate(() => window.lms.calls);
  expect(calls.filter((call) => call.startsWith('LMSFinish'))).toHaveLength(1);
  await frame.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await frame.waitForTimeout(300);
  expect(await learner.page.evaluate(() => window.lms.calls)).toEqual(calls);
});
