import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import type { Outline } from '../../src/model/outline.ts';
import type { Fault, FaultKind, FaultPlace } from '../../src/preview/fault.ts';
import type { LmsState } from '../../src/preview/lms.ts';
import { type LmsName, lmsNames } from '../../src/preview/lms-name.ts';
import { ChaosModel, type Random, randomOf } from './chaos-model.ts';
import { contentOf } from './lab.ts';

/** What came of a session that met faults, and of the clean launch after it. */
export interface ChaosRun {
  readonly seed: number;
  /** Such as `m1 in moodle`. */
  readonly where: string;
  /** What the learner and the world did, in order. */
  readonly story: readonly string[];
  /** What the server has otherwise than it happened; empty is good. */
  readonly lost: readonly string[];
  /** Where «Lagret» was told of what the server did not have. */
  readonly lies: readonly string[];
}

/** One session, by its seed. */
interface Session {
  readonly random: Random;
  readonly page: Page;
  readonly frame: Frame;
  readonly model: ChaosModel;
  readonly outline: Outline;
  readonly story: string[];
  /** Whether the LMS may have said yes to something that got lost alone: nobody can see that before the next launch. */
  hasLied: boolean;
  /** Whether it falls back on a beacon, and says yes, when the connection breaks under a save. */
  readonly hasBeacon: boolean;
  readonly server: ChaosServer;
}

/** One learner in one LMS. */
interface ChaosServer {
  readonly address: string;
  state(): Promise<LmsState>;
  trouble(faults: object): Promise<void>;
}

const activities = ['m1', 'm1.scorm2004-4'] as const;

/** Plays seeds, several to a browser profile, as if they were learners at one machine. */
export async function playChaos(
  browser: Browser,
  url: string,
  seeds: readonly number[],
  tell: (run: ChaosRun) => void = () => {},
): Promise<readonly ChaosRun[]> {
  const runs: ChaosRun[] = [];
  let context: BrowserContext | undefined;
  for (const [index, seed] of seeds.entries()) {
    if (!context || index % 10 === 0) {
      await context?.close();
      context = await browser.newContext({ viewport: { width: 400, height: 600 } });
      await context.clock.install();
      // What an LRS gets has a chaos of its own (lrs-faults.e2e.ts).
      await context.route('**/xapi.js', (route) => route.abort());
    }
    const run = await play(context, url, seed).catch(broken(seed));
    runs.push(run);
    tell(run);
  }
  await context?.close();
  return runs;
}

/** What stops a session stops no other, and counts. */
const broken =
  (seed: number) =>
  (fault: unknown): ChaosRun => ({ seed, where: 'nowhere', story: [], lost: [`it broke: ${String(fault)}`], lies: [] });

async function play(context: BrowserContext, url: string, seed: number): Promise<ChaosRun> {
  const random = randomOf(seed);
  const lms = random.among(lmsNames);
  const activity = random.among(activities);
  const server = serverOf(url, activity, lms, seed);
  const story: string[] = [];
  const lies: string[] = [];
  const page = await context.newPage();
  // One in three begins in trouble already.
  const atOnce = random.next() < 0.33 ? faultOf(random) : undefined;
  const frame = await open(
    page,
    atOnce ? `${server.address}&faults=${encodeURIComponent(JSON.stringify([atOnce]))}` : server.address,
  );
  if (atOnce) story.push(`begins with ${JSON.stringify(atOnce)}`);
  const outline: Outline = JSON.parse(await frame.locator('#sam-outline').innerText());
  const model = new ChaosModel(outline, lms !== 'slurvete');
  const session: Session = {
    random,
    page,
    frame,
    model,
    outline,
    story,
    server,
    hasBeacon: isBeaconing(lms),
    hasLied: false,
  };
  if (atOnce) takeNote(session, atOnce);
  for (let step = random.whole(3, 8); step > 0; step--) {
    await act(session);
    const lie = await lieIn(session);
    if (lie) lies.push(lie);
  }
  await end(session);
  const lost = await relaunch(context, session);
  return { seed, where: `${activity} in ${lms}`, story, lost, lies };
}

function serverOf(url: string, activity: string, lms: LmsName, seed: number): ChaosServer {
  const query = `lms=${lms}&learner=kaos-${seed}&seed=${seed}`;
  return {
    address: `${url}/lab/${activity}?${query}`,
    state: async () => (await fetch(`${url}/lms/${activity}?${query}`)).json(),
    async trouble(faults) {
      const body = JSON.stringify({ loggedOut: false, dropped: false, http500: false, delayMs: 0, ...faults });
      await fetch(`${url}/lms/${activity}/feil?${query}`, { method: 'POST', body });
    },
  };
}

async function open(page: Page, address: string): Promise<Frame> {
  await page.goto(address);
  const frame = await contentOf(page);
  await frame.waitForSelector('sam-save-status[data-kind]', { state: 'attached' });
  return frame;
}

type Act = (session: Session) => Promise<string>;

/** As often as it should happen. */
const acts: readonly [Act, ...Act[]] = [
  ...([answer, answer, answer, answer, read, readAll, readAll, takeTest, takeTest] as const),
  ...([wait, wait, wait, breakSomething, breakSomething, breakSomething, mend, hide] as const),
];

async function act(session: Session): Promise<void> {
  const { random, model, story, page } = session;
  const chosen = random.among(acts);
  // Once it is completed nothing more is to be saved, so nothing more is done.
  story.push(
    await (model.isComplete && [answer, read, readAll, takeTest].includes(chosen) ? wait(session) : chosen(session)),
  );
  await settle(page);
}

/** The learner picks, and submits; what is judged is what was picked. */
async function answer({ random, frame, model, outline }: Session): Promise<string> {
  const questions = outline.lessons.flatMap((lesson) => (lesson.kind === 'test' ? [] : lesson.questions));
  const { id } = questions[random.whole(0, questions.length - 1)] ?? { id: '' };
  const wantsRight = random.next() < 0.5;
  const { picked, isRight } = await frame.evaluate(pick, { id, wantsRight });
  if (!model.isNew(id, picked)) return `looks at ${id}`;
  await frame.evaluate((question) => {
    document.querySelector<HTMLElement>(`#${question} button[type=submit]`)?.click();
  }, id);
  await frame.waitForSelector(`#${id} .sam-feedback > div`, { state: 'attached' });
  model.submit(id, picked, isRight);
  return `answers ${id} ${isRight ? 'rightly' : 'wrongly'}`;
}

/** In the page: leaves exactly these ticked, as clicks do. */
function pick({ id, wantsRight }: { id: string; wantsRight: boolean }) {
  const rows = [...document.querySelectorAll(`#${id} .sam-option`)];
  const right = rows.filter((row) => row.hasAttribute('data-correct'));
  const wanted = wantsRight ? right : rows.filter((row) => !right.includes(row)).slice(0, 1);
  const inputs = rows.flatMap((row) => row.querySelector('input') ?? []);
  for (const [index, row] of rows.entries()) {
    const input = inputs[index];
    if (input && input.checked !== wanted.includes(row) && (input.type === 'checkbox' || wanted.includes(row)))
      input.click();
  }
  const picked = inputs.filter(({ checked }) => checked).map(({ value }) => value);
  return { picked, isRight: wantsRight };
}

async function read({ random, frame, model, outline }: Session): Promise<string> {
  const lessons = lessonsOf(outline);
  const id = lessons[random.whole(0, lessons.length - 1)] ?? '';
  await readOne(frame, id);
  model.done.add(id);
  return `reads ${id}`;
}

async function readAll({ frame, model, outline }: Session): Promise<string> {
  for (const id of lessonsOf(outline)) {
    await readOne(frame, id);
    model.done.add(id);
  }
  return 'reads all lessons';
}

const lessonsOf = ({ lessons }: Outline): string[] =>
  lessons.filter(({ kind }) => kind === 'lesson').map(({ id }) => id);

/** «Neste» at its end is what makes a lesson read. */
async function readOne(frame: Frame, id: string): Promise<void> {
  await frame.evaluate((lesson) => {
    location.hash = lesson;
  }, id);
  await frame.waitForSelector(`section#${id}:not([hidden])`, { state: 'attached' });
  await frame.evaluate((lesson) => document.querySelector<HTMLElement>(`#${lesson} .sam-next`)?.click(), id);
  await frame.waitForSelector(`section#${id}[hidden]`, { state: 'attached' });
}

async function takeTest({ random, frame, model, outline }: Session): Promise<string> {
  const test = outline.lessons.find(({ kind }) => kind === 'test');
  if (!test) return 'finds no test';
  await frame.evaluate((lesson) => {
    location.hash = lesson;
  }, test.id);
  await frame.waitForSelector(`section#${test.id}:not([hidden])`, { state: 'attached' });
  const wrong = random.whole(0, 2);
  const answers = [];
  for (const [index, { id }] of test.questions.entries())
    answers.push({ id, ...(await frame.evaluate(pick, { id, wantsRight: index >= wrong })) });
  const isSame = answers.every(({ id, picked }) => !model.isNew(id, picked));
  if (isSame) return 'looks at the test';
  await frame.evaluate(() => document.querySelector<HTMLElement>('sam-test button[type=submit]')?.click());
  await frame.waitForSelector('section#resultat:not([hidden])', { state: 'attached' });
  for (const { id, picked, isRight } of answers) model.submit(id, picked, isRight);
  model.submitTest(test.id, test.questions.length - wrong, test.questions.length);
  return `takes the test with ${wrong} wrong`;
}

async function wait({ random, page }: Session): Promise<string> {
  const ms = random.among([50, 700, 2_500, 6_000, 30_000]);
  await pass(page, ms);
  return `waits ${ms} ms`;
}

/** What strikes the connection is what is most often wrong. */
const kinds: readonly [FaultKind, ...FaultKind[]] = [
  ...(['cut', 'cut', 'http-500', 'http-500', 'logged-out'] as const),
  ...(['error', 'lie', 'delay', 'block'] as const),
];
const places: readonly [FaultPlace, ...FaultPlace[]] = ['save', 'Commit', 'SetValue', 'Terminate', 'GetValue'];

const isBeaconing = (lms: LmsName): boolean => lms === 'moodle' || lms === 'scorm-again';

/** While the rest of the network is there: where it is not, the package's own server tells. */
const mayLie = ({ hasBeacon }: Pick<Session, 'hasBeacon'>, { kind }: Fault): boolean =>
  kind === 'lie' || (hasBeacon && kind === 'cut');

function takeNote(session: Session, fault: Fault): void {
  session.hasLied ||= mayLie(session, fault);
  // An entry that was never made cannot be told from one that was: elements of a list are mostly write-only.
  if (fault.kind === 'lie' && fault.on === 'SetValue') session.model.hasInteractions = false;
}

function faultOf(random: Random): Fault {
  const kind = random.among(kinds);
  const on = ['cut', 'logged-out', 'http-500'].includes(kind) ? 'save' : random.among(places);
  const times = random.among([1, 2, 5, undefined]);
  const when = random.among(['before', 'after'] as const);
  return { kind, on, ms: 40, ...(times && { times }), ...(kind === 'cut' && { when }) };
}

async function breakSomething(session: Session): Promise<string> {
  const { random, page, server } = session;
  if (random.next() < 0.4) {
    const trouble = random.among<object>([{ loggedOut: true }, { dropped: true }, { http500: true }, { delayMs: 300 }]);
    await server.trouble(trouble);
    return `the server: ${JSON.stringify(trouble)}`;
  }
  const fault = faultOf(random);
  takeNote(session, fault);
  await page.evaluate((given) => window.samspillPreview?.setFaults([given]), fault);
  return `breaks: ${JSON.stringify(fault)}`;
}

async function mend({ page, server }: Session): Promise<string> {
  await page.evaluate(() => window.samspillPreview?.setFaults([]));
  await server.trouble({});
  return 'all is mended';
}

/** As a browser says it of a tab that is put in the background, and of one that comes back. */
async function hide({ page, frame }: Session): Promise<string> {
  for (const state of ['hidden', 'visible']) {
    for (const each of [page.mainFrame(), frame]) await each.evaluate(say, state);
    await settle(page);
  }
  return 'hides the tab, and comes back';
}

function say(state: string): void {
  Object.defineProperty(document, 'visibilityState', { configurable: true, value: state });
  document.dispatchEvent(new Event('visibilitychange'));
}

/** «Lagret» must be true: what is told is what the server has. */
async function lieIn({ frame, model, server, story, hasLied }: Session): Promise<string | undefined> {
  if (hasLied) return undefined;
  const isSaved = async () => (await frame.getAttribute('sam-save-status', 'data-kind')) === 'saved';
  if (!(await isSaved())) return undefined;
  const lost = model.missingIn(await server.state());
  return lost.length > 0 && (await isSaved()) ? `after «${story.at(-1)}»: ${lost.join('; ')}` : undefined;
}

async function end({ random, page, story }: Session): Promise<void> {
  const how = random.among(['closes the tab', 'goes elsewhere', 'the frame is taken away', 'the page crashes']);
  story.push(how);
  if (how === 'goes elsewhere') await page.goto('about:blank');
  if (how === 'the frame is taken away') await page.evaluate(() => document.querySelector('#scorm_object')?.remove());
  if (how === 'the page crashes') {
    const devtools = await page.context().newCDPSession(page);
    await Promise.race([
      devtools.send('Page.crash').catch(() => undefined),
      new Promise((done) => setTimeout(done, 300)),
    ]);
  }
  await page.close();
}

/** One clean launch on the same machine; the learner takes what is offered. */
async function relaunch(context: BrowserContext, { server, model }: Session): Promise<string[]> {
  await server.trouble({});
  const page = await context.newPage();
  const frame = await open(page, server.address);
  await frame.evaluate(() => document.querySelector<HTMLElement>('.sam-notice button')?.click());
  let lost: string[] = [];
  for (let waited = 0; waited < 150_000; waited += 5_000) {
    await pass(page, 5_000);
    lost = model.missingIn(await server.state());
    const kind = await frame.getAttribute('sam-save-status', 'data-kind');
    if (lost.length === 0 && (kind === 'saved' || kind === 'review')) break;
  }
  await page.close();
  return lost;
}

/** Lets time pass in the page, and what hangs on the network and the disk happen in between. */
async function pass(page: Page, ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= 3_000) {
    await page.clock.fastForward(Math.min(left, 3_000));
    await settle(page);
  }
}

const settle = (page: Page): Promise<void> =>
  page.evaluate(() => fetch('/forhandsvisning.css').then((answer) => answer.text())).then(() => undefined);
