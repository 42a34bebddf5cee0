import { createHash } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { courseIn, openCoursePage } from '../support/course-page.ts';
import { journalOf, keptIn, spoilJournal } from '../support/device.ts';
import { type LabLearner, labLearner, newMachine, soon } from '../support/lab.ts';
import { openInPlainLms } from '../support/plain-lms.ts';
import { seenIn } from '../support/snapshot.ts';
import { openStage, type Stage } from '../support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** Every form in which an id could be found again by whoever knows it. */
const tracesOf = (id: string): readonly string[] => [
  id,
  Buffer.from(id).toString('base64').replace(/=+$/, ''),
  Buffer.from(id).toString('hex'),
  ...['md5', 'sha1', 'sha256'].flatMap((hash) =>
    (['hex', 'base64', 'base64url'] as const).map((form) =>
      createHash(hash).update(id).digest(form).replace(/=+$/, ''),
    ),
  ),
];

/** Which of them lie in the browser. */
async function tracesIn(page: Page, id: string): Promise<readonly string[]> {
  const kept = JSON.stringify(await keptIn(page)).toLowerCase();
  expect(kept.length, 'something was read').toBeGreaterThan(30);
  return tracesOf(id).filter((trace) => kept.includes(trace.toLowerCase()));
}

describe('row 44: the next learner at the same machine', () => {
  const kari = { 'cmi.core.student_id': '12057912345', 'cmi.core.student_name': 'Nordmann, Kari' };
  const ola = { 'cmi.core.student_id': '01018054321', 'cmi.core.student_name': 'Nordmann, Ola' };

  it('row 44: sees nothing of the former, whose id is nowhere; the former finds it all again', async () => {
    const { page } = await stage.learner();
    const first = await openInPlainLms(stage, { page }, { cmi: kari, refuse: { LMSCommit: '101' } });
    await courseIn(first).answer('q_mandag', 'wrong');
    await courseIn(first).told('on-device');
    await courseIn(first).goTo('l_naturkraft');
    await expect
      .poll(async () => journalOf(await keptIn(page)).filter((key) => key.includes('?')).length, soon)
      .toBe(1);

    const next = await openInPlainLms(stage, { page }, { cmi: ola });
    await courseIn(next).saved();
    expect(await seenIn(next)).toEqual({ view: 'l_mandag', done: [], ticked: [], judged: [] });
    expect(await next.locator('.sam-notice').count()).toBe(0);
    for (const id of Object.values(kari)) expect(await tracesIn(page, id)).toEqual([]);
    for (const id of Object.values(ola)) expect(await tracesIn(page, id)).toEqual([]);

    const back = await openInPlainLms(stage, { page }, { cmi: kari });
    await courseIn(back).saved();
    expect(await seenIn(back)).toMatchObject({ view: 'l_naturkraft', judged: ['q_mandag'] });
    await page.context().close();
  });

  it('row 44: a machine that is shared keeps nothing that the LMS has', async () => {
    const learner = await labLearner(stage);
    await learner.launch();
    await learner.frame.getByText('Lagring og hjelp').click();
    await learner.frame.getByLabel('Jeg bruker en delt maskin').check();
    await learner.answer('q_mandag', 'right');
    await learner.saved();
    await expect.poll(async () => journalOf(await keptIn(learner.page)), soon).toEqual([]);
    await learner.fault({ kind: 'http-500' });
    await learner.answer('q_mer_enn', 'right');
    await learner.told('on-device');
    expect(journalOf(await keptIn(learner.page)).length, 'what the LMS has not').toBeGreaterThan(0);
    await learner.fault();
    await learner.saved();
    await expect.poll(async () => journalOf(await keptIn(learner.page)), soon).toEqual([]);
    await learner.leave();
    await learner.launch();
    expect(await learner.frame.locator('#sam-switch').isVisible(), 'it is remembered').toBe(true);
    await learner.context.close();
  });

  /** Says that the machine is shared, and that somebody else is to have it. */
  async function switchUser({ frame }: Pick<LabLearner, 'frame'>): Promise<void> {
    await frame.getByText('Lagring og hjelp').click();
    await frame.getByLabel('Jeg bruker en delt maskin').check();
    await frame.click('#sam-switch');
    await frame.waitForSelector('.sam-goodbye');
  }

  it.each(['m1', 'm1.scorm2004-4'])('row 44: «Ferdig – bytt bruker» leaves nothing of %s', async (activity) => {
    const learner = await labLearner(stage, { activity });
    await learner.launch();
    await learner.answer('q_mandag', 'right');
    await learner.saved();
    await switchUser(learner);
    expect(await learner.frame.locator('.sam-goodbye').innerText()).toContain(
      'Alt er lagret, og ingenting ligger igjen på maskinen. Husk å logge ut av læringsplattformen.',
    );
    const kept = await keptIn(learner.page);
    expect(journalOf(kept)).toEqual([]);
    await expect.poll(async () => (await keptIn(learner.page)).records['samspill/outbox'] ?? [], soon).toEqual([]);
    expect(kept.local).toEqual({ 'samspill-delt-maskin': 'ja' });
    expect(kept.session).toEqual({});
    expect(await learner.frame.locator('sam-choice').count()).toBe(0);
    expect((await learner.lms()).cmi['cmi.interactions.0.id']).toBe('q_mandag');
    await learner.context.close();
  });

  it.each(['m1.cmi5', 'm1.xapi'])(
    'row 44: «Ferdig – bytt bruker» leaves nothing of %s, whose launch names the learner',
    async (activity) => {
      const page = await (await newMachine(stage)).newPage();
      const course = await openCoursePage(stage, `/kurs/${activity}?window=own&returnURL=none`, page);
      await course.answer('q_mandag', 'right');
      await course.saved();
      expect(JSON.stringify(await keptIn(page)), 'for a reload').toMatch(/testine/i);
      await switchUser({ frame: page.mainFrame() });
      await expect.poll(async () => JSON.stringify(await keptIn(page)), soon).not.toMatch(/testine|prøvesen|q_mandag/i);
      const kept = await keptIn(page);
      expect({ journal: journalOf(kept), session: kept.session }).toEqual({ journal: [], session: {} });
      expect(page.url()).not.toMatch(/testine/i);
      await page.context().close();
    },
  );

  it('row 44: «Ferdig – bytt bruker» does not let go of what is not saved', async () => {
    const learner = await labLearner(stage);
    await learner.launch();
    await learner.saved();
    await learner.fault({ kind: 'http-500' });
    await learner.answer('q_mandag', 'right');
    await learner.frame.getByText('Lagring og hjelp').click();
    await learner.frame.getByLabel('Jeg bruker en delt maskin').check();
    await learner.frame.click('#sam-switch');
    await expect
      .poll(() => learner.frame.locator('#sam-alert').innerText(), soon)
      .toContain('er lagret på denne enheten');
    expect(journalOf(await keptIn(learner.page)).length).toBeGreaterThan(0);
    await learner.context.close();
  });
});

describe('row 48: a browser that keeps nothing', () => {
  const blocked = async () => {
    const context = await newMachine(stage);
    await context.addInitScript(() => {
      const refuse = () => {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      };
      IDBFactory.prototype.open = refuse;
      for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { get: refuse });
    });
    return labLearner(stage, { context });
  };
  /** Every write fails, as on a disk that is full. */
  const full = async () => {
    const learner = await labLearner(stage);
    await learner.context.addInitScript(() => {
      // A quota of nought, set by CDP, still takes some kilobytes.
      const { put } = IDBObjectStore.prototype;
      IDBObjectStore.prototype.put = function putInVain(...args) {
        put.apply(this, args);
        // What is there already fails while it is written, and takes the transaction with it, as a full disk does.
        return this.add(...args);
      };
      Storage.prototype.setItem = () => {
        throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
      };
    });
    return learner;
  };

  it.each([
    { how: 'is blocked', machine: blocked },
    { how: 'is full', machine: full },
  ])('row 48: storage that $how lets the course run, and only what is true is said', async ({ machine }) => {
    const learner = await machine();
    const faults: string[] = [];
    learner.page.on('pageerror', (error) => faults.push(String(error)));
    await learner.launch();
    await learner.answer('q_mandag', 'right');
    await learner.saved();
    expect(await learner.status()).toMatch(/^Lagret \d\d\.\d\d$/);
    await learner.fault({ kind: 'http-500' });
    await learner.answer('q_mer_enn', 'right');
    await learner.told('unsaved');
    expect(await learner.status()).toBe('Ikke lagret. Vi prøver igjen.');
    await learner.fault();
    await learner.saved();
    await learner.takeTest(6);
    await learner.saved();
    expect((await learner.lms()).cmi['cmi.core.score.raw']).toBe('100');
    expect(faults).toEqual([]);
    await learner.context.close();
  });
});

describe('row 49: a journal that is corrupt', () => {
  it.each([
    { what: 'a state that is none', garbage: { state: 'søppel', writer: '', provenRev: 0, answers: [] } },
    { what: 'records of another shape', garbage: { state: 42, answers: { length: -1 } } },
  ])('row 49: with $what is left out, and the fault report names it', async ({ garbage }) => {
    const learner = await labLearner(stage);
    const faults: string[] = [];
    learner.page.on('pageerror', (error) => faults.push(String(error)));
    await learner.launch();
    await learner.answer('q_mandag', 'right');
    await learner.saved();
    await learner.leave();
    await spoilJournal(learner.page, garbage);
    const course = await learner.launch();
    await learner.saved();
    expect(await seenIn(course)).toMatchObject({ judged: ['q_mandag'] });
    await learner.answer('q_mer_enn', 'right');
    await learner.saved();
    await course.getByText('Lagring og hjelp').click();
    await course.getByRole('button', { name: 'Kopier feilrapport' }).click();
    expect(await course.locator('#sam-report-text').inputValue()).toContain('[journal] read');
    expect(faults).toEqual([]);
    await learner.context.close();
  });
});
