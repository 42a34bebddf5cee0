import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { bend } from '../support/bent-lms.ts';
import { courseIn } from '../support/course-page.ts';
import { labLearner, newMachine, passTime, soon } from '../support/lab.ts';
import { openFromPlainLms, openInPlainLms, type PlainLmsPage } from '../support/plain-lms.ts';
import { seenIn } from '../support/snapshot.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { witness } from '../support/witness.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const lmsIn = (page: Page): Promise<PlainLmsPage> =>
  page.evaluate(() => ({ ...window.lms, connect: undefined as never }));

describe('row 21: a course that nobody has launched', () => {
  const isPreview = 'Forhåndsvisning – resultatet blir ikke lagret';

  /** The package, unpacked in a folder, as somebody does who wants to see what is in it. */
  async function unpacked(): Promise<string> {
    const dist = inject('dist');
    const zip = (await readdir(dist)).find((name) => /^samspill-m1_.*_scorm12\.zip$/.test(name)) ?? '';
    const folder = await mkdtemp(join(tmpdir(), 'samspill-mappe-'));
    for (const [path, bytes] of Object.entries(unzipSync(await readFile(join(dist, zip))))) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), bytes);
    }
    return folder;
  }

  it.each(['server', 'disk'])('row 21: can be read and taken, and says what it is, from a %s', async (from) => {
    const folder = await unpacked();
    const page = await (await newMachine(stage)).newPage();
    const faults: string[] = [];
    page.on('pageerror', (fault) => faults.push(String(fault)));
    await page.goto(
      from === 'disk' ? pathToFileURL(join(folder, 'index.html')).href : stage.url + (await stage.lms()).href,
    );
    const course = courseIn(page.mainFrame());
    await course.told('preview');
    expect(await course.status()).toBe(isPreview);
    await course.readAll();
    await course.takeTest(6);
    expect(await page.locator('sam-result').innerText()).toContain('Modulen er fullført');
    expect(await course.status()).toBe(isPreview);
    expect(faults).toEqual([]);
    await page.context().close();
    await rm(folder, { recursive: true });
  });
});

describe('row 22: an API that comes three seconds late', () => {
  it.each(['a frame', 'a window of its own'])(
    'row 22: loses nothing of what is done meanwhile, in %s',
    async (where) => {
      const learner = await stage.learner();
      const isFrame = where === 'a frame';
      const opened = isFrame
        ? await openInPlainLms(stage, learner, { late: true })
        : (await openFromPlainLms(stage, learner, { late: true })).mainFrame();
      const course = courseIn(opened);
      expect(await opened.locator('#l_mandag h2, #l_mandag h1').first().isVisible()).toBe(true);
      await course.answer('q_mandag', 'right');
      await course.goTo('l_mer_enn');
      await course.answer('q_mer_enn', 'wrong');
      await new Promise((resolve) => setTimeout(resolve, 3_000));
      expect((await lmsIn(learner.page)).calls).toEqual([]);
      await learner.page.evaluate(() => window.lms.connect());
      await course.saved();
      expect((await lmsIn(learner.page)).cmi).toMatchObject({
        'cmi.core.lesson_status': 'incomplete',
        'cmi.core.lesson_location': 'l_mer_enn',
        'cmi.interactions.0.id': 'q_mandag',
        'cmi.interactions.0.result': 'correct',
        'cmi.interactions.1.id': 'q_mer_enn',
      });
      expect((await seenIn(opened)).judged).toEqual(['q_mandag', 'q_mer_enn']);
      await learner.page.context().close();
    },
  );
});

describe('row 23: an LMS that will not open a session', () => {
  it('row 23: is asked again, calmly, and gets all that was done when it opens', async () => {
    const learner = await stage.learner();
    await learner.page.context().clock.install();
    const frame = await openInPlainLms(stage, learner, { refuse: { LMSInitialize: '101' } });
    const course = courseIn(frame);
    await course.told('no-contact');
    expect(await course.status()).toContain('Får ikke kontakt med læringsplattformen. Du kan lese videre');
    await course.answer('q_mandag', 'right');
    await frame.click('#l_mandag .sam-next');
    await course.answer('q_mer_enn', 'wrong');
    const tries = async () => (await lmsIn(learner.page)).calls.filter((call) => call === 'LMSInitialize()').length;
    for (let second = 0; second < 120; second++) await learner.page.clock.fastForward(1_000);
    expect(await tries()).toBeGreaterThanOrEqual(5);
    expect(await tries()).toBeLessThanOrEqual(9);
    const { calls } = await lmsIn(learner.page);
    expect(calls.filter((call) => /SetValue|Commit/.test(call))).toEqual([]);
    await learner.page.evaluate(() => {
      window.lms.refuse = {};
    });
    await passTime(learner.page, async () => (await course.status()).startsWith('Lagret '));
    expect((await lmsIn(learner.page)).cmi).toMatchObject({
      'cmi.core.lesson_status': 'incomplete',
      'cmi.core.lesson_location': 'l_mer_enn',
      'cmi.interactions.0.result': 'correct',
      'cmi.interactions.1.result': 'wrong',
    });
    await learner.page.context().close();
  });
});

/** Opens the course, answers, and gives the kind of save status that it comes to; fails where anything crashes. */
async function opensAnyhow(page: Page): Promise<string> {
  const faults: string[] = [];
  page.on('pageerror', (fault) => faults.push(String(fault)));
  const frame = await openInPlainLms(stage, { page });
  const course = courseIn(frame);
  await course.ready();
  await course.answer('q_mandag', 'right');
  await frame.click('#l_mandag .sam-next');
  const settled = frame.waitForFunction(() => {
    const { kind } = document.querySelector<HTMLElement>('sam-save-status')?.dataset ?? {};
    return kind === 'saving' ? undefined : kind;
  });
  const kind = await (await settled).jsonValue();
  expect(faults).toEqual([]);
  return String(kind);
}

describe('row 24: an LMS that answers in its own way', () => {
  const elements = [
    'cmi.core.lesson_status',
    'cmi.suspend_data',
    'cmi.core.lesson_location',
    'cmi.core.score.raw',
    'cmi.launch_data',
    'cmi.core.lesson_mode',
    'cmi.core.credit',
    'cmi.core.student_id',
    'cmi.interactions._count',
  ];
  /** As JavaScript: JSON has no word for most of them. */
  const answers = ['true', '1', 'undefined', 'null', 'NaN', '-7.5', '"false"', 'boom()', '1e21'];

  it.each(answers.map((_, index) => index + 1))(
    'row 24: opens, and goes on: every getter, turn %i of 9',
    async (shift) => {
      const context = await newMachine(stage);
      const page = await context.newPage();
      // Each turn gives every getter another answer, and in the end each has given all of them.
      const table = Object.fromEntries(
        elements.map((element, index) => [element, answers[(index + shift) % answers.length] ?? '']),
      );
      await bend(
        page,
        (api, given) => {
          const { LMSGetValue: get } = api;
          api.LMSGetValue = (element) => {
            const answer = given[element ?? ''];
            if (answer === undefined) return get?.(element ?? '');
            return new Function('boom', `return ${answer}`)(() => {
              throw new Error(`no ${element}`);
            });
          };
        },
        table,
      );
      // Without the state there is no session to go on from; it is not begun anew, and the learner is told.
      const hasState = table['cmi.suspend_data'] !== 'boom()';
      expect(await opensAnyhow(page)).toMatch(hasState ? /^(saved|on-device|unsaved)$/ : /^no-contact$/);
      await context.close();
    },
  );

  it.each([
    ['true', 'undefined'],
    ['1', 'null'],
    ['"1"', 'NaN'],
    ['"True"', '0'],
    ['"true "', '""'],
    ['"true"', '{}'],
  ])('row 24: takes %s for a yes, and %s for no error', async (yes, none) => {
    const context = await newMachine(stage);
    const page = await context.newPage();
    await bend(
      page,
      (api, [answer, error]) => {
        for (const name of ['LMSInitialize', 'LMSSetValue', 'LMSCommit', 'LMSFinish']) {
          const call = api[name];
          api[name] = (...args) => {
            call?.(...args);
            return new Function(`return ${answer}`)();
          };
        }
        api.LMSGetLastError = () => new Function(`return (${error})`)();
        api.LMSGetErrorString = () => undefined;
      },
      [yes, none],
    );
    expect(await opensAnyhow(page)).toBe('saved');
    await context.close();
  });

  it.each(['m1', 'm1.scorm2004-4'])('row 24: takes a sloppy LMS through the whole course, in %s', async (activity) => {
    const context = await newMachine(stage);
    await context.clock.install();
    const learner = await labLearner(stage, { activity, lms: 'slurvete', context });
    await learner.launch();
    await learner.readAll();
    await learner.takeTest(6);
    await passTime(learner.page, async () => (await learner.status()).startsWith('Lagret '));
    await expect.poll(async () => (await learner.lms()).status, soon).toMatch(/completed|passed/);
    await context.close();
  });
});

describe('row 25: an LMS that says no to a value, and names no error', () => {
  it.each([
    { takes: true, kind: 'saved' },
    // It names no learner, so nobody could find again what the device has: that is not called saved.
    { takes: false, kind: 'unsaved' },
  ])('row 25: is looked up: it has it: $takes', async ({ takes, kind }) => {
    const context = await newMachine(stage);
    const page = await context.newPage();
    await bend(
      page,
      (api, isTaken) => {
        const { LMSSetValue: set } = api;
        api.LMSSetValue = (element, value) => {
          if (isTaken || element !== 'cmi.suspend_data') set?.(element ?? '', value ?? '');
          return 'false';
        };
      },
      takes,
    );
    expect(await opensAnyhow(page)).toBe(kind);
    expect((await lmsIn(page)).cmi['cmi.interactions.0.id']).toBe('q_mandag');
    await context.close();
  });
});

describe('row 26: an LMS without interactions and objectives', () => {
  const isCalm = async (frame: Frame, act: () => Promise<void>) => {
    const told = await witness(frame);
    await act();
    const { statuses } = await told();
    expect(statuses.filter((status) => !/^(Lagrer …|Lagret \d\d\.\d\d|Du har fullført\..*)$/.test(status))).toEqual([]);
    expect(await frame.locator('.sam-notice').count()).toBe(0);
  };

  it('row 26: is no news to the learner, who completes the course', async () => {
    const context = await newMachine(stage);
    const page = await context.newPage();
    await bend(
      page,
      (api) => {
        const { LMSGetValue: get, LMSSetValue: set, LMSGetLastError: last } = api;
        let isUnsupported = false;
        const unless = (element = '', answer: string, act: () => unknown) => {
          isUnsupported = /^cmi\.(interactions|objectives)/.test(element);
          if (isUnsupported) window.lms.calls.push(`${answer === '' ? 'get' : 'set'} ${element}`);
          return isUnsupported ? answer : act();
        };
        api.LMSGetValue = (element) => unless(element, '', () => get?.(element ?? ''));
        api.LMSSetValue = (element, value) => unless(element, 'false', () => set?.(element ?? '', value ?? ''));
        api.LMSGetLastError = () => (isUnsupported ? '401' : last?.());
      },
      undefined,
    );
    const frame = await openInPlainLms(stage, { page });
    const course = courseIn(frame);
    await course.saved();
    await isCalm(frame, async () => {
      await course.readAll();
      await course.takeTest(6);
      await course.saved();
    });
    const { cmi, calls } = await lmsIn(page);
    expect(cmi).toMatchObject({ 'cmi.core.lesson_status': 'completed', 'cmi.core.score.raw': '100' });
    const asked = calls.filter((call) => call.includes('interactions'));
    expect(asked, 'asked once, and never offered any').toEqual(['get cmi.interactions._count']);
    await context.close();
  });

  it('row 26: nor in SCORM 2004', async () => {
    const context = await newMachine(stage);
    await context.clock.install();
    const learner = await labLearner(stage, { activity: 'm1.scorm2004-4', lms: 'slurvete', context });
    const frame = await learner.launch();
    await passTime(learner.page, async () => (await learner.status()).startsWith('Lagret '));
    await learner.answer('q_mandag', 'right');
    await passTime(learner.page, async () => (await learner.status()).startsWith('Lagret '));
    expect(await frame.locator('.sam-notice').count()).toBe(0);
    expect((await learner.lms()).cmi['cmi.interactions.0.id']).toBeUndefined();
    await context.close();
  });
});
