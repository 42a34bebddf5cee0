import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LmsState } from '../../src/preview/lms.ts';
import { courseIn } from '../support/course-page.ts';
import { openFront } from '../support/front.ts';
import { contentOf, labLearner, newMachine, passTime, soon } from '../support/lab.ts';
import { seenIn } from '../support/snapshot.ts';
import { openStage, type Stage } from '../support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** An LMS whose page works from the browser's cache: it keeps values while its server is there, and says yes to everything. */
const cachedLms = (href: string): string => `<!doctype html><html lang="nb"><title>LMS</title><body><script>
  const kept = JSON.parse(localStorage.getItem('lms') ?? '{"cmi.core.lesson_mode":"normal","cmi.core.student_id":"kari"}');
  const cmi = { ...kept };
  window.API = {
    LMSInitialize: () => 'true',
    LMSFinish: () => API.LMSCommit(),
    LMSCommit() {
      if (localStorage.getItem('nede') === null) localStorage.setItem('lms', JSON.stringify(cmi));
      return 'true';
    },
    LMSGetValue: (key) => cmi[key] ?? (key.endsWith('_count') ? '0' : ''),
    LMSSetValue(key, value) { cmi[key] = String(value); return 'true'; },
    LMSGetLastError: () => '0',
    LMSGetErrorString: () => '',
  };
</script><iframe id="scorm_object" src="${href}" style="width:900px;height:800px"></iframe>`;

const putDown = (page: Page, isDown: boolean): Promise<void> =>
  page.evaluate((down) => (down ? localStorage.setItem('nede', '') : localStorage.removeItem('nede')), isDown);

describe('row 18: no network at launch', () => {
  it('row 18: a package that is in the cache opens, and goes on from what is on the device', async () => {
    const { href }: LmsState = await stage.lms();
    // As Moodle serves them (moodle.md, launch): cached for 90 days under their revision.
    const cached = { 'cache-control': 'private, max-age=7776000, immutable' };
    const pages = { '/lms-i-buffer': cachedLms(href) };
    const front = await openFront(stage.url, (_, headers) => ({ ...headers, ...cached }), pages);
    const context = await newMachine(stage);
    await context.clock.install();
    const open = async () => {
      const page = await context.newPage();
      await page.goto(`${front.url}/lms-i-buffer`);
      const frame = await contentOf(page);
      await courseIn(frame).ready();
      return { page, frame, course: courseIn(frame) };
    };
    const first = await open();
    await first.course.saved();
    await putDown(first.page, true);
    await context.setOffline(true);
    await first.course.answer('q_mandag', 'right');
    await first.course.goTo('l_mer_enn');
    await first.course.told('on-device');
    await first.page.close();

    const { page, frame, course } = await open();
    expect(await seenIn(frame)).toMatchObject({ view: 'l_mer_enn', judged: ['q_mandag'] });
    await course.told('on-device');
    expect(await course.status()).toBe('Lagret på denne enheten – ikke i læringsplattformen ennå');
    await course.answer('q_mer_enn', 'wrong');
    await putDown(page, false);
    await context.setOffline(false);
    await passTime(page, async () => (await course.status()).startsWith('Lagret '));
    await expect.poll(() => page.evaluate(() => localStorage.getItem('lms')), soon).toContain('"q_mandag"');
    await context.close();
    await front.close();
  });

  it('row 18: a document whose script does not come shows all of its text', async () => {
    const { href }: LmsState = await stage.lms();
    const page = await (await newMachine(stage)).newPage();
    await page.route('**/player.js', (route) => route.abort());
    await page.goto(stage.url + href);
    await page.waitForSelector('html.late');
    const views = page.locator('section.sam-view:not(.sam-js)');
    expect(await views.count()).toBeGreaterThan(5);
    for (const view of await views.all()) expect(await view.isVisible()).toBe(true);
    await page.context().close();
  });
});

describe('row 19: a file that does not come', () => {
  // Module M1 has neither pictures nor films: what can be missing is its style and the code that reaches an LRS.
  it.each(['404', 'none'])('row 19: leaves text, questions and completion as they are (%s)', async (answer) => {
    const context = await newMachine(stage);
    await context.clock.install();
    const learner = await labLearner(stage, { context });
    const asked: string[] = [];
    for (const file of ['player.css', 'xapi.js'])
      await learner.page.route(`**/${file}`, (route) => {
        asked.push(file);
        return answer === '404' ? route.fulfill({ status: 404, body: '' }) : route.abort();
      });
    const frame = await learner.launch();
    await learner.saved();
    expect(await frame.locator('#l_mandag p').first().isVisible()).toBe(true);
    expect(await frame.locator('img, video, audio').count()).toBe(0);
    await learner.readAll();
    await learner.takeTest(6);
    await expect.poll(async () => (await learner.lms()).complete, soon).toBe(true);
    expect(new Set(asked)).toEqual(new Set(['player.css', 'xapi.js']));

    const before = (await stage.log()).length;
    await learner.page.unroute('**/xapi.js');
    await passTime(learner.page, async () => (await stage.log()).length > before + 10, 5_000);
    await context.close();
  });
});
