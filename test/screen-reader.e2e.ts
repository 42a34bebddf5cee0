import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundleScript } from '../src/build/bundle.ts';
import { labLearner, soon } from './support/lab.ts';
import { openStage, type Stage } from './support/stage.ts';

const reader = bundleScript(
  fileURLToPath(new URL('support/a11y-checks/page/screen-reader.ts', import.meta.url)),
  'iife',
);

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

it('a screen reader reads a question and its options, and hears the feedback, the save status and that an exit failed', async () => {
  const learner = await labLearner(stage, { activity: 'utstilling' });
  const frame = await learner.launch();
  await learner.saved();
  await frame.evaluate((await reader).code);
  /** Whether the words have been said, politely or at once. */
  const hears = async (how: 'polite' | 'assertive', words: string) => {
    const isSaid = (phrase: string) => phrase.startsWith(`${how}: `) && phrase.includes(words);
    const heard = () => frame.evaluate(() => window.samspillReader.heard());
    await expect.poll(async () => (await heard()).some(isSaid), { ...soon, message: words }).toBe(true);
  };

  await learner.goTo('l_spore');
  const read = await frame.evaluate(() => window.samspillReader.read('#q_ett'));
  await expect(`${read.join('\n')}\n`).toMatchFileSnapshot('fixtures/aria/q_ett.read.txt');

  await frame.evaluate(() => window.samspillReader.listen());
  await learner.answer('q_ett', 'right');
  await hears('polite', await frame.locator('#q_ett .sam-feedback p').last().innerText());
  await learner.fault({ kind: 'http-500' });
  await learner.answer('q_ett', 'wrong');
  await learner.told('on-device');
  await hears('polite', 'Lagret på denne enheten – ikke i læringsplattformen ennå');
  await learner.exit();
  const note = await frame.waitForSelector('sam-save-status .sam-status-note');
  await hears('assertive', await note.innerText());
  await learner.context.close();
});
