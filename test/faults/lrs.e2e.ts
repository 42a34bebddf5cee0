import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Cmi5Log } from '../../src/preview/launch-log.ts';
import { openCoursePage } from '../support/course-page.ts';
import { newMachine, passTime, soon, withoutWaiting } from '../support/lab.ts';
import { seenIn } from '../support/snapshot.ts';
import { openStage, type Stage } from '../support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());
beforeEach(async () => {
  for (const activity of ['m1.cmi5', 'm1.xapi'])
    await fetch(`${stage.url}/lms/${activity}/nytt-forsok`, { method: 'POST' });
});

/** Opens it at a machine that nobody has used. */
const open = async (activity: string) => {
  const page = await (await newMachine(stage)).newPage();
  await openCoursePage(stage, `/kurs/${activity}?window=own&returnURL=none`, page);
  return { ...withoutWaiting(page, () => page.mainFrame()), page };
};

describe('row 45: cmi5', () => {
  const log = async (): Promise<Cmi5Log> => (await fetch(`${stage.url}/cmi5/m1.cmi5/_log`)).json();

  it('row 45: goes on after a reload with the token it has, and says so when another launch has taken its place', async () => {
    const first = await open('m1.cmi5');
    await first.answer('q_mandag', 'right');
    await first.saved();
    await first.page.reload();
    await first.ready();
    await first.saved();
    expect((await seenIn(first.page.mainFrame())).judged).toEqual(['q_mandag']);
    expect(
      (await log()).launches.map(({ fetches }) => fetches),
      'a token can be fetched once',
    ).toEqual([1]);

    const second = await open('m1.cmi5');
    expect((await seenIn(second.page.mainFrame())).judged).toEqual(['q_mandag']);
    await second.answer('q_mer_enn', 'wrong');
    await second.saved();
    await first.answer('q_mer_enn', 'right');
    await first.told('session-over');
    expect(await first.status()).toBe(
      'Økten er slutt, og det du gjør nå, blir ikke lagret. Åpne kurset på nytt fra læringsplattformen.',
    );
    await first.page.reload();
    await first.ready();
    await expect.poll(first.status, soon).toContain('Økten er slutt');
    await second.answer('q_mer_enn', 'right');
    await second.saved();
    const { launches, violations } = await log();
    expect(launches.map(({ fetches, state }) => ({ fetches, state }))).toMatchObject([
      { fetches: 1, state: 'abandoned' },
      { fetches: 1 },
    ]);
    // It has to ask once to be told that its token is no more; after that it leaves the LMS alone.
    const isLate = ({ req }: { readonly req: string }) => req === '8.1.2.0-2' || req === '9.3.6.0-2';
    expect(violations.filter((violation) => !isLate(violation)).map(({ req, text }) => `${req} ${text}`)).toEqual([]);
    await first.page.clock.fastForward(600_000);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect((await log()).violations.length).toBe(violations.length);
    for (const { page } of [first, second]) await page.context().close();
  });
});

describe('row 46: an LRS in trouble', () => {
  it('row 46: gets each statement once, the same to the letter and in order, whatever it answers', async () => {
    const before = (await stage.log()).length;
    const context = await newMachine(stage);
    const sent: string[] = [];
    const troubles = [
      { status: 503 },
      { status: 429, headers: { 'retry-after': '5' } },
      // It has stored them, and cannot say so: what comes again is a duplicate.
      { status: 500, isStored: true },
      { status: 502, isStored: true },
    ];
    await context.route('**/xapi/statements**', async (route) => {
      if (route.request().method() === 'GET') return route.continue();
      sent.push(route.request().postData() ?? '');
      const trouble = troubles.shift();
      if (!trouble) return route.continue();
      if (trouble.isStored) await route.fetch();
      return route.fulfill({ status: trouble.status, headers: trouble.headers ?? {}, body: '' });
    });
    const course = await openCoursePage(stage, '/kurs/m1.xapi?window=own&returnURL=none', await context.newPage());
    await course.answer('q_mandag', 'right');
    await course.answer('q_mandag', 'wrong');
    const isSaved = async () => troubles.length === 0 && (await course.status()).startsWith('Lagret ');
    await passTime(course.page, isSaved);
    const stored = (await stage.log()).slice(before).filter(({ outcome }) => outcome === 'stored');
    const verbs = stored.map(({ statement }) => statement.verb.id.split('/').pop());
    expect(verbs).toEqual(['initialized', 'responded', 'responded']);
    expect(new Set(stored.map(({ statement }) => statement.id)).size).toBe(3);
    const texts = sent.flatMap((body) => JSON.parse(body)).map((one: { id: string }) => [one.id, JSON.stringify(one)]);
    expect(new Set(texts.map(([, text]) => text)).size, 'a retry is the same').toBe(3);
    expect(texts.length, 'they were sent again').toBeGreaterThan(5);
    await context.close();
  });
});

describe('row 47: a state document', () => {
  it('row 47: that another has written (412) is read again, merged and written', async () => {
    const [one, other] = [await open('m1.xapi'), await open('m1.xapi')];
    const answers: number[] = [];
    for (const { page } of [one, other])
      page.on('response', (response) => {
        const { method } = { method: response.request().method() };
        if (method === 'PUT' && response.url().includes('/activities/state')) answers.push(response.status());
      });
    await one.saved();
    await other.saved();
    await one.answer('q_mandag', 'right');
    await one.saved();
    await other.answer('q_mandag', 'wrong');
    await other.goTo('l_mer_enn');
    await other.answer('q_mer_enn', 'right');
    await other.saved();
    await one.goTo('l_naturkraft');
    await one.answer('q_naturkraft', 'right');
    await one.saved();
    expect(answers).toContain(412);
    const third = await open('m1.xapi');
    expect((await seenIn(third.page.mainFrame())).judged).toEqual(['q_mandag', 'q_mer_enn', 'q_naturkraft']);
    for (const { page } of [one, other, third]) await page.context().close();
  });
});
