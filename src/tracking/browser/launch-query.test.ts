import { describe, expect, it } from 'vitest';
import { isCmi5Launch, isTincanLaunch, readCmi5Query, readTincanQuery } from './launch-query.ts';

const registration = '760e3480-ba55-4991-94b0-01820dbd23a2';
const actor = { name: 'Prøvesen & «Ås»', account: { homePage: 'https://lms.example', name: 'a+b' } };
const search = (values: Readonly<Record<string, string>>) => `?${new URLSearchParams(values)}`;

describe('a cmi5 launch', () => {
  const whole = {
    endpoint: 'https://lms.example/lrs',
    fetch: 'https://lms.example/token?once=1&s=2',
    actor: JSON.stringify(actor),
    registration,
    activityId: 'https://lms.example/au?id=1&n=2',
  };

  it('is read among other parameters, in any order', () => {
    const others = { utgave: 'nb', ...whole, returnURL: 'https://lms.example/back' };
    expect(readCmi5Query(search(others))).toEqual({ ...whole, actor, returnUrl: 'https://lms.example/back' });
    expect(readCmi5Query(search(Object.fromEntries(Object.entries(whole).reverse())))).toEqual({ ...whole, actor });
  });

  it.each(Object.keys(whole))('is broken without %s', (name) => {
    const { [name as 'fetch']: _, ...rest } = whole;
    expect(readCmi5Query(search(rest))).toBeUndefined();
    expect(isCmi5Launch(search(rest))).toBe(name !== 'fetch');
  });

  it.each([
    ['actor', '{"half'],
    ['actor', '["list"]'],
    ['registration', 'none'],
    ['endpoint', 'javascript:alert(1)'],
    ['endpoint', 'https%3A%2F%E5'],
  ])('is broken with the %s %s', (name, value) => {
    expect(readCmi5Query(search({ ...whole, [name]: value }))).toBeUndefined();
  });
});

describe('a launch that was written carelessly', () => {
  const twice = (text: string) => encodeURIComponent(encodeURIComponent(text));
  const parts = (names: Readonly<Record<string, string>>, encode: (text: string) => string) =>
    `?${Object.entries(names)
      .map(([name, value]) => `${name}=${encode(value)}`)
      .join('&')}`;

  it('is read where everything is encoded twice', () => {
    const cmi5 = {
      endpoint: 'https://a.example/lrs',
      fetch: 'https://a.example/t?k=1',
      activityId: 'urn:å',
      registration,
    };
    const common = { actor: JSON.stringify(actor) };
    expect(readCmi5Query(parts({ ...cmi5, ...common }, twice))).toEqual({ ...cmi5, actor });
    const tincan = { endpoint: cmi5.endpoint, activity_id: 'https://a.example/å?b=c', ...common };
    const read = readTincanQuery(parts({ ...tincan, auth: 'Basic YT+/pi==' }, twice));
    expect(read).toMatchObject({
      endpoint: cmi5.endpoint,
      auth: 'Basic YT+/pi==',
      activityId: tincan.activity_id,
      actor,
    });
    expect(readTincanQuery(parts({ ...tincan, auth: 'YT+/pi==' }, twice))?.auth).toBe('Basic YT+/pi==');
  });

  it('is read where a plus is not encoded', () => {
    const mbox = 'mailto:kari+kurs@x.example';
    const common = { endpoint: 'https://a.example/lrs', actor: `{"mbox":"${mbox}"}` };
    const once = (text: string) => encodeURIComponent(text).replaceAll('%2B', '+');
    expect(readTincanQuery(parts({ ...common, auth: 'Bearer a+b/c=' }, once))).toMatchObject({
      auth: 'Bearer a+b/c=',
      actor: { mbox },
    });
    const listed = { ...common, actor: `{"name":["K N"],"mbox":["${mbox}"]}`, auth: 'YTpi' };
    expect(readTincanQuery(parts(listed, once))?.actor).toEqual({ objectType: 'Agent', name: 'K N', mbox });
    const cmi5 = { ...common, fetch: 'https://a.example/t', activityId: 'urn:a', registration };
    expect(readCmi5Query(parts(cmi5, once))?.actor).toEqual({ mbox });
  });

  it('is read with a registration that names no version of UUID', () => {
    const inOrder = '3a2c01e0-ef9c-e711-20e1-00155d000001';
    const common = { endpoint: 'https://a.example/lrs', actor: JSON.stringify(actor), registration: inOrder };
    expect(readTincanQuery(parts({ ...common, auth: 'YTpi' }, encodeURIComponent))?.registration).toBe(inOrder);
    const cmi5 = { ...common, fetch: 'https://a.example/t', activityId: 'urn:a' };
    expect(readCmi5Query(parts(cmi5, encodeURIComponent))?.registration).toBe(inOrder);
  });
});

describe('a launch by tincan.xml', () => {
  const least = { endpoint: 'https://lrs.example/xapi/', auth: 'Basic YTpi', actor: JSON.stringify(actor) };
  const read = (more: Readonly<Record<string, string>> = {}) => readTincanQuery(search({ ...least, ...more }));

  it('is read with the least that there can be', () => {
    expect(read()).toEqual({ endpoint: least.endpoint, auth: 'Basic YTpi', actor, others: {} });
    expect(isTincanLaunch(search(least))).toBe(true);
    expect(isTincanLaunch('?utgave=nb')).toBe(false);
  });

  it.each([
    ['YTpi', 'Basic YTpi'],
    ['Basic YT pi==', 'Basic YT+pi=='],
    ['basic YTpi', 'basic YTpi'],
    ['Bearer abc.def', 'Bearer abc.def'],
  ])('takes the credential %s for %s', (auth, header) => {
    expect(read({ auth })?.auth).toBe(header);
  });

  it('keeps what it knows, echoes what it does not, and leaves out what gives access', () => {
    const more = {
      registration,
      activity_id: '12345',
      activity_platform: 'LMS',
      'Accept-Language': 'nb',
      grouping: 'https://x.example/g',
    };
    expect(read({ ...more, externalConfiguration: 'a&b', content_token: 'secret' })).toMatchObject({
      registration,
      activityId: '12345',
      platform: 'LMS',
      grouping: { id: 'https://x.example/g' },
      others: { externalConfiguration: 'a&b' },
    });
    expect(read({ grouping: '{"id":"https://x.example/g","definition":{}}' })?.grouping).toHaveProperty('definition');
    expect(read({ grouping: 'no iri', registration: 'no uuid' })).not.toHaveProperty('registration');
    expect(read({ ...more, content_token: 'secret' })?.others).toEqual({});
  });

  it.each([
    [
      { name: ['T'], mbox: ['mailto:t@x.example', 'mailto:u@x.example'] },
      { objectType: 'Agent', name: 'T', mbox: 'mailto:t@x.example' },
    ],
    [
      { objectType: 'Person', account: [{ accountServiceHomePage: 'https://x.example', accountName: 't' }] },
      { objectType: 'Agent', account: { homePage: 'https://x.example', name: 't' } },
    ],
    [
      { mbox_sha1sum: ['ebd31e95054c018b10727ccffd2ef2ec3a016ee9'], openid: ['https://t.x.example'] },
      { objectType: 'Agent', mbox_sha1sum: 'ebd31e95054c018b10727ccffd2ef2ec3a016ee9' },
    ],
    [
      { mbox: 'mailto:t@x.example', account: { homePage: 'https://x.example', name: 't' }, name: 'T' },
      { objectType: 'Agent', name: 'T', mbox: 'mailto:t@x.example' },
    ],
    [
      { objectType: 'Person', mbox: 'mailto:t@x.example' },
      { objectType: 'Agent', mbox: 'mailto:t@x.example' },
    ],
    [actor, actor],
  ])('mends the actor %j', (given, mended) => {
    expect(read({ actor: JSON.stringify(given) })?.actor).toEqual(mended);
  });
});
