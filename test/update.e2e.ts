import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { build } from '../src/build/build.ts';
import { restored } from './support/snapshot.ts';
import { type Learner, openStage, type Stage } from './support/stage.ts';
import { table, updateRoot } from './support/update-fixture.ts';

let stage: Stage;
let dist: string;

beforeAll(async () => {
  dist = await mkdtemp(join(tmpdir(), 'samspill-oppdatering-'));
  await upload('1.0.0');
  stage = await openStage(dist);
});
afterAll(async () => {
  await stage.close();
  await rm(dist, { recursive: true });
});

/** What an administrator does: the package of this version, in the place of the one that was there. */
async function upload(version: '1.0.0' | '1.1.0'): Promise<void> {
  const { packages } = await build({ root: updateRoot(version), out: dist });
  expect(packages.map(({ name }) => name)).toEqual([`samspill-m1_${version}_scorm12.zip`]);
  expect(await readdir(dist)).toEqual([`samspill-m1_${version}_scorm12.zip`]);
}

async function identifiers(): Promise<readonly string[]> {
  const [name = ''] = await readdir(dist);
  const manifest = strFromU8(unzipSync(await readFile(join(dist, name)))['imsmanifest.xml'] ?? new Uint8Array());
  return [...manifest.matchAll(/ identifier="([^"]*)"/g)].map(([, id]) => id ?? '');
}

/** What a learner sees of their own work, in the whole document. */
const seen = (course: Frame): Promise<[string, string][]> =>
  course.evaluate(() => {
    const words = (element: Element | null) => element?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
    const questions = [...document.querySelectorAll('sam-choice')].map((question): [string, string] => {
      const ticked = [...question.querySelectorAll('input:checked')].map((input) => words(input.closest('label')));
      const feedback = question.querySelector('.sam-verdict') ?? question.querySelector('.sam-feedback');
      const [verdict] = words(feedback).split('.');
      return [question.id, ticked.length > 0 ? `${ticked.join(' + ')}: ${verdict || 'not submitted'}` : 'unanswered'];
    });
    const done = [...document.querySelectorAll<HTMLAnchorElement>('.sam-done')].map(({ hash }) => hash).sort();
    return [
      ['place', document.querySelector('section.sam-view:not([hidden])')?.id ?? ''],
      ['done', done.join(' ')],
      ['result', words(document.querySelector('.sam-result-top'))],
      ...questions,
    ];
  });

/** Reads two lessons of three, answers in the first, ticks in the second, and takes the test; ends in the second. */
async function work(learner: Learner): Promise<void> {
  await learner.open();
  await learner.answer('q_endret', 'wrong');
  await learner.answer('q_endret', 'right');
  await learner.course.check('#q_flyttet input[value="a"]');
  await learner.course.click('#q_flyttet button[type=submit]');
  await learner.answer('q_fjernet', 'right');
  await learner.next();
  await learner.tick('q_kladd', 'wrong');
  await learner.goTo('l_test');
  await learner.tick('t_staar', 'right');
  await learner.tick('t_fjernet', 'right');
  await learner.tick('t_endret', 'wrong');
  await learner.course.click('sam-test button[type=submit]');
  await learner.course.waitForSelector('section#resultat:not([hidden])');
  await learner.goTo('l_vann');
  await learner.course.waitForSelector('.sam-done[href="#l_vann"]', { state: 'attached' });
  await learner.saved();
}

it('keeps all that is untouched when the package is replaced by the next version', async () => {
  const learner = await stage.learner();
  await work(learner);
  const before = new Map(await seen(learner.course));
  const wasCalled = await identifiers();
  const old = await stage.lms();
  await learner.page.goto(stage.url);
  await upload('1.1.0');
  expect(await identifiers()).toEqual(wasCalled);

  await learner.open();
  await learner.course.waitForSelector(restored, { state: 'attached' });
  const after = new Map(await seen(learner.course));
  expect(table(before, after)).toMatchInlineSnapshot(`
    "place     | l_vann                                                | l_vann
    done      | #l_bonner #l_test #l_vann                             | #l_bonner #l_test #l_vann
    result    | 2/3 Bra! Du har bestått testen. Du fikk 2 av 3 poeng. | 2/3 Bra! Du har bestått testen. Du fikk 2 av 3 poeng.
    q_endret  | Bønner: Riktig                                        | Brente bønner: Riktig
    q_flyttet | Alle som vil ha: Delvis riktig                        | Alle som vil ha: Delvis riktig
    q_fjernet | Brun: Riktig                                          | not there
    q_kladd   | Lunkent: not submitted                                | Lunkent: not submitted
    q_urort   | unanswered                                            | unanswered
    t_staar   | Ja: Riktig                                            | Ja: Riktig
    t_fjernet | Nei: Riktig                                           | not there
    t_endret  | Nei, aldri: Ikke riktig                               | Nei, aldri: Ikke riktig
    q_ny      | not there                                             | unanswered
    t_ny      | not there                                             | unanswered"
  `);
  await learner.saved();
  const { cmi, revision } = await stage.lms();
  expect(revision).toBe((old.revision ?? 0) + 1);
  expect(cmi).toMatchObject({
    'cmi.core.score.raw': old.cmi['cmi.core.score.raw'],
    'cmi.core.lesson_status': old.cmi['cmi.core.lesson_status'],
    'cmi.core.lesson_location': 'l_vann',
  });
});
