import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FakeVoice, fakeSpeech } from '../support/fake-speech.ts';
import { openStage, type Stage } from '../support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

describe('row 61: a machine without a Norwegian voice', () => {
  const others: readonly (readonly [string, readonly FakeVoice[]])[] = [
    ['no voice at all', []],
    ['an English voice alone', [{ name: 'Kate', lang: 'en-GB', localService: true }]],
    ['a Norwegian voice that sends text to a server', [{ name: 'Sky', lang: 'nb-NO', localService: false }]],
  ];
  it.each(others)('row 61: with %s there is no button, and one comes with the voice', async (_, voices) => {
    const learner = await stage.learner();
    await learner.page.addInitScript(fakeSpeech, voices);
    const course = await learner.open();
    expect(await course.getByText('Les opp').count()).toBe(0);
    expect(await course.locator('.sam-read').count(), 'not even hidden').toBe(0);
    await course.evaluate(() => window.speech.bring([{ name: 'Nora', lang: 'no_NO', localService: true }]));
    expect(await course.getByRole('button', { name: 'Les opp' }).count()).toBe(1);
    await course.evaluate(() => window.speech.bring([]));
    expect(await course.locator('.sam-read').count()).toBe(0);
  });
});
