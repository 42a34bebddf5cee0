import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Cmi5Log } from '../src/preview/launch-log.ts';
import type { LrsVariant } from '../src/preview/server/lrs-variant.ts';
import type { Preview } from '../src/preview/server/server.ts';
import { auByHand, verbOf } from './support/au-by-hand.ts';
import { launchedDist, publisherId } from './support/launched-dist.ts';
import { ownPreview } from './support/own-preview.ts';

let preview: Preview;

beforeAll(async () => {
  preview = await ownPreview(await launchedDist());
});

afterAll(() => preview.close());

const post = (path: string) => fetch(preview.url + path, { method: 'POST' });
const log = async (): Promise<Cmi5Log> => (await fetch(`${preview.url}/cmi5/prove.cmi5/_log`)).json();
const reqs = async () => (await log()).violations.map(({ req }) => req);

beforeEach(async () => {
  await post('/lms/prove.cmi5/nytt-forsok');
});

/** What an AU reads out of the address it was opened with. */
async function launch(wanted = ''): Promise<URLSearchParams> {
  const { href } = await (await post(`/cmi5/prove.cmi5/launch?${wanted}`)).json();
  expect((await fetch(preview.url + href)).status, 'the AU is there').toBe(200);
  return new URL(href, preview.url).searchParams;
}

/** An AU that has begun its session as it should. */
async function begun(wanted = '') {
  const au = auByHand(await launch(wanted));
  await au.fetchToken();
  await au.readLaunchData();
  await au.readPreferences();
  expect(await au.send(au.statement('initialized'))).toBe(200);
  return au;
}

describe('a cmi5 launch', () => {
  it('hands over what cmi5 says, in a query that has to be decoded', async () => {
    const query = await launch();
    expect([...query.keys()].sort()).toEqual(
      ['activityId', 'actor', 'endpoint', 'fetch', 'registration', 'utgave'].sort(),
    );
    expect(query.get('endpoint')).toMatch(/[^/]$/);
    expect(query.get('activityId')).not.toBe(publisherId);
    expect(JSON.parse(query.get('actor') ?? '')).toMatchObject({ account: { name: 'provebruker' } });
    const au = auByHand(query);
    await au.fetchToken();
    expect(await au.readLaunchData()).toBe(200);
    expect(au.launchData).toMatchObject({
      launchMode: 'Normal',
      moveOn: 'CompletedAndPassed',
      masteryScore: 0.8,
      launchParameters: 'a=1&b=2',
      entitlementKey: { courseStructure: 'nøkkel' },
      returnURL: expect.stringContaining('/return?session='),
      contextTemplate: {
        contextActivities: { grouping: [{ id: publisherId }, expect.anything()], category: [expect.anything()] },
        extensions: { 'https://w3id.org/xapi/cmi5/context/extensions/sessionid': expect.any(String) },
      },
    });
    const back = await fetch(String(au.launchData.returnURL));
    expect(await back.text()).toContain('Tilbake i læringsplattformen');
  });

  it('differs as it is asked to', async () => {
    const wanted =
      'launchMode=Review&masteryScore=0.5&moveOn=Passed&returnURL=none&endpoint=slash&activityId=publisher&actor=bare&languagePreference=nn,nb&audioPreference=off';
    const query = await launch(wanted);
    expect(query.get('endpoint')).toMatch(/\/$/);
    expect(query.get('activityId')).toBe(publisherId);
    expect(JSON.parse(query.get('actor') ?? '')).not.toHaveProperty('objectType');
    const au = auByHand(query);
    await au.fetchToken();
    await au.readLaunchData();
    expect(au.launchData).toMatchObject({ launchMode: 'Review', masteryScore: 0.5, moveOn: 'Passed' });
    expect(au.launchData).not.toHaveProperty('returnURL');
    const preferences = { languagePreference: 'nn,nb', audioPreference: 'off' };
    expect(await (await au.readPreferences()).json()).toEqual(preferences);
    expect((await fetch(`${preview.url}/cmi5/prove.cmi5/launch?launchMode=x`, { method: 'POST' })).status).toBe(400);
  });

  it('opens in a frame, or in the window itself', async () => {
    expect(await (await fetch(`${preview.url}/kurs/prove.cmi5`)).text()).toContain('id="frame"');
    const own = await fetch(`${preview.url}/kurs/prove.cmi5?window=own`, { redirect: 'manual' });
    expect([own.status, own.headers.get('location')]).toEqual([
      303,
      expect.stringMatching(/^\/pakke\/prove\.cmi5\/1\/index\.html\?utgave=nb&/),
    ]);
  });

  it('gives the token once, to POST alone', async () => {
    const query = await launch();
    expect((await fetch(query.get('fetch') ?? '')).status).toBe(405);
    expect(await reqs()).toEqual(['8.2.1.0-2']);
    const au = auByHand(query);
    expect(await au.fetchToken()).toMatchObject({ status: 200, body: { 'auth-token': expect.any(String) } });
    expect(await au.fetchToken()).toEqual({
      status: 200,
      body: { 'error-code': '1', 'error-text': expect.any(String) },
    });
    expect((await log()).launches).toMatchObject([{ fetches: 2 }]);
  });
});

describe('a cmi5 session', () => {
  it('that keeps the rules breaks none, and satisfies the course once', async () => {
    const au = await begun();
    expect((await au.readPreferences()).status, 'nobody has set any').toBe(404);
    expect(await au.send(au.statement('completed'))).toBe(200);
    expect(await log()).toMatchObject({ completed: true, passed: false, satisfied: false });
    expect(await au.send(au.statement('passed'), au.statement('terminated'))).toBe(200);
    const { violations, launches, statements, ...standing } = await log();
    expect(violations).toEqual([]);
    expect(standing).toMatchObject({ completed: true, passed: true, satisfied: true, moveOn: 'CompletedAndPassed' });
    expect(launches).toMatchObject([
      { state: 'terminated', verbs: ['initialized', 'completed', 'passed', 'terminated'], fetches: 1 },
    ]);
    const verbs = statements.map(({ by, statement }) => `${by} ${verbOf(statement)}`);
    expect(verbs).toEqual([
      'LMS launched',
      'AU initialized',
      'AU completed',
      'AU passed',
      'AU terminated',
      'LMS satisfied',
    ]);
  });

  it('is nothing without its token', async () => {
    const au = auByHand(await launch());
    expect(await au.readLaunchData()).toBe(401);
    await au.fetchToken();
    expect(await au.readLaunchData()).toBe(200);
    expect(await reqs()).toEqual(['8.1.2.0-5']);
  });

  it('asks for launch data and preferences before its first statement', async () => {
    const au = auByHand(await launch());
    await au.fetchToken();
    expect(await au.send(au.statement('initialized'))).toBe(403);
    expect(await reqs()).toEqual(expect.arrayContaining(['11.0.0.0-3', '10.2.1.0-4', '10.2.1.0-6']));
  });

  it('stores nothing of a request with a fault in it', async () => {
    const au = await begun();
    const bare = au.statement('passed', { duration: 'PT1M' });
    expect(await au.send(au.statement('completed'), bare)).toBe(403);
    expect(await reqs()).toEqual(['9.5.2.0-1', '9.6.2.2-2']);
    expect(await log()).toMatchObject({ completed: false, launches: [{ verbs: ['initialized'], state: 'open' }] });
  });

  it('refuses with 403 what it holds already', async () => {
    const au = await begun();
    const answered = au.statement('completed');
    expect([await au.send(answered), await au.send(answered)]).toEqual([200, 403]);
    expect((await au.call('GET', 'statements', { statementId: answered.id })).status).toBe(200);
    expect(await reqs()).toEqual(['4.1.0.0-1', '9.3.0.0-2', '9.3.0.0-6']);
  });

  it('takes nothing after terminated, not even a question', async () => {
    const au = await begun();
    await au.send(au.statement('terminated'));
    expect(await au.readLaunchData()).toBe(403);
    expect(await au.send(au.statement('completed'))).toBe(403);
    expect(await reqs()).toEqual(['8.1.2.0-2', '8.1.2.0-2', '9.3.0.0-5']);
  });

  it('keeps state of its own, and leaves the launch data alone', async () => {
    const au = await begun();
    expect((await au.call('PUT', 'activities/state', au.state('samspill'), { state: 'abc' })).status).toBe(204);
    expect((await au.call('GET', 'activities/state', au.state('samspill'))).status).toBe(200);
    expect((await au.call('PUT', 'activities/state', au.state('LMS.LaunchData'), {})).status).toBe(403);
    const { stateId: _, ...all } = au.state('');
    expect((await au.call('DELETE', 'activities/state', all)).status).toBe(403);
    expect(
      (await au.call('GET', 'activities/state', { ...au.state('samspill'), agent: '{"mbox":"mailto:a@b.no"}' })).status,
    ).toBe(403);
    const { registration: __, ...loose } = au.state('samspill');
    expect((await au.call('GET', 'activities/state', loose)).status).toBe(403);
    expect(await reqs()).toEqual(['10.2.1.0-5', '10.2.1.0-5', '8.1.3.0-3', '8.1.4.0-3']);
  });

  it('may not set the preferences, and that is no fault of the AU', async () => {
    const au = await begun();
    expect((await au.call('PUT', 'agents/profile', au.preferences, { languagePreference: 'nb' })).status).toBe(403);
    expect(await reqs()).toEqual([]);
    await au.call('GET', 'agents/profile', { ...au.preferences, agent: '{"mbox":"mailto:a@b.no"}' });
    expect(await reqs()).toEqual(['11.0.0.0-1']);
  });

  it('names what the LRS refuses as no xAPI', async () => {
    const au = await begun();
    expect(
      await au.send({
        ...au.statement('completed'),
        verb: { id: 'http://adlnet.gov/expapi/verbs/completed', display: 'x' },
      }),
    ).toBe(400);
    expect(await reqs()).toEqual(['4.1.0.0-1']);
  });
});

describe('the next session', () => {
  it('abandons one that is open, and hears no more from it', async () => {
    const first = await begun();
    const second = await begun();
    expect(await first.send(first.statement('completed'))).toBe(403);
    expect((await reqs()).slice(0, 2)).toEqual(['8.1.2.0-2', '9.3.6.0-2']);
    expect(await second.send(second.statement('terminated'))).toBe(200);
    const { launches, statements } = await log();
    expect(launches.map(({ state }) => state)).toEqual(['abandoned', 'terminated']);
    const said = statements.filter(({ by }) => by === 'LMS').map(({ statement }) => verbOf(statement));
    expect(said).toEqual(['launched', 'abandoned', 'launched']);
  });

  it('goes on in the same registration, with what is earned', async () => {
    const first = await begun();
    await first.send(first.statement('failed'), first.statement('terminated'));
    const second = await begun();
    await second.send(second.statement('completed'), second.statement('passed'));
    await second.send(second.statement('terminated'));
    expect(await reqs()).toEqual([]);
    const third = await begun();
    expect(await third.send(third.statement('completed'))).toBe(403);
    expect(await third.send(third.statement('failed'))).toBe(403);
    expect(await reqs()).toEqual(['9.3.0.0-6', '9.3.0.0-8']);
    expect((await log()).statements.filter(({ statement }) => verbOf(statement) === 'satisfied')).toHaveLength(1);
  });

  it('begins anew in a new attempt', async () => {
    const { registration } = await log();
    await begun();
    await fetch(`${preview.url}/lms/prove.cmi5/nytt-forsok`, { method: 'POST' });
    const fresh = await log();
    expect(fresh.registration).not.toBe(registration);
    expect(fresh).toMatchObject({ launches: [], statements: [], violations: [] });
  });

  it('is only begun and ended in Browse', async () => {
    const au = await begun('launchMode=Browse');
    expect(await au.send(au.statement('completed'))).toBe(403);
    expect(await au.send(au.statement('terminated'))).toBe(200);
    expect(await reqs()).toEqual(['10.2.2.0-9']);
  });
});

it('keeps its word over the most refusing LRS there is', async () => {
  const variant: LrsVariant = { resend: 'refused', overwrite: 'guarded', components: 'described' };
  await fetch(`${preview.url}/xapi/_variant`, { method: 'PUT', body: JSON.stringify(variant) });
  await begun();
  const au = await begun('languagePreference=nb');
  expect(await au.send(au.statement('terminated'))).toBe(200);
  expect(await reqs()).toEqual([]);
});
