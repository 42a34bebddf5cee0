import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Statement } from '../src/model/statement.ts';
import type { TincanLog } from '../src/preview/launch-log.ts';
import { openCoursePage } from './support/course-page.ts';
import { openStage, type Stage } from './support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());
beforeEach(() => fetch(`${stage.url}/lms/m1.xapi/nytt-forsok`, { method: 'POST' }));

const launch = (wanted = '') => openCoursePage(stage, `/kurs/m1.xapi?window=own&${wanted}`);
const log = async (): Promise<TincanLog> => (await fetch(`${stage.url}/tincan/m1.xapi/_log`)).json();
/** Each once: what a page sent with its last breath, the next one sends again, for nobody was there to hear the answer. */
const told = async () => {
  const statements = (await log()).statements.map(({ statement }) => statement as Statement);
  return [...new Map(statements.map((statement) => [statement.id, statement])).values()];
};
const story = async () =>
  (await told()).map(({ verb }) => verb.id.split('/').pop()).filter((verb) => verb !== 'responded');

it('takes a learner from the first launch to the end', async () => {
  const first = await launch();
  expect(new URL(first.page.url()).search, 'what the launch gave is out of the address').toBe('');
  await first.answer('q_mandag', 'wrong');
  await first.saved();
  await first.page.reload();
  await first.ready();
  expect(await first.page.isVisible('#q_mandag .sam-feedback > div'), 'answered before the reload').toBe(true);
  await first.goTo('l_naturkraft');
  await first.page.goto('about:blank');
  await expect.poll(story).toEqual(['initialized', 'suspended', 'resumed', 'suspended']);

  const second = await launch();
  expect(await second.page.isVisible('section#l_naturkraft')).toBe(true);
  await second.readAll();
  await second.takeTest(6);
  await second.page.getByText('Resultatet er sendt til læringsplattformen.').waitFor();
  await second.exit();
  await second.page.getByText('Alt er lagret.').waitFor();
  expect((await story()).slice(4)).toEqual(['resumed', 'scored', 'passed', 'completed', 'terminated']);
  const { statements, registration } = await log();
  expect(statements.filter(({ status }) => status !== 200)).toEqual([]);
  expect(new Set((await told()).map(({ context }) => context.registration))).toEqual(new Set([registration]));
  for (const { page } of [first, second]) await page.context().close();
});

it.each(['auth=bare&endpoint=bare', 'actor=account-arrays&registration=none&activity_id=none&extras=none'])(
  'goes on after a reload of a launch with %s',
  async (wanted) => {
    const course = await launch(wanted);
    await course.answer('q_mandag', 'right');
    await course.saved();
    await course.page.reload();
    await course.ready();
    await course.exit();
    await course.page.getByText('Alt er lagret.').waitFor();
    const statements = await told();
    expect(await story()).toEqual(['initialized', 'suspended', 'resumed', 'suspended']);
    expect(new Set(statements.map(({ context }) => context.registration)).size).toBe(1);
    expect((await log()).statements.filter(({ status }) => status !== 200)).toEqual([]);
    await course.page.context().close();
  },
);

it('opened by itself is a preview, and tells nobody', async () => {
  const { href } = await (await fetch(`${stage.url}/tincan/m1.xapi/launch`, { method: 'POST' })).json();
  const course = await openCoursePage(stage, href.split('?')[0]);
  const requests: string[] = [];
  course.page.on('request', (request) => requests.push(request.url()));
  await course.answer('q_mandag', 'right');
  expect(await course.status()).toContain('Forhåndsvisning');
  await course.exit();
  await course.page.waitForSelector('.sam-goodbye');
  expect(requests).toEqual([]);
  await course.page.context().close();
});

it('tells the truth when the platform gives only half a launch', async () => {
  const { href } = await (await fetch(`${stage.url}/tincan/m1.xapi/launch`, { method: 'POST' })).json();
  const course = await openCoursePage(stage, href.replace(/&auth=[^&]*/, ''));
  expect(await course.status()).toContain('Får ikke kontakt med læringsplattformen.');
  await course.answer('q_mandag', 'right');
  await course.page.context().close();
});
