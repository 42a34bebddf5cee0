import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FakeVoice, fakeSpeech, machineVoices } from './support/fake-speech.ts';
import { type LearnerOptions, layoutShift, openStage, type Stage } from './support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

async function openWith(voices: readonly FakeVoice[], options: LearnerOptions = {}) {
  const learner = await stage.learner(options);
  await learner.page.addInitScript(fakeSpeech, voices);
  const course = await learner.open();
  await learner.saved();
  const button = (name: string) => course.getByRole('button', { name, exact: true });
  return { learner, course, button, press: (name: string) => button(name).click() };
}

const said = (course: Frame): Promise<string[]> => course.evaluate(() => window.speech.said.map(({ text }) => text));
const finish = (course: Frame): Promise<void> => course.evaluate(() => window.speech.finish());

/** Hears it all, and gives what was marked meanwhile. */
async function hearAll(course: Frame): Promise<string[]> {
  const marked: string[] = [];
  while (await course.evaluate(() => window.speech.isSpeaking)) {
    marked.push(await markedText(course));
    await finish(course);
  }
  return marked;
}

const markedText = (course: Frame): Promise<string> =>
  course.evaluate(() => [...(CSS.highlights.get('sam-read') ?? [])].map(String).join('').replace(/\s+/g, ' ').trim());

const announced = (course: Frame) => course.locator('#sam-live').innerText();

describe('«Les opp»', () => {
  it('says the view sentence by sentence by a voice of the machine, marks each, and leaves out what is not read', async () => {
    const { course, press, button } = await openWith(machineVoices);
    expect(await layoutShift(course)).toBe(0);
    expect(await said(course), 'nothing by itself').toEqual([]);
    await press('Les opp');
    expect(await announced(course)).toBe('Leser opp siden.');
    const marked = await hearAll(course);
    const texts = await said(course);
    expect(marked).toEqual(texts);
    const whole = texts.join(' | ');
    expect(whole).toContain(
      'En vanlig mandag i Granvik | Klokka er sju på en mandag i Granvik, en kommune med 24 000 innbyggere. |',
    );
    expect(whole, 'the hint and the options').toContain('Velg');
    for (const option of await course.locator('#q_mandag .sam-option label').allInnerTexts())
      expect(whole).toContain(option.trim());
    const [why = ''] = await course.locator('#q_mandag .sam-why > div').allTextContents();
    for (const unread of [why.trim(), 'Sjekk svaret', 'Vis svaret', 'Neste:', 'Les opp'])
      expect(whole).not.toContain(unread);
    const voices = await course.evaluate(() => [...new Set(window.speech.said.map(({ voice }) => voice))]);
    expect(voices, 'never the one that sends text away').toEqual(['Nora']);
    expect(await announced(course)).toBe('Alt på siden er lest opp.');
    expect(await button('Les opp').isVisible()).toBe(true);
    expect(await markedText(course)).toBe('');
  });

  it('reads the feedback, too, once it is shown', async () => {
    const { learner, course, press } = await openWith(machineVoices);
    await press('Les opp');
    const count = (await hearAll(course)).length;
    await learner.answer('q_mandag', 'right');
    await press('Les opp');
    const second = (await hearAll(course)).join(' ');
    expect((await said(course)).length).toBeGreaterThan(2 * count);
    expect(second).toContain('Riktig');
  });

  it('pauses, goes on with the same sentence, and stops; the focus stays where it is', async () => {
    const { course, press, button, learner } = await openWith(machineVoices);
    await press('Les opp');
    await finish(course);
    await finish(course);
    const [, , third = ''] = await said(course);
    await press('Pause');
    expect(await course.evaluate(() => window.speech.isSpeaking)).toBe(false);
    expect(await markedText(course)).toBe(third);
    expect(await button('Fortsett').evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await announced(course)).toBe('Opplesingen er satt på pause.');
    await press('Fortsett');
    expect((await said(course)).slice(2)).toEqual([third, third]);
    await course.getByRole('combobox', { name: 'Avspillingshastighet' }).selectOption('Raskt');
    await finish(course);
    expect(await course.evaluate(() => window.speech.said.at(-1)?.rate)).toBe(1.3);
    await press('Stopp');
    expect(await announced(course)).toBe('Opplesingen er stoppet.');
    expect(await button('Les opp').evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await course.getByRole('button', { name: 'Stopp' }).count()).toBe(0);
    await learner.page.keyboard.press('Enter');
    await course.getByRole('button', { name: 'Pause' }).waitFor();
    await learner.page.keyboard.press('Escape');
    await button('Les opp').waitFor();
    expect(await course.evaluate(() => window.speech.isSpeaking)).toBe(false);
  });

  const ways: readonly (readonly [string, (course: Frame) => Promise<unknown>])[] = [
    ['another view', (course) => course.locator('#l_mandag .sam-next').click()],
    ['«Lagre og avslutt»', (course) => course.click('#sam-exit')],
    ['the end of the page', (course) => course.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide')))],
    ['the last voice that goes', (course) => course.evaluate(() => window.speech.bring([]))],
  ];
  it.each(ways)('falls silent at %s', async (_, leave) => {
    const { course, press } = await openWith(machineVoices);
    await press('Les opp');
    await leave(course);
    await course.waitForFunction(() => !window.speech.isSpeaking);
    expect(await course.locator('html.sam-reading').count()).toBe(0);
    const before = (await said(course)).length;
    await course.waitForTimeout(100);
    expect((await said(course)).length).toBe(before);
  });

  it('goes along to the view that shows', async () => {
    const { learner, course, press } = await openWith(machineVoices);
    await learner.goTo('l_mer_enn');
    await press('Les opp');
    await finish(course);
    expect((await said(course))[1]).toBe('Mer enn ny teknologi');
    await press('Stopp');
    await learner.goTo('om');
    await press('Les opp');
    expect((await said(course)).at(-1)).toContain('m1');
  });

  it('says a word of another language by a voice of that language, where there is one', async () => {
    const { course, press } = await openWith(machineVoices);
    await course.evaluate(() => {
      const foreign = Object.assign(document.createElement('span'), { lang: 'en', textContent: 'cloud computing' });
      document.querySelector('#l_mandag_tittel')?.replaceChildren('Hva er ', foreign, ' for oss?');
    });
    await press('Les opp');
    await finish(course);
    expect(await markedText(course)).toBe('Hva er cloud computing for oss?');
    await finish(course);
    await finish(course);
    expect(
      await course.evaluate(() => window.speech.said.slice(1).map(({ text, voice }) => `${voice}: ${text}`)),
    ).toEqual(['Nora: Hva er', 'Kate: cloud computing', 'Nora: for oss?']);
  });

  it('says what can be chosen in a list, once, then what is chosen; and marks the list', async () => {
    const { learner, course, press } = await openWith(machineVoices, { activity: 'utstilling' });
    const list = course.locator('sam-dropdown select').first();
    await learner.goTo(await list.evaluate((element) => element.closest('.sam-view')?.id ?? ''));
    const options = (await list.locator('option:not([value=""])').allTextContents()).map((text) => text.trim());
    expect(options.length).toBeGreaterThan(1);
    await press('Les opp');
    while (!(await said(course)).includes(options[0] ?? '')) await finish(course);
    expect(await list.evaluate((element) => element.classList.contains('sam-read-block'))).toBe(true);
    await hearAll(course);
    for (const option of options) expect(await said(course)).toContain(option);
    await list.selectOption({ label: options[1] ?? '' });
    const before = (await said(course)).length;
    await press('Les opp');
    await hearAll(course);
    const anew = (await said(course)).slice(before);
    expect(anew).toContain(options[1]);
    expect(anew).not.toContain(options[0]);
  });

  it('goes on when Escape closes something else', async () => {
    const { learner, course, press } = await openWith(machineVoices, { activity: 'utstilling' });
    await learner.goTo('l_hjelpe');
    await press('Les opp');
    await course.locator('#l_hjelpe a.sam-word:visible').first().click();
    await course.waitForSelector('.sam-bubble');
    await learner.page.keyboard.press('Escape');
    expect(await course.locator('.sam-bubble').count()).toBe(0);
    expect(await course.evaluate(() => window.speech.isSpeaking)).toBe(true);
    await learner.page.keyboard.press('Escape');
    expect(await course.evaluate(() => window.speech.isSpeaking)).toBe(false);
  });

  it('tells of a voice that does not answer', async () => {
    const { course, press, button } = await openWith(machineVoices);
    await press('Les opp');
    await course.evaluate(() => window.speech.fail());
    expect(await announced(course)).toBe('Stemmen på enheten svarer ikke. Prøv igjen.');
    expect(await button('Les opp').isVisible()).toBe(true);
  });

  it('keeps the sentence and the focus clear of its bar, also at 400 % zoom', async () => {
    const { course, press, learner } = await openWith(machineVoices, { viewport: { width: 320, height: 256 } });
    await press('Les opp');
    for (let turn = 0; turn < 14; turn++) {
      await course.waitForTimeout(800);
      const { bar, top, bottom } = await course.evaluate(() => {
        const [range] = CSS.highlights.get('sam-read') ?? [];
        const box = (range as Range | undefined)?.getBoundingClientRect();
        const bar = document.querySelector('.sam-read')?.getBoundingClientRect().top ?? 0;
        return { bar, top: box?.top ?? 999, bottom: box?.bottom ?? 999 };
      });
      expect(top, `the top of sentence ${turn}`).toBeGreaterThanOrEqual(0);
      // One that is longer than the room begins in sight.
      expect(top, `sentence ${turn}`).toBeLessThan(bar);
      if (bottom - top < bar - 32) expect(bottom, `the end of sentence ${turn}`).toBeLessThanOrEqual(bar);
      await finish(course);
    }
    expect(await course.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await learner.page.context().close();
  });
});
