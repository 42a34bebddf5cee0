import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { courseIn } from '../support/course-page.ts';
import { callsOf, contentOf, type LabLearner, labLearner, newMachine, soon } from '../support/lab.ts';
import { lessons, testQuestions } from '../support/m1.ts';
import { openInPlainLms } from '../support/plain-lms.ts';
import { outlineIn, readState, triesIn } from '../support/snapshot.ts';
import { openStage, type Stage } from '../support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const statusOf = async (learner: LabLearner) => (await learner.lms()).cmi['cmi.core.lesson_status'];

describe('row 59: a component that throws', () => {
  type Moment = 'constructor' | 'connectedCallback' | 'render';
  interface Breakage {
    readonly tags: readonly string[];
    readonly at: Moment;
    /** The questions that break; all of a tag, if not told. */
    readonly ids?: readonly string[] | undefined;
  }

  /** Runs before the package's own code: lets a class throw. */
  function breakElements({ tags, at, ids }: Breakage): void {
    const define = customElements.define.bind(customElements);
    const isBroken = (element: Element) => ids === undefined || ids.includes(element.id);
    const fail = () => {
      throw new Error('broken by the test');
    };
    customElements.define = (name, element, options) => {
      if (!tags.includes(name)) return define(name, element, options);
      if (at === 'constructor') {
        return define(
          name,
          class extends element {
            constructor() {
              super();
              if (!isBroken(this)) return;
              // As if it had never begun: nothing of the class is there.
              Object.setPrototypeOf(this, HTMLElement.prototype);
              fail();
            }
          },
          options,
        );
      }
      const before: unknown = Reflect.get(element.prototype, at);
      Object.defineProperty(element.prototype, at, {
        value(this: Element) {
          if (isBroken(this)) fail();
          return typeof before === 'function' ? before.call(this) : undefined;
        },
      });
      return define(name, element, options);
    };
  }

  /** Opens the course with that fault; it may be the save status that is broken, so that is not waited for. */
  async function openBroken(breakage: Breakage): Promise<{ readonly learner: LabLearner; readonly course: Frame }> {
    const context = await newMachine(stage);
    await context.addInitScript(breakElements, breakage);
    const learner = await labLearner(stage, { context });
    await learner.page.goto(`${stage.url}/lab/m1?lms=moodle&learner=${learner.id}`);
    const course = await contentOf(learner.page);
    await course.waitForSelector('html.ready');
    return { learner, course };
  }

  /** Reads every lesson, without its question. */
  async function readLessons(course: Frame): Promise<void> {
    for (const lesson of lessons) {
      await courseIn(course).goTo(lesson);
      await course.click(`#${lesson} .sam-next`);
    }
  }

  const chrome = ['sam-menu', 'sam-progress', 'sam-result', 'sam-save-status'];
  const moments = ['constructor', 'connectedCallback', 'render'] as const;

  const breakages: readonly (Breakage & { readonly what: string })[] = moments.flatMap((at) => [
    { what: 'everything around the lessons', tags: chrome, at },
    { what: 'a question of a lesson and one of the test', tags: ['sam-choice'], at, ids: ['q_mandag', 't_hvem_kan'] },
  ]);

  it.each([...breakages, { what: 'the test', tags: ['sam-test'], at: 'render' as const, ids: undefined }])(
    'row 59: $what in its $at leaves the text, and the course can be completed',
    async ({ what: _, ...breakage }) => {
      const { learner, course } = await openBroken(breakage);
      if (breakage.ids) {
        await course.locator('#q_mandag input').first().check();
        await course.click('#q_mandag button[type=submit]');
        expect(await course.locator('#q_mandag .sam-option').first().isVisible()).toBe(true);
        expect(await course.locator('#q_mandag legend').innerText()).not.toBe('');
      }
      await readLessons(course);
      await courseIn(course).takeTest(6);
      await expect.poll(() => statusOf(learner), soon).toBe('completed');
      expect(new URL(course.url()).search, 'the form has gone nowhere').toBe('');
      await learner.context.close();
    },
  );

  it.each(['constructor', 'connectedCallback'] as const)(
    'row 59: sam-test in its %s leaves the questions, and the course can be completed',
    async (at) => {
      const { learner, course } = await openBroken({ tags: ['sam-test'], at });
      await readLessons(course);
      await courseIn(course).goTo('l_test');
      await course.locator('#t_hva_er input').first().check();
      await course.click('sam-test button[type=submit]');
      expect(await course.locator('#t_hva_er legend').isVisible(), 'not sent in half').toBe(true);
      await courseIn(course).takeTest(6);
      await expect.poll(() => statusOf(learner), soon).toBe('completed');
      expect(new URL(course.url()).search, 'the form has gone nowhere').toBe('');
      await learner.context.close();
    },
  );
});

describe('row 63: an answer that is sent in a hurry', () => {
  const hurries: readonly (readonly [string, (page: Page, course: Frame, button: string) => Promise<void>])[] = [
    ['a double click', (_, course, button) => course.dblclick(button)],
    ['five clicks', (_, course, button) => course.click(button, { clickCount: 5, delay: 5 })],
    [
      'Enter, held down,',
      async (page, course, button) => {
        await course.focus(button);
        for (let turn = 0; turn < 12; turn++) await page.keyboard.down('Enter');
        await page.keyboard.up('Enter');
      },
    ],
  ];

  it.each(hurries)('row 63: by %s is one try, of a question and of the test', async (_, hurry) => {
    const learner = await labLearner(stage);
    const course = await learner.launch();
    await course.locator('#q_mandag .sam-option:not([data-correct]) input').first().check();
    await hurry(learner.page, course, '#q_mandag button[type=submit]');
    await course.waitForSelector('#q_mandag .sam-feedback > div');
    await learner.goTo('l_test');
    for (const question of testQuestions) await course.locator(`#${question} input`).first().check();
    await hurry(learner.page, course, 'sam-test button[type=submit]');
    await course.waitForSelector('section#resultat:not([hidden])');
    await learner.saved();
    const snapshot = readState(await outlineIn(course), (await learner.lms()).cmi['cmi.suspend_data']);
    const one = Object.fromEntries(['q_mandag', ...testQuestions].map((id) => [id, 1]));
    expect({ tries: triesIn(snapshot), test: snapshot.testTries }).toEqual({ tries: one, test: 1 });
    const told = callsOf(await learner.calls(), 'SetValue').filter(({ args }) => /\d\.id$/.test(String(args[0])));
    expect(told.map(({ args }) => args[1])).toEqual(['q_mandag', ...testQuestions]);
    await learner.context.close();
  });
});

/** As a browser does: every text is in another node, and says something else; again and again, since the page changes. */
function translate(): void {
  const turn = () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode()) texts.push(walker.currentNode as Text);
    for (const text of texts) {
      const parent = text.parentElement;
      if (text.data.trim() === '' || !parent || parent.closest('script, style, font')) continue;
      const font = document.createElement('font');
      font.append(Object.assign(document.createElement('font'), { textContent: `[EN] ${text.data}` }));
      text.replaceWith(font);
    }
  };
  turn();
  new MutationObserver(turn).observe(document.body, { childList: true, subtree: true });
}

it('row 64: a page that the browser translates all the time goes on, and answers count by id', async () => {
  const learner = await labLearner(stage);
  const faults: string[] = [];
  learner.page.on('pageerror', (error) => faults.push(String(error)));
  const course = await learner.launch();
  await course.evaluate(translate);
  await learner.answer('q_mandag', 'wrong');
  await learner.answer('q_mandag', 'right');
  expect(await course.locator('#q_mandag .sam-feedback').innerText()).not.toContain('Ikke riktig');
  await learner.readAll();
  await learner.takeTest(6);
  await expect.poll(() => statusOf(learner), soon).toBe('completed');
  const { cmi } = await learner.lms();
  const responses = Object.entries(cmi).flatMap(([key, value]) => (/student_response$/.test(key) ? [value] : []));
  expect(cmi['cmi.interactions.0.id']).toBe('q_mandag');
  expect(responses.length).toBeGreaterThan(testQuestions.length);
  expect(responses.join(''), 'letters and commas alone').toMatch(/^[a-z0-9,]+$/);
  await expect.poll(learner.status, soon).toContain('[EN] Lagret');
  expect(faults).toEqual([]);
  await learner.context.close();
});

it('row 65: «Kopier feilrapport» has what a help desk needs, and nothing of the learner', async () => {
  const learner = await stage.learner({ permissions: ['clipboard-read', 'clipboard-write'] });
  const personal = { id: '12057912345', name: 'Nordmann, Kari', mail: 'kari.nordmann@kommune.no' };
  const frame = await openInPlainLms(stage, learner, {
    cmi: { 'cmi.core.student_id': personal.id, 'cmi.core.student_name': personal.name },
  });
  const course = courseIn(frame);
  await course.saved();
  await learner.page.evaluate(({ id, name, mail }) => {
    window.lms.refuse = { LMSCommit: '101' };
    // What an LMS says of a fault is its own affair.
    Object.assign(window.API ?? {}, { LMSGetErrorString: () => `Ingen tilgang for ${name} (${id}, ${mail})` });
  }, personal);
  await course.answer('q_mandag', 'wrong');
  await course.told('on-device');
  await frame.getByText('Lagring og hjelp').click();
  await frame.getByRole('button', { name: 'Kopier feilrapport' }).click();
  const field = frame.locator('#sam-report-text');
  await field.waitFor();
  const report = await field.inputValue();
  await expect.poll(() => learner.page.evaluate(() => navigator.clipboard.readText())).toBe(report);
  const { version } = await stage.lms();
  for (const needed of [
    `Samspill: m1 ${version} (nb)`,
    /^Tid: \d{4}-\d\d-\d\dT/m,
    'Sporing: scorm12, modus normal, stilling writing',
    'Lagring: on-device',
    /^Tilstand: rev \d+, økt 1/m,
    'Enheten lagrer: ja',
    /^Nettleser: Mozilla/m,
    /^Feil: [1-9]/m,
    /^\d{4}\S+ \[scorm12\] LMSCommit.* 101/m,
  ])
    expect(report).toMatch(needed);
  const { cmi } = await learner.page.evaluate(() => window.lms);
  const { registration } = readState(await outlineIn(frame), cmi['cmi.suspend_data']);
  const secrets = [...Object.values(personal), 'Nordmann', 'Kari', registration, cmi['cmi.suspend_data'] ?? ''];
  const answered = await frame.locator('#q_mandag .sam-option').allInnerTexts();
  for (const secret of [...secrets, ...answered, 'q_mandag'])
    expect(report.toLowerCase()).not.toContain(secret.toLowerCase());
  await learner.page.context().close();
});
