import { rm } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleDist, writeSample } from '../../../test/sample-sco.ts';
import type { LmsState } from '../lms.ts';
import { attemptFile } from './attempts.ts';
import { type Preview, startPreview } from './server.ts';

let dist: string;
let preview: Preview;

beforeEach(async () => {
  dist = await sampleDist();
  preview = await startPreview({ dist });
});

afterEach(async () => {
  await preview.close();
  await rm(attemptFile(dist), { force: true });
  await rm(dist, { recursive: true });
});

const get = (path: string) => fetch(`${preview.url}${path}`);
const state = async (): Promise<LmsState> => (await get('/lms/prove')).json();
const commit = (body: unknown, attempt = 1) =>
  fetch(`${preview.url}/lms/prove/commit?forsok=${attempt}`, { method: 'POST', body: JSON.stringify(body) });

/** Status of a raw request: fetch cleans addresses and owns the Host header. */
const rawStatus = (path: string, headers: Record<string, string>) =>
  new Promise<number | undefined>((resolve, reject) => {
    const { hostname, port } = new URL(preview.url);
    request({ hostname, port, path, headers }, (response) => resolve(response.resume().statusCode))
      .on('error', reject)
      .end();
  });

describe('the preview server', () => {
  it('lists the modules by the title of their manifest', async () => {
    const page = await (await get('/')).text();
    expect(page).toContain('Prøve &amp; feile');
    expect(page).toContain('Versjon 1.2.3');
    expect(page).toContain('Ikke startet');
  });

  it('serves the files of the zip with the types that Moodle gives them, and no others', async () => {
    const { href } = await state();
    const file = await get(href);
    expect(file.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(file.headers.get('cache-control')).toBe('no-store');
    const type = async (path: string) => (await get(`/pakke/prove/1/${path}`)).headers.get('content-type');
    expect(await type('js/a.js')).toBe('text/javascript; charset=utf-8');
    expect(await type('js/b.mjs')).toBe('text/plain; charset=utf-8');
    for (const path of ['../../../../package.json', '..%2f..%2fpackage.json', 'js', '']) {
      expect(await rawStatus(`/pakke/prove/1/${path}`, {})).toBe(404);
    }
    expect(await rawStatus('/pakke/prove/1/%E0%A4%A', {})).toBe(400);
  });

  it('answers a loopback name only', async () => {
    expect(await rawStatus('/', { host: 'samspill.example' })).toBe(403);
    expect(await rawStatus('/', { host: '127.0.0.1.samspill.example' })).toBe(403);
    expect(await rawStatus('/', { host: 'localhost:1' })).toBe(200);
    expect(await rawStatus('/lms/prove', { origin: 'https://samspill.example' })).toBe(403);
  });

  it('keeps an attempt through a restart, and clears it on demand', async () => {
    await commit({ cmi: { 'cmi.core.lesson_status': 'incomplete', 'cmi.core.exit': 'suspend' }, finish: false });
    await preview.close();
    preview = await startPreview({ dist });
    expect(await state()).toMatchObject({ attempt: 1, status: 'incomplete', entry: 'resume' });
    await fetch(`${preview.url}/lms/prove/nytt-forsok`, { method: 'POST' });
    expect(await state()).toMatchObject({ attempt: 2, status: 'not attempted', entry: 'ab-initio', cmi: {} });
  });

  it('has attempts of its own beside another preview of the same zips, where it is given a file for them', async () => {
    const other = await startPreview({ dist, attempts: join(dist, 'attempts.json') });
    await commit({ cmi: { 'cmi.core.lesson_status': 'incomplete' }, finish: false });
    await fetch(`${other.url}/lms/prove/nytt-forsok`, { method: 'POST' });
    await Promise.all([preview.close(), other.close()]);
    preview = await startPreview({ dist });
    expect(await state()).toMatchObject({ attempt: 1, status: 'incomplete' });
  });

  it('takes no late save from an attempt that is over', async () => {
    await fetch(`${preview.url}/kurs/prove/nytt-forsok`, { method: 'POST', redirect: 'manual' });
    const late = await commit({ cmi: { 'cmi.suspend_data': 'old' }, finish: true });
    expect(late.status).toBe(409);
    expect((await state()).cmi).toEqual({});
    expect((await commit({ cmi: { 'cmi.suspend_data': 5 } }, 2)).status).toBe(400);
  });

  it('counts the revision up when the zip has other bytes, and serves the new files at the old address too', async () => {
    const { href } = await state();
    await commit({ cmi: { 'cmi.suspend_data': 'kept' }, finish: false });
    await writeSample(dist, '<!doctype html><title>Ny</title>', { 'js/c.js': 'self.c = 1;' });
    expect(await state()).toMatchObject({ revision: 2, attempt: 1, cmi: { 'cmi.suspend_data': 'kept' } });
    expect(await (await get(href)).text()).toContain('Ny');
    expect((await get('/pakke/prove/1/js/c.js')).status).toBe(200);
    expect((await get('/pakke/prove/1/js/a.js')).status, 'a file that only the old zip had').toBe(404);
    expect((await get('/pakke/prove/x/index.html')).status).toBe(404);
  });

  it('keeps a grade and a tick beside the attempts: the highest score of them, and once complete, always', async () => {
    expect(await state()).toMatchObject({ grade: null, complete: false });
    await commit({ cmi: { 'cmi.core.lesson_status': 'completed' }, finish: false });
    expect(await state()).toMatchObject({ grade: 0, complete: true });
    await commit({ cmi: { 'cmi.core.score.raw': '80' }, finish: false });
    await fetch(`${preview.url}/lms/prove/nytt-forsok`, { method: 'POST' });
    await commit({ cmi: { 'cmi.core.lesson_status': 'failed', 'cmi.core.score.raw': '30' }, finish: false }, 2);
    expect(await state()).toMatchObject({ grade: 80, complete: true });
  });

  it('hands over by the rules of the LMS that is asked for', async () => {
    await commit({ cmi: { 'cmi.core.lesson_status': 'completed' }, finish: false });
    const modes = async (lms: string) =>
      ((await (await get(`/lms/prove?lms=${lms}`)).json()) as LmsState).launch['cmi.core.lesson_mode'];
    expect([await modes('moodle'), await modes('adl')]).toEqual(['review', 'normal']);
    expect((await get('/lms/prove?lms=canvas')).status).toBe(400);
  });
});

describe('learners of a test', () => {
  it('have attempts, package addresses and ids of their own', async () => {
    const of = async (query: string): Promise<LmsState> => (await get(`/lms/prove${query}`)).json();
    const body = JSON.stringify({ cmi: { 'cmi.suspend_data': 'a' }, finish: false });
    await fetch(`${preview.url}/lms/prove/commit?forsok=1&learner=a`, { method: 'POST', body });
    const [a, b, nobody] = [await of('?learner=a'), await of('?learner=b'), await of('')];
    expect([a, b, nobody].map(({ cmi }) => cmi)).toEqual([{ 'cmi.suspend_data': 'a' }, {}, {}]);
    expect(a.launch['cmi.core.student_id']).toBe('a');
    expect(nobody.launch['cmi.core.student_id']).toBe('provebruker');
    expect([a.href, nobody.href]).toEqual(['/pakke/prove/1.a/index.html', '/pakke/prove/1/index.html']);
    expect((await get(a.href)).status).toBe(200);
    expect((await get('/lms/prove?learner=../x')).status).toBe(400);
  });
});

describe('faults of the server', () => {
  const put = async (faults: object, query = '') =>
    fetch(`${preview.url}/lms/prove/feil${query}`, { method: 'POST', body: JSON.stringify(faults) });
  const save = (query = '') =>
    fetch(`${preview.url}/lms/prove/commit?forsok=1${query}`, {
      method: 'POST',
      body: JSON.stringify({ cmi: { 'cmi.suspend_data': 'x' }, finish: false }),
      redirect: 'manual',
    });
  const probe = (place = '1') => get(`/pakke/prove/${place}/samspill.txt`);

  it('are told, and read back', async () => {
    const told = await (await put({ http500: true, delayMs: 5 })).json();
    expect(told).toMatchObject({ http500: true, delayMs: 5, loggedOut: false });
    expect(await (await get('/lms/prove/feil')).json()).toEqual(told);
    expect((await state()).faults).toEqual(told);
    for (const wrong of [{ http500: 1 }, { fire: true }, { delayMs: -1 }, { newVersion: 'x' }, []]) {
      expect((await put(wrong)).status).toBe(400);
    }
  });

  it('log out: saves and files lead to a login page, until somebody logs in there', async () => {
    await put({ loggedOut: true });
    const answer = await save();
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/logg-inn/prove']);
    const page = await (await get('/pakke/prove/1/index.html')).text();
    expect(page).toContain('Du er logget ut');
    expect((await state()).cmi, 'nothing is stored').toEqual({});
    const action = /action="([^"]+)"/.exec(page)?.[1] ?? '';
    expect(await (await fetch(preview.url + action, { method: 'POST' })).text()).toContain('logget inn igjen');
    expect((await save()).status).toBe(200);
  });

  it('drop the connection without an answer', async () => {
    await put({ dropped: true });
    await expect(save()).rejects.toThrow();
    await expect(probe()).rejects.toThrow();
    await put({ dropped: false });
    expect((await state()).cmi).toEqual({});
    expect((await save()).status).toBe(200);
  });

  it('answer saves with 500, and files as ever', async () => {
    await put({ http500: true });
    expect((await save()).status).toBe(500);
    expect((await get('/pakke/prove/1/index.html')).status).toBe(200);
  });

  it('answer late', async () => {
    await put({ delayMs: 300 });
    const start = Date.now();
    await save();
    expect(Date.now() - start).toBeGreaterThanOrEqual(290);
  });

  it('bring a new version of the package: another version and revision, and files that are gone', async () => {
    await writeSample(dist, undefined, { 'samspill.txt': '{"samspill":"prove","version":"1.2.3"}', 'gammel.js': '' });
    expect(await (await probe()).json()).toEqual({ samspill: 'prove', version: '1.2.3' });
    const { revision } = await state();
    await put({ newVersion: { without: ['gammel.js'] } });
    expect(await (await probe()).json()).toEqual({ samspill: 'prove', version: '1.2.3+ny.1' });
    expect(await state()).toMatchObject({ revision: revision + 1, version: '1.2.3+ny.1' });
    expect((await get('/pakke/prove/1/gammel.js')).status).toBe(404);
    await put({ newVersion: true });
    expect((await state()).revision).toBe(revision + 2);
  });

  it('are one learner’s own', async () => {
    await put({ http500: true, loggedOut: true, newVersion: true }, '?learner=a');
    expect((await save('&learner=b')).status).toBe(200);
    expect((await save()).status).toBe(200);
    expect((await save('&learner=a')).headers.get('location')).toBe('/logg-inn/prove?learner=a');
    expect((await probe('1.b')).status).toBe(404);
    expect((await probe('1.a')).url).toContain('/logg-inn/');
  });
});

describe('the preview server for an LRS', () => {
  it('gives the package its LRS in launch data of at most 255 characters', async () => {
    const data = (await state()).launch['cmi.launch_data'] ?? '';
    expect(data.length).toBeLessThanOrEqual(255);
    const { lrs } = JSON.parse(data);
    expect(lrs).toEqual({ endpoint: `${preview.url}/xapi/`, auth: expect.stringMatching(/^Basic \S+$/) });
    const headers = { authorization: lrs.auth, 'x-experience-api-version': '1.0.3' };
    expect((await fetch(`${lrs.endpoint}statements`, { headers })).status).toBe(200);
  });
});
