import type { BrowserContext, Frame } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openCoursePage } from './support/course-page.ts';
import { type Kept, keptIn } from './support/device.ts';
import { type LabLearner, labLearner, newMachine, passTime } from './support/lab.ts';
import { openStage, type Stage } from './support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const lesson = 'l_for_deg';
const privateStore = 'samspill-bare-her/private';

/** What the learner writes and chooses; no state, id or random name has such a text in it by chance. */
const markers = { note: 'HEMMELIG-NOTAT-4827', text: 'HEMMELIG-EVALUERING-7391', ticks: '5x4x3x2x1x5x4x3x2x' };

/** Signs of it in a text, also where it stands in an address; the role and the party both as they are kept and in words. */
function signsIn(text: string): string[] {
  const signs = [
    ...Object.values(markers).map((marker) => new RegExp(marker, 'i')),
    /(?<![\w-])p3(?![\w-])/,
    /tillitsval[gd]/i,
  ];
  const texts = [
    text,
    text.replaceAll(/%[0-9A-F]{2}/gi, (sign) => String.fromCharCode(Number.parseInt(sign.slice(1), 16))),
  ];
  return signs.filter((sign) => texts.some((each) => sign.test(each))).map(String);
}

/** Everything that a machine sends or says from now on: addresses, bodies, and lines in the console. */
function listen(context: BrowserContext): () => string {
  const heard: string[] = [];
  context.on('request', (request) => heard.push(request.url(), request.postDataBuffer()?.toString() ?? ''));
  context.on('console', (message) => heard.push(message.text()));
  context.on('weberror', (fault) => heard.push(String(fault.error())));
  return () => heard.join('\n');
}

/** A learner with the demonstration module open, in the lesson with what is for them alone. */
async function opened(context: BrowserContext, learner?: string): Promise<LabLearner> {
  const lab = await labLearner(stage, { activity: 'utstilling', context, ...(learner !== undefined && { learner }) });
  await lab.launch();
  await lab.goTo(lesson);
  await expect.poll(() => lab.frame.locator('.sam-kept-line').count()).toBe(4);
  return lab;
}

/** Chooses the role, takes the self-assessment, writes the note and evaluates. */
async function confide(frame: Frame): Promise<void> {
  await frame.locator('sam-role input[value=p3]').check();
  for (const [index, row] of (await frame.locator('sam-survey .sam-rate').all()).entries())
    await row.locator(`input[value="${markers.ticks[index]}"]`).check();
  await frame.click('sam-survey [data-act=show]');
  await frame.waitForSelector('.sam-survey-result');
  await frame.fill('sam-notes textarea', markers.note);
  await frame.locator('sam-notes textarea').blur();
  await frame.locator('sam-evaluation input[value=union]').check();
  await frame.locator('sam-evaluation .sam-rate input[value="2"]').first().check();
  await frame.locator('sam-evaluation textarea').first().fill(markers.text);
  await frame.locator('sam-evaluation textarea').first().blur();
}

/** What the forms show of it. */
const shownIn = (frame: Frame) =>
  frame.evaluate(() => ({
    role: document.querySelector<HTMLInputElement>('sam-role input:checked')?.value,
    folded: document.querySelectorAll('.sam-role-body[hidden]').length,
    ticks: [...document.querySelectorAll('sam-survey .sam-rate')]
      .map((row) => row.querySelector<HTMLInputElement>('input:checked')?.value ?? '-')
      .join(''),
    results: document.querySelectorAll('.sam-survey-result li').length,
    note: document.querySelector<HTMLTextAreaElement>('sam-notes textarea')?.value,
    party: document.querySelector<HTMLInputElement>('sam-evaluation .sam-party input:checked')?.value,
    text: document.querySelector<HTMLTextAreaElement>('sam-evaluation textarea')?.value,
  }));

const confided = {
  role: 'p3',
  folded: 3,
  ticks: markers.ticks,
  results: 6,
  note: markers.note,
  party: 'union',
  text: markers.text,
};
const nothing = { folded: 0, ticks: '-'.repeat(18), results: 0, note: '', text: '' };

const privateIn = ({ records }: Kept) => records[privateStore] ?? [];

/** The device without the private store: journal, outbox, and both storages. */
const otherwiseKept = ({ records, ...rest }: Kept): string =>
  JSON.stringify({ ...rest, records: Object.entries(records).filter(([store]) => store !== privateStore) });

/** Where there are signs of what was confided: what was sent, what the LMS and the LRS have, and what is on the device. */
async function leaks(
  { page, frame, lms, calls }: LabLearner,
  heard: () => string,
): Promise<Readonly<Record<string, string[]>>> {
  await frame.evaluate(() => document.querySelector<HTMLElement>('#sam-report')?.click());
  const places = {
    'calls to the LMS': JSON.stringify(await calls()),
    'data of the LMS': JSON.stringify(await lms()),
    statements: JSON.stringify(await stage.log()),
    'requests and console': heard(),
    'rest of the device': otherwiseKept(await keptIn(page)),
    'fault report': await frame.locator('#sam-report-text').inputValue(),
    address: `${page.url()} ${frame.url()}`,
  };
  return Object.fromEntries(Object.entries(places).map(([place, text]) => [place, signsIn(text)]));
}

/** Answers a question and reads on, until both LMS and LRS have been told. */
async function goOn(lab: LabLearner): Promise<void> {
  await lab.answer('q_ett', 'right');
  await lab.saved();
  const hasTold = async () => JSON.stringify(await stage.log()).includes('responded');
  await passTime(lab.page, hasTold);
}

it('lets nothing of it out, but to the one place on the device', async () => {
  const context = await newMachine(stage);
  const heard = listen(context);
  const lab = await opened(context);
  await confide(lab.frame);
  await expect.poll(async () => privateIn(await keptIn(lab.page)).length).toBe(4);
  await goOn(lab);
  const found = await leaks(lab, heard);
  expect(Object.values(found).flat(), JSON.stringify(found)).toEqual([]);
  expect(signsIn(JSON.stringify(privateIn(await keptIn(lab.page))))).toHaveLength(4);
  const registration = String(privateIn(await keptIn(lab.page))[0]?.key.split('/')[1]);
  expect(registration).toMatch(/^[0-9a-f-]{36}$/);

  await lab.exit();
  await lab.frame.waitForSelector('.sam-goodbye');
  const after = { ...(await lab.lms()), statements: await stage.log(), heard: heard() };
  expect(signsIn(JSON.stringify(after))).toEqual([]);
  await context.close();
});

it('would find it: an element that tells what is written in it is caught everywhere', async () => {
  const context = await newMachine(stage);
  const heard = listen(context);
  const lab = await opened(context);
  await lab.frame.evaluate(() => {
    const note = document.querySelector('sam-notes');
    note?.addEventListener('change', () => {
      const response = note.querySelector('textarea')?.value;
      const detail = {
        interactionId: 'q_ett',
        token: 'a',
        type: 'fill-in',
        response,
        correctPatterns: [],
        scaled: 1,
        components: {},
      };
      note.dispatchEvent(
        new CustomEvent('sam-answered', { bubbles: true, detail: { ...detail, at: new Date(), prompt: response } }),
      );
      localStorage.setItem('lekkasje', `${document.querySelector<HTMLInputElement>('sam-role input:checked')?.value}`);
    });
  });
  await confide(lab.frame);
  await lab.saved();
  await passTime(lab.page, async () => JSON.stringify(await stage.log()).includes(markers.note));
  const found = await leaks(lab, heard);
  const places = Object.entries(found).flatMap(([place, signs]) => (signs.length > 0 ? [place] : []));
  expect(places).toEqual([
    'calls to the LMS',
    'data of the LMS',
    'statements',
    'requests and console',
    'rest of the device',
  ]);
  await context.close();
});

it('gives it back to the same learner on the same machine, and shows another nothing', async () => {
  const context = await newMachine(stage);
  const lab = await opened(context);
  expect(await shownIn(lab.frame)).toEqual(nothing);
  await confide(lab.frame);
  await expect.poll(async () => privateIn(await keptIn(lab.page)).length).toBe(4);
  await lab.saved();
  await lab.leave();
  await lab.page.close();

  const other = await opened(context);
  expect(await shownIn(other.frame)).toEqual(nothing);
  await other.frame.fill('sam-notes textarea', 'En annens');
  await other.frame.locator('sam-notes textarea').blur();
  await expect.poll(async () => privateIn(await keptIn(other.page)).length).toBe(5);
  await other.saved();
  await other.leave();
  await other.page.close();

  const again = await opened(context, lab.id);
  await expect.poll(() => shownIn(again.frame)).toEqual(confided);
  const elsewhere = await opened(await newMachine(stage), lab.id);
  expect(await shownIn(elsewhere.frame)).toEqual(nothing);
  await elsewhere.context.close();
  await context.close();
});

it('takes it away with «Ferdig – bytt bruker», and keeps nothing on a machine that is shared', async () => {
  const context = await newMachine(stage);
  const lab = await opened(context);
  await confide(lab.frame);
  await expect.poll(async () => privateIn(await keptIn(lab.page)).length).toBe(4);
  await lab.frame.evaluate(() => document.querySelector<HTMLElement>('#sam-switch')?.click());
  await passTime(lab.page, async () => (await lab.frame.locator('.sam-goodbye').count()) > 0);
  expect(privateIn(await keptIn(lab.page))).toEqual([]);
  await lab.leave();
  expect(privateIn(await keptIn(lab.page)), 'nothing is written on the way out').toEqual([]);

  await lab.launch();
  await lab.goTo(lesson);
  expect(await shownIn(lab.frame)).toEqual(nothing);
  await lab.frame.fill('sam-notes textarea', markers.note);
  await lab.frame.locator('sam-notes textarea').blur();
  await expect.poll(async () => privateIn(await keptIn(lab.page)).length).toBe(1);
  await lab.frame.click('#sam-saving summary');
  await lab.frame.check('#sam-shared');
  await expect.poll(async () => privateIn(await keptIn(lab.page))).toEqual([]);
  await expect.poll(() => lineOf(lab.frame)).toBe('Blir ikke lagret. Det er borte når du lukker siden.');
  await lab.frame.fill('sam-notes textarea', `${markers.note}!`);
  await lab.frame.locator('sam-notes textarea').blur();
  await lab.saved();
  await lab.launch();
  await lab.goTo(lesson);
  expect([await shownIn(lab.frame), privateIn(await keptIn(lab.page))]).toEqual([nothing, []]);
  await context.close();
});

const lineOf = (frame: Frame): Promise<string> => frame.locator('sam-notes .sam-kept-line').innerText();

it('says that it is not kept where there is no LMS', async () => {
  const context = await newMachine(stage);
  const lab = await opened(context);
  const [address] = lab.frame.url().split('#');
  const page = await context.newPage();
  await page.goto(`${address}#${lesson}`);
  await passTime(page, async () => (await page.locator('sam-notes .sam-kept-line').count()) > 0);
  await page.fill('sam-notes textarea', markers.note);
  await page.locator('sam-notes textarea').blur();
  await expect.poll(() => lineOf(page.mainFrame())).toBe('Blir ikke lagret. Det er borte når du lukker siden.');
  expect(privateIn(await keptIn(page))).toEqual([]);
  await context.close();
});

it('lets nothing of it out under cmi5, where an LRS has all the rest', async () => {
  await fetch(`${stage.url}/lms/utstilling.cmi5/nytt-forsok`, { method: 'POST' });
  const context = await stage.browser.newContext();
  const heard = listen(context);
  const course = await openCoursePage(stage, '/kurs/utstilling.cmi5?window=own', await context.newPage());
  const { page } = course;
  await course.goTo(lesson);
  await confide(page.mainFrame());
  await expect.poll(async () => privateIn(await keptIn(page)).length).toBe(4);
  await course.answer('q_ett', 'right');
  const log = async (): Promise<string> => (await fetch(`${stage.url}/cmi5/utstilling.cmi5/_log`)).text();
  await expect.poll(log, { timeout: 20_000 }).toContain('answered');
  await course.saved();
  expect(signsIn(heard() + (await log()) + otherwiseKept(await keptIn(page)))).toEqual([]);
  expect(heard()).toContain('q_ett');
  await context.close();
});
