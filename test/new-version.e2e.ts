import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { openStage, type Stage } from './support/stage.ts';

let stage: Stage;
let dist: string;
let name: string;
let zip: Uint8Array;

beforeAll(async () => {
  const built = inject('dist');
  name = (await readdir(built)).find((file) => /^samspill-m1_.*_scorm12\.zip$/.test(file)) ?? '';
  zip = await readFile(join(built, name));
  dist = await mkdtemp(join(tmpdir(), 'samspill-versjon-'));
  await writeFile(join(dist, name), zip);
  stage = await openStage(dist);
});
afterAll(async () => {
  await stage.close();
  await rm(dist, { recursive: true });
});

/** What an administrator uploads in place of the package: the same module in a new version. */
async function uploadNewVersion(): Promise<void> {
  const files = unzipSync(zip);
  const token: unknown = JSON.parse(strFromU8(files['samspill.txt'] ?? new Uint8Array()));
  files['samspill.txt'] = strToU8(JSON.stringify(Object.assign({}, token, { version: '9.9.9' })));
  await writeFile(join(dist, name), zipSync(files));
}

it('tells a learner who is inside that there is a new version, and that the work is saved', async () => {
  const learner = await stage.learner();
  await learner.open();
  await learner.saved();
  await uploadNewVersion();
  await learner.answer('q_mandag', 'right');
  await learner.course.waitForSelector('sam-save-status[data-kind=new-version]');
  expect(await learner.course.locator('sam-save-status').innerText()).toContain('Ny versjon');
  const { cmi, revision } = await stage.lms();
  expect(revision).toBe(2);
  expect(cmi['cmi.interactions.0.id']).toBe('q_mandag');
});
