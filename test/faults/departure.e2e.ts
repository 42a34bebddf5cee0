import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Call } from '../../src/preview/call.ts';
import { courseIn } from '../support/course-page.ts';
import { openFront } from '../support/front.ts';
import { contentOf, type LabLearner, labLearner, newMachine, soon } from '../support/lab.ts';
import { openOwnBrowser } from '../support/own-browser.ts';
import { openInPlainLms } from '../support/plain-lms.ts';
import { outlineIn, readState, seenIn, triesIn } from '../support/snapshot.ts';
import { openStage, refused, type Stage } from '../support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** Answers two questions, and closes the tab with the last one just painted; gives what the learner saw then. */
async function closedAfterAnswer(learner: LabLearner) {
  const frame = await learner.launch();
  await learner.saved();
  await learner.answer('q_mandag', 'wrong');
  await learner.goTo('l_naturkraft');
  await learner.answer('q_naturkraft', 'right');
  const [seen, outline] = [await seenIn(frame), await outlineIn(frame)];
  await learner.page.close();
  expect(seen).toMatchObject({ view: 'l_naturkraft', judged: ['q_mandag', 'q_naturkraft'] });
  return { seen, outline };
}

const tries = { q_mandag: 1, q_naturkraft: 1 };

describe('row 1: a tab that is closed', () => {
  it('row 1: loses nothing up to the last answer where the LMS has a beacon, whatever becomes of the device', async () => {
    const learner = await labLearner(stage);
    const { seen, outline } = await closedAfterAnswer(learner);
    await expect.poll(async () => (await learner.lms()).cmi['cmi.core.total_time'], soon).toBeDefined();
    expect(triesIn(readState(outline, (await learner.lms()).cmi['cmi.suspend_data']))).toEqual(tries);
    await learner.context.close();
    const elsewhere = await labLearner(stage, { learner: learner.id });
    expect(await seenIn(await elsewhere.launch())).toEqual(seen);
    await elsewhere.context.close();
  });

  it('row 1: loses nothing where it has none: the device brings it back, and the LMS gets it once', async () => {
    const learner = await labLearner(stage, { lms: 'moodle-gammel' });
    const { seen, outline } = await closedAfterAnswer(learner);
    expect((await learner.lms()).cmi['cmi.core.total_time'], 'the end of the session is lost').toBeUndefined();
    const again = await labLearner(stage, { lms: 'moodle-gammel', context: learner.context, learner: learner.id });
    expect(await seenIn(await again.launch())).toEqual(seen);
    await again.saved();
    expect(triesIn(readState(outline, (await again.lms()).cmi['cmi.suspend_data']))).toEqual(tries);
    await learner.context.close();
  });
});

describe('row 5: a page that comes back from the back/forward cache', () => {
  it('row 5: goes on in the same session, and saves', async () => {
    const profile = await mkdtemp(join(tmpdir(), 'samspill-tilbake-'));
    // A page that must not be stored is not kept for the way back either.
    const front = await openFront(stage.url, (_, headers) => ({ ...headers, 'cache-control': 'no-cache' }));
    const browser = await openOwnBrowser(inject('chromium'), profile);
    try {
      const page = await browser.context.newPage();
      await page.goto(`${front.url}/lab/m1?lms=moodle&learner=tilbake`);
      const frame = await contentOf(page);
      await courseIn(frame).saved();
      await courseIn(frame).answer('q_mandag', 'right');
      await page.evaluate(() => {
        addEventListener('pageshow', ({ persisted }) => Object.assign(window, { isBack: persisted }));
      });
      await page.goto(`${front.url}/forhandsvisning.css`);
      await page.goBack({ waitUntil: 'commit' });
      await expect.poll(() => page.evaluate(() => Reflect.get(window, 'isBack')), soon).toBe(true);

      // Playwright knows no frames in a page that has been there before; the page itself does.
      const inCourse = (script: string) =>
        page.evaluate(`(document => ${script})(document.querySelector('#scorm_object').contentDocument)`);
      expect(await inCourse("document.querySelector('#q_mandag .sam-feedback > div') !== null")).toBe(true);
      await inCourse("document.querySelector('#l_mandag .sam-next').click()");
      await inCourse("document.querySelector('#q_mer_enn [data-correct] input').click()");
      await inCourse("document.querySelector('#q_mer_enn button[type=submit]').click()");
      const state = async () => (await fetch(`${stage.url}/lms/m1?lms=moodle&learner=tilbake`)).json();
      await expect.poll(async () => (await state()).cmi['cmi.interactions.1.id'], soon).toBe('q_mer_enn');
      const status = "document.querySelector('sam-save-status').dataset.kind";
      await expect.poll(() => inCourse(status), soon).toBe('saved');
      const calls: readonly Call[] = await page.evaluate(() => [...(window.samspillPreview?.calls ?? [])]);
      expect(calls.filter(({ fn }) => fn === 'LMSInitialize')).toHaveLength(1);
      expect(calls.filter(({ fn }) => fn === 'LMSFinish')).toEqual([]);
      expect(refused(calls)).toEqual([]);
    } finally {
      await browser.kill();
      await front.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 3 });
    }
  });
});

describe('row 6: a frame that the LMS takes away', () => {
  const taken = async (learner: LabLearner) => {
    const frame = await learner.launch();
    await learner.saved();
    await learner.answer('q_mandag', 'right');
    await learner.saved();
    const outline = await outlineIn(frame);
    // Until the frame is gone no time passes, however slow the machine is: the place would be saved in two seconds.
    await learner.page.clock.pauseAt((await learner.page.evaluate(() => Date.now())) + 1_000);
    await learner.goTo('l_mer_enn');
    await learner.page.evaluate(() => document.getElementById('scorm_object')?.remove());
    await learner.page.clock.resume();
    return outline;
  };

  it('row 6: has sent its last state', async () => {
    const learner = await labLearner(stage);
    const outline = await taken(learner);
    await expect.poll(async () => (await learner.lms()).cmi['cmi.core.total_time'], soon).toBeDefined();
    const snapshot = readState(outline, (await learner.lms()).cmi['cmi.suspend_data']);
    expect(snapshot).toMatchObject({ location: 'l_mer_enn', answers: { q_mandag: { tries: 1 } } });
    expect(refused(await learner.calls())).toEqual([]);
    await learner.context.close();
  });

  it('row 6: has left it on the device where an LMS can take nothing on the way out', async () => {
    const learner = await labLearner(stage, { lms: 'moodle-gammel' });
    const outline = await taken(learner);
    const { location } = readState(outline, (await learner.lms()).cmi['cmi.suspend_data']);
    expect(location, 'the LMS does not have it').not.toBe('l_mer_enn');
    const frame = await learner.launch();
    expect(await seenIn(frame)).toMatchObject({ view: 'l_mer_enn', judged: ['q_mandag'] });
    await learner.context.close();
  });
});

describe('row 7: a browser that forbids «unload»', () => {
  it('row 7: loses nothing when the tab is closed', async () => {
    const policy = { 'permissions-policy': 'unload=()' };
    const front = await openFront(stage.url, (_, headers) => ({ ...headers, ...policy }));
    const learner = await labLearner({ ...stage, url: front.url });
    const violations: string[] = [];
    learner.page.on('console', (message) => violations.push(message.text()));
    const { seen } = await closedAfterAnswer(learner);
    await expect.poll(async () => (await learner.lms()).cmi['cmi.core.total_time'], soon).toBeDefined();
    expect(violations.filter((text) => /unload/.test(text))).toEqual([]);
    const elsewhere = await labLearner(stage, { learner: learner.id });
    expect(await seenIn(await elsewhere.launch())).toEqual(seen);
    for (const { context } of [learner, elsewhere]) await context.close();
    await front.close();
  });

  it('row 7: no script of any package has the word in it', async () => {
    const dist = inject('dist');
    const zips = (await readdir(dist)).filter((name) => /^samspill-m1_.*\.zip$/.test(name));
    const scripts = await Promise.all(
      zips.map(async (name) => Object.entries(unzipSync(await readFile(join(dist, name))))),
    );
    const found = scripts.flat().filter(([path]) => path.endsWith('.js'));
    expect(found.filter(([path]) => path === 'player.js')).toHaveLength(zips.length);
    expect(zips.length).toBeGreaterThan(4);
    for (const [path, bytes] of found) expect(/\bunload\b/.test(strFromU8(bytes)), path).toBe(false);
  });
});

describe('row 8: the browser’s own question before leaving', () => {
  it('row 8: is asked only while something is not saved', async () => {
    const context = await newMachine(stage);
    await context.addInitScript(() => {
      const [add, remove] = [EventTarget.prototype.addEventListener, EventTarget.prototype.removeEventListener];
      const listeners = new Set<unknown>();
      Object.assign(window, { leaving: listeners });
      EventTarget.prototype.addEventListener = function (type: string, ...rest: [never]) {
        if (type === 'beforeunload') listeners.add(rest[0]);
        return add.call(this, type, ...rest);
      };
      EventTarget.prototype.removeEventListener = function (type: string, ...rest: [never]) {
        if (type === 'beforeunload') listeners.delete(rest[0]);
        return remove.call(this, type, ...rest);
      };
    });
    await context.clock.install();
    const learner = await labLearner(stage, { context });
    const frame = await learner.launch();
    const listening = () => frame.evaluate(() => Number(Reflect.get(Reflect.get(window, 'leaving'), 'size')));
    await learner.saved();
    expect(await listening()).toBe(0);
    await learner.fault({ kind: 'http-500' });
    await learner.answer('q_mandag', 'right');
    await learner.told('on-device');
    expect(await listening()).toBe(1);
    const asked = learner.page.waitForEvent('dialog');
    await learner.page.close({ runBeforeUnload: true });
    expect((await asked).type()).toBe('beforeunload');
    await (await asked).dismiss();

    await learner.fault();
    await learner.page.clock.fastForward(5_000);
    await learner.saved();
    expect(await listening()).toBe(0);
    const gone = learner.page.waitForEvent('close');
    await learner.page.close({ runBeforeUnload: true });
    await gone;
    await context.close();
  });
});

describe('row 9: a window that cannot be closed from within', () => {
  it('row 9: tells the learner to close it, and puts the focus there', async () => {
    const learner = await labLearner(stage);
    const frame = await learner.launch();
    await learner.saved();
    await learner.answer('q_mandag', 'right');
    await learner.exit();
    await frame.waitForSelector('.sam-goodbye');
    expect(await frame.evaluate(() => document.activeElement?.textContent)).toBe('Du kan lukke vinduet nå');
    expect(await frame.locator('body').ariaSnapshot()).toContain(
      ['- main:', '  - heading "Du kan lukke vinduet nå" [level=1]', '  - paragraph: Alt er lagret.'].join('\n'),
    );
    expect(await frame.locator('form, nav').filter({ visible: true }).count(), 'nothing to do but that').toBe(0);
    await learner.context.close();
  });
});

describe('row 10: after the end of the session', () => {
  /** Lets the LMS throw at every call after the end; each such call is noted. */
  const throwAfterEnd = (learner: LabLearner) =>
    learner.page.evaluate(() => {
      const [api, late] = [window.API ?? window.API_1484_11 ?? {}, [] as string[]];
      let isOver = false;
      for (const [name, call] of Object.entries<(...args: unknown[]) => unknown>({ ...api }))
        Reflect.set(api, name, (...args: readonly unknown[]) => {
          if (isOver) {
            late.push(`${name}(${args.join(', ')})`);
            throw new Error('the session is over');
          }
          isOver = /Finish|Terminate/.test(name);
          return Reflect.apply(call, api, args);
        });
      Object.assign(window, { late });
    });
  const late = (learner: LabLearner) => learner.page.evaluate(() => Reflect.get(window, 'late'));
  const ends = (calls: readonly Call[]) => calls.filter(({ fn }) => /Finish|Terminate/.test(fn));

  it.each(['m1', 'm1.scorm2004-4'])('row 10: nothing more is said to the LMS, in %s', async (activity) => {
    const learner = await labLearner(stage, { activity });
    const faults: string[] = [];
    learner.page.on('pageerror', (fault) => faults.push(String(fault)));
    for (const end of ['exit', 'frame'] as const) {
      const frame = await learner.launch();
      await learner.saved();
      await throwAfterEnd(learner);
      await learner.answer('q_mandag', 'right');
      if (end === 'exit') {
        await learner.exit();
        await frame.waitForSelector('.sam-goodbye');
        await frame.evaluate(() => {
          dispatchEvent(new PageTransitionEvent('pagehide'));
          document.dispatchEvent(new Event('visibilitychange'));
        });
      }
      await learner.page.evaluate(() => document.getElementById('scorm_object')?.remove());
      await learner.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)));
      expect(await late(learner), end).toEqual([]);
      expect(ends(await learner.calls()), end).toHaveLength(1);
    }
    expect(faults).toEqual([]);
    await learner.context.close();
  });

  it('row 10: nor of what a learner does between «Lagre og avslutt» and the proof', async () => {
    const learner = await stage.learner();
    const frame = await openInPlainLms(stage, learner);
    await courseIn(frame).saved();
    await frame.evaluate(() => {
      document.getElementById('sam-exit')?.click();
      document.querySelector<HTMLInputElement>('#q_mandag input')?.click();
      document.querySelector<HTMLButtonElement>('#q_mandag button')?.click();
    });
    await frame.waitForSelector('.sam-goodbye');
    const { calls, cmi } = await learner.page.evaluate(() => window.lms);
    expect(calls.at(-1)).toBe('LMSFinish()');
    expect(cmi['cmi.interactions.0.id']).toBe('q_mandag');
    await learner.page.context().close();
  });
});
