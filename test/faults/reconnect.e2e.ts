import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { courseIn, type OpenedCourse } from '../support/course-page.ts';
import { callsOf, labLearner, passTime, soon } from '../support/lab.ts';
import { openFromPlainLms, openInPlainLms } from '../support/plain-lms.ts';
import { seenIn } from '../support/snapshot.ts';
import { openStage, type Stage } from '../support/stage.ts';

const isKept = 'Det du har gjort, er lagret på denne enheten.';
const isRefused = `Læringsplattformen tar ikke imot. Åpne kurset på nytt derfra. ${isKept}`;

/** Waits until it is told that the LMS takes nothing; the waits of the saver become longer each time, up to a minute. */
async function toldRefused(page: Page, course: Pick<OpenedCourse, 'status'>): Promise<void> {
  let last = '';
  const isTold = async () => {
    last = await course.status();
    return last === isRefused;
  };
  await passTime(page, isTold, 15_000).catch((cause: unknown) => {
    throw new Error(`«${last}» is told`, { cause });
  });
}

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

it('row 37: a login that has expired is told, the work stays on the device, and all is saved after another', async () => {
  const learner = await labLearner(stage);
  await learner.launch();
  await learner.saved();
  await learner.serverFault({ loggedOut: true });
  await learner.answer('q_mandag', 'right');
  await learner.told('logged-out');
  const isOut = `Du er logget ut. Åpne læringsplattformen i ny fane og logg inn. ${isKept}`;
  await expect.poll(learner.status, soon).toBe(isOut);
  expect((await learner.lms()).cmi['cmi.interactions.0.id']).toBeUndefined();

  const tab = await learner.context.newPage();
  await tab.goto(`${stage.url}/logg-inn/m1?learner=${learner.id}`);
  await tab.getByRole('button', { name: 'Logg inn igjen' }).click();
  await tab.getByRole('heading', { name: 'Du er logget inn igjen' }).waitFor();
  await tab.close();
  await passTime(learner.page, async () => (await learner.status()).startsWith('Lagret '));
  expect((await learner.lms()).cmi).toMatchObject({
    'cmi.interactions.0.id': 'q_mandag',
    'cmi.interactions.0.result': 'correct',
  });
  await learner.context.close();
});

it('row 38: an LMS that refuses every save, as after another login, is not asked for ever; a new launch has it all', async () => {
  const learner = await labLearner(stage);
  await learner.launch();
  await learner.saved();
  const before = callsOf(await learner.calls(), 'Commit').length;
  await learner.fault({ kind: 'http-500' });
  await learner.answer('q_mandag', 'right');
  await learner.told('on-device');
  await toldRefused(learner.page, learner);
  expect(
    callsOf(await learner.calls(), 'Commit').length - before,
    'as seldom as it waits longer each time',
  ).toBeLessThan(20);
  await learner.answer('q_mandag', 'wrong');
  await learner.answer('q_mer_enn', 'right');
  await expect.poll(learner.status, soon).toBe(isRefused);
  expect((await learner.lms()).cmi['cmi.interactions.0.id']).toBeUndefined();

  const course = await learner.launch();
  await learner.saved();
  expect(await seenIn(course)).toMatchObject({ view: 'l_mer_enn', judged: ['q_mandag', 'q_mer_enn'] });
  const { cmi } = await learner.lms();
  expect(cmi).toMatchObject({
    'cmi.interactions.0.id': 'q_mandag',
    'cmi.interactions.0.result': 'correct',
    'cmi.interactions.1.result': 'wrong',
    'cmi.interactions.2.id': 'q_mer_enn',
  });
  expect(cmi['cmi.interactions.3.id'], 'none is told twice').toBeUndefined();
  await learner.context.close();
});

describe('row 39: an API that dies', () => {
  const answered = async (page: Page) => {
    const course = courseIn(page.mainFrame());
    await course.saved();
    return course;
  };

  it('row 39: with the window that opened the course is not believed, and the device keeps the work', async () => {
    const learner = await stage.learner();
    const { page } = learner;
    await page.context().clock.install();
    const popup = await openFromPlainLms(stage, learner);
    const course = await answered(popup);
    const { cmi } = await page.evaluate(() => window.lms);
    await page.close();
    await course.answer('q_mandag', 'right');
    await toldRefused(popup, course);

    const again = await popup.context().newPage();
    await popup.close();
    const frame = await openInPlainLms(stage, { page: again }, { cmi });
    await courseIn(frame).saved();
    expect(await seenIn(frame)).toMatchObject({ judged: ['q_mandag'] });
    await again.context().close();
  });

  it('row 39: when its window goes elsewhere is not believed either', async () => {
    const learner = await stage.learner();
    await learner.page.context().clock.install();
    const popup = await openFromPlainLms(stage, learner);
    const course = await answered(popup);
    await learner.page.goto(`${stage.url}/forhandsvisning.css`);
    await course.answer('q_mandag', 'right');
    await toldRefused(popup, course);
    await popup.context().close();
  });

  it('row 39: and throws at every call makes no noise, and the device keeps the work', async () => {
    const learner = await stage.learner();
    await learner.page.context().clock.install();
    const faults: string[] = [];
    learner.page.on('pageerror', (error) => faults.push(String(error)));
    const frame = await openInPlainLms(stage, learner);
    const course = courseIn(frame);
    await course.saved();
    await learner.page.evaluate(() => {
      const dead = () => {
        throw new Error('Cannot read properties of null');
      };
      for (const name of Object.keys(window.API ?? {})) Reflect.set(window.API ?? {}, name, dead);
    });
    await course.answer('q_mandag', 'right');
    await toldRefused(learner.page, course);
    await course.goTo('l_naturkraft');
    await learner.page.goto(`${stage.url}/forhandsvisning.css`);
    expect(faults).toEqual([]);
    await learner.page.context().close();
  });
});

it('row 40: a package that is replaced meanwhile is said, and nothing more is asked of it', async () => {
  const learner = await labLearner(stage);
  const asked: string[] = [];
  learner.page.on('request', (request) => asked.push(request.url().replace(/^.*\/pakke\/[^/]*\/[^/]*\//, 'pakke: ')));
  await learner.launch();
  await learner.saved();
  const gone = asked.splice(0).flatMap((url) => /^pakke: (.*\.(?:js|css))$/.exec(url)?.[1] ?? []);
  expect(gone).toContain('player.js');
  await learner.serverFault({ newVersion: { without: gone } });
  await learner.answer('q_mandag', 'right');
  await learner.told('new-version');
  expect(await learner.status()).toBe('Ny versjon – lagre og åpne på nytt');
  await learner.takeTest(6);
  await expect.poll(async () => (await learner.lms()).cmi['cmi.core.score.raw'], soon).toBe('100');
  expect(new Set(asked.filter((url) => url.startsWith('pakke: ')))).toEqual(new Set(['pakke: samspill.txt']));
  await learner.context.close();
});
