import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Learner, type LearnerOptions, openStage, type Stage } from './support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** Stands in for the browser's dialog, which no test can close: what is printed stays as it is until `afterprint`. */
const holdPrint = (): void => {
  window.print = () => {
    dispatchEvent(new Event('beforeprint'));
    document.documentElement.dataset.printed = 'now';
  };
};

async function open(options: LearnerOptions = {}): Promise<Learner> {
  const learner = await stage.learner(options);
  await learner.page.addInitScript(holdPrint);
  await learner.open();
  await learner.saved();
  return learner;
}

/** Chooses in the dialog, and prints. */
async function print({ course, page }: Learner, what: string, also?: string): Promise<void> {
  await course.locator('.sam-foot').getByRole('button', { name: 'Skriv ut' }).click();
  const dialog = course.getByRole('dialog', { name: 'Hva vil du skrive ut?' });
  await dialog.getByRole('radio', { name: what }).check();
  if (also) await dialog.getByRole('checkbox', { name: also }).check();
  await dialog.getByRole('button', { name: 'Skriv ut' }).click();
  await course.waitForSelector('html[data-printed]');
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
}

const isOver = (course: Frame): Promise<boolean> =>
  course.evaluate(() => {
    dispatchEvent(new Event('afterprint'));
    const { className, dataset } = document.documentElement;
    delete dataset.printed;
    return !className.includes('print') && dataset.colorScheme === 'auto';
  });

/** What takes part in a print, by its selector: how much of it shows, of how many. */
const shown = (course: Frame, selector: string): Promise<[number, number]> =>
  course
    .locator(selector)
    .evaluateAll((all) => [
      all.filter((each) => each.checkVisibility() && each.getBoundingClientRect().height > 0).length,
      all.length,
    ]);

const all = async (course: Frame, selector: string): Promise<void> => {
  const [seen, count] = await shown(course, selector);
  expect(count, selector).toBeGreaterThan(0);
  expect(seen, selector).toBe(count);
};

const none = async (course: Frame, selector: string): Promise<void> => {
  expect((await shown(course, selector))[0], selector).toBe(0);
};

describe('«Skriv ut»', () => {
  it('puts the whole course on paper: every lesson, and all that is folded; no way to go on', async () => {
    const learner = await open({ activity: 'utstilling', colorScheme: 'dark' });
    const { course } = learner;
    await print(learner, 'Hele kurset');
    await all(course, '.sam-cover, section.sam-view:is([data-kind=lesson], [data-kind=test]) > h2');
    await all(course, '.sam-panel, .sam-card dd, .sam-fold > div, .sam-case-node, .sam-role-body');
    await all(course, 'main .sam-figure img');
    const images = await course
      .locator('main img')
      .evaluateAll((each) => each.map((image) => (image as HTMLImageElement).naturalWidth));
    expect(Math.min(...images), 'pictures that nobody has seen are fetched').toBeGreaterThan(0);
    await none(course, 'nav, .sam-steps, .sam-foot, .sam-read, .sam-print-line, #resultat, .sam-sheet-of-answers');
    await none(course, '.sam-top button, main .sam-question button, dialog');
    await none(course, 'sam-choice .sam-why:not([open]) > div');
    expect(await isOver(course)).toBe(true);
    await learner.page.emulateMedia({ media: 'screen' });
    expect((await shown(course, 'section.sam-view'))[0]).toBe(1);
  });

  it('prints dark as light, and says where a link leads', async () => {
    const learner = await open({ activity: 'utstilling', colorScheme: 'dark' });
    const { course } = learner;
    await print(learner, 'Hele kurset');
    const [paper, ink] = await course.evaluate(() => {
      const { backgroundColor, color } = getComputedStyle(document.body);
      return [backgroundColor, color];
    });
    expect([paper, ink]).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)']);
    const dark = await course.locator('main :is(p, legend, h2, li):not(:empty)').evaluateAll((each) =>
      each.flatMap((element) => {
        const [r = 0, g = 0, b = 0] =
          getComputedStyle(element)
            .color.match(/[\d.]+/g)
            ?.map(Number) ?? [];
        return element.checkVisibility() && r + g + b > 450 ? [element.outerHTML.slice(0, 80)] : [];
      }),
    );
    expect(dark, 'light words on white paper').toEqual([]);
    const links = await course
      .locator('main a[href^="http"]')
      .evaluateAll((each) =>
        each.map((link) => [getComputedStyle(link, '::after').content, link.getAttribute('href')]),
      );
    expect(links.length).toBeGreaterThan(0);
    for (const [content, href] of links) expect(content).toContain(href);
  });

  it('prints the lesson that shows alone', async () => {
    const learner = await open();
    const { course } = learner;
    await learner.goTo('l_mer_enn');
    await print(learner, 'Denne leksjonen');
    await all(course, '#l_mer_enn > h2, #l_mer_enn .sam-option');
    expect((await shown(course, 'section.sam-view'))[0]).toBe(1);
    await none(course, '.sam-cover, .sam-menu');
    expect(await isOver(course)).toBe(true);
  });

  it('prints own answers in words, and the result, the day and the version', async () => {
    const learner = await open();
    const { course } = learner;
    await learner.answer('q_mandag', 'wrong');
    const answered = await course.locator('#q_mandag .sam-option:has(input:checked) label').innerText();
    await learner.goTo('l_mer_enn');
    await learner.tick('q_mer_enn', 'right');
    await print(learner, 'Svarene mine');
    const text = (await course.locator('.sam-sheet-of-answers').innerText()).replace(/\s+/g, ' ');
    const { version } = await stage.lms();
    const day = new Intl.DateTimeFormat('nb', { dateStyle: 'long' }).format(new Date());
    for (const part of [
      `Modul m1, versjon ${version} · Skrevet ut ${day}`,
      ' deler fullført',
      'En vanlig mandag i Granvik',
      `Ditt svar: ${answered.trim()}`,
      'Ikke sjekket ennå',
    ])
      expect(text).toContain(part);
    expect(text, 'the verdict in words').toMatch(/Ikke riktig|Tenk/);
    expect(
      await course.evaluate(() => [...document.body.children].filter((each) => each.checkVisibility()).length),
    ).toBe(1);
    expect(await isOver(course)).toBe(true);
    expect(await course.locator('.sam-sheet-of-answers').count()).toBe(0);
  });

  it('leaves out what the learner has written for themselves, unless they ask for it', async () => {
    const learner = await open({ activity: 'utstilling' });
    const { course, page } = learner;
    await learner.goTo('l_for_deg');
    const secret = 'Jeg vil snakke med lederen min.';
    await course.locator('#l_for_deg .sam-private textarea').first().fill(secret);
    await course.locator('#l_for_deg sam-survey input').first().check();
    const sheet = () => course.locator('.sam-sheet-of-answers').innerText();
    await print(learner, 'Svarene mine');
    expect(await sheet()).toContain('Du har ikke svart på noe ennå.');
    expect(await sheet()).not.toContain(secret);
    await isOver(course);
    await page.emulateMedia({ media: 'screen' });
    await print(learner, 'Hele kurset');
    const field = course.locator('#l_for_deg .sam-private textarea').first();
    const inkOf = () => field.evaluate((element) => getComputedStyle(element).color);
    expect(await inkOf(), 'not on the sheets of the course either').toBe('rgba(0, 0, 0, 0)');
    await isOver(course);
    await page.emulateMedia({ media: 'screen' });
    await print(learner, 'Svarene mine', 'Ta med det jeg har skrevet for meg selv');
    expect(await sheet()).toContain('Skrevet for meg selv');
    expect(await sheet()).toContain(secret);
    await isOver(course);
    await page.emulateMedia({ media: 'screen' });
    await print(learner, 'Hele kurset', 'Ta med det jeg har skrevet for meg selv');
    expect(await inkOf()).not.toBe('rgba(0, 0, 0, 0)');
  });

  it('says in words what every kind of question was answered with', async () => {
    const learner = await open({ activity: 'utstilling' });
    const { course } = learner;
    await course.evaluate(() => {
      for (const select of document.querySelectorAll('select')) select.selectedIndex = select.options.length - 1;
      for (const input of document.querySelectorAll<HTMLInputElement>('.sam-question input'))
        if (['radio', 'checkbox'].includes(input.type)) input.checked = true;
        else input.value = '12';
    });
    await print(learner, 'Svarene mine');
    const answers = await course.locator('.sam-own-answer').allInnerTexts();
    expect(answers.length).toBeGreaterThan(12);
    for (const answer of answers) expect(answer).toMatch(/^.{5,}\s+Ditt svar: .+/s);
  });

  it('is opened and left by the keyboard, and offers own answers on the result page', async () => {
    const { course, page, ...learner } = await open();
    await learner.goTo('resultat');
    const opener = course.getByRole('button', { name: 'Skriv ut svarene mine' });
    await opener.focus();
    await page.keyboard.press('Enter');
    const dialog = course.getByRole('dialog');
    expect(await dialog.getByRole('radio', { name: 'Svarene mine' }).isChecked()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await dialog.isVisible()).toBe(false);
    expect(await opener.evaluate((element) => element === document.activeElement)).toBe(true);
  });
});

it('prints the whole course without JavaScript, and one lesson by the browser’s own «print» with it', async () => {
  const { href } = await stage.lms('utstilling');
  const context = await stage.browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(stage.url + href);
  await page.emulateMedia({ media: 'print' });
  const pdf = await page.pdf();
  const sheets = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  expect(sheets).toBeGreaterThan(10);
  for (const view of await page.locator('section.sam-view[data-kind=lesson] > h2').all())
    expect(await view.isVisible()).toBe(true);
  await context.close();
  const learner = await open();
  await learner.page.emulateMedia({ media: 'print' });
  expect((await shown(learner.course, 'section.sam-view'))[0]).toBe(1);
});
