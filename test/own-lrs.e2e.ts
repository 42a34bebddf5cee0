import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import type { Statement } from '../src/model/statement.ts';
import { setLrs } from '../src/release/change-package.ts';
import { openStage, type Stage } from './support/stage.ts';

/** An LRS that somebody else runs: on an origin of its own, so every request needs its leave (CORS). */
const stored: { readonly statement: Statement; readonly auth: string | undefined }[] = [];
let server: Server;
let stage: Stage;
let dist: string;

const cors = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'authorization, content-type, x-experience-api-version, if-match, if-none-match',
  'access-control-allow-methods': 'GET, POST, PUT',
};

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(Buffer.from(part));
    const text = Buffer.concat(parts).toString('utf8');
    if (request.method !== 'POST') return void response.writeHead(204, cors).end();
    const statements: Statement[] = JSON.parse(text);
    for (const statement of statements) stored.push({ statement, auth: request.headers.authorization });
    response.writeHead(200, { ...cors, 'content-type': 'application/json' });
    response.end(JSON.stringify(statements.map(({ id }) => id)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  dist = await mkdtemp(join(tmpdir(), 'samspill-egen-lrs-'));
  for (const name of (await readdir(inject('dist'))).filter((file) =>
    /^samspill-m1_.*(?:scorm|web).*\.zip$/.test(file),
  )) {
    const zip = await readFile(join(inject('dist'), name));
    const changed = setLrs(zip, { endpoint: `http://127.0.0.1:${port}/xapi/`, key: 'navn:hemmelig' });
    if ('refusal' in changed) throw new Error(changed.refusal);
    await writeFile(join(dist, name), changed.zip);
  }
  stage = await openStage(dist);
});
afterAll(async () => {
  await stage.close();
  server.close();
  await rm(dist, { recursive: true });
});

// Launch data, which the preview gives to SCORM, goes before the file; so it is the web edition that shows the file at work.
it('gets what happens from a package that was given its address, and only under a pseudonym', async () => {
  const learner = await stage.learner({ activity: 'm1.web' });
  await learner.open();
  await learner.answer('q_mandag', 'right');
  await learner.saved();
  await expect.poll(() => stored.length).toBeGreaterThanOrEqual(2);
  expect(stored.map(({ statement }) => statement.verb.id.split('/').pop())).toEqual(['initialized', 'responded']);
  expect(new Set(stored.map(({ auth }) => auth))).toEqual(new Set([`Basic ${btoa('navn:hemmelig')}`]));
  expect(JSON.stringify(stored[0]?.statement.actor)).toMatch(/"account":\{"homePage":"https:\/\/w3id\.org\/samspill"/);
  await learner.course.evaluate(() => {
    location.hash = 'om';
  });
  expect(await learner.course.locator('#om').innerText()).toContain('127.0.0.1');
});
