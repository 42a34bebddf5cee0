import { readdir, readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { contentType } from '../src/preview/server/content-types.ts';
import { openCoursePage } from './support/course-page.ts';
import { openStage, type Stage } from './support/stage.ts';

let stage: Stage;
let host: Server;
let address: string;

/** Any static host: the files of the zip in a folder, and nothing else. */
beforeAll(async () => {
  const dist = inject('dist');
  const name = (await readdir(dist)).find((file) => /^samspill-m1_.*_web\.zip$/.test(file)) ?? '';
  const files = unzipSync(await readFile(join(dist, name)));
  host = createServer((request, response) => {
    const path = new URL(request.url ?? '', 'http://host').pathname.replace('/kurs/modul1/', '');
    const bytes = files[path === '' ? 'index.html' : path];
    response.writeHead(bytes ? 200 : 404, { 'content-type': contentType(path || 'index.html') }).end(bytes);
  });
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
  const at = host.address();
  address = `http://127.0.0.1:${typeof at === 'object' ? at?.port : ''}`;
  stage = { ...(await openStage()), url: address };
});
afterAll(async () => {
  await stage.close();
  host.closeAllConnections();
  host.close();
});

it('keeps everything in this browser, and says so', async () => {
  const first = await openCoursePage(stage, '/kurs/modul1/');
  const requests: string[] = [];
  first.page.on('request', (request) => requests.push(request.url()));
  await first.answer('q_mandag', 'right');
  await first.saved();
  expect(await first.status()).toMatch(/^Lagret på denne enheten \d\d\.\d\d$/);
  await first.goTo('l_naturkraft');
  await first.page.goto('about:blank');

  const again = await openCoursePage(stage, '/kurs/modul1/', first.page);
  expect(await again.page.isVisible('section#l_naturkraft')).toBe(true);
  await again.readAll();
  await again.takeTest(6);
  await again.saved();
  await again.page.getByText('Resultatet er lagret på denne enheten.').waitFor();
  expect(await again.page.innerText('sam-result')).not.toMatch(/læringsplattform|sendt|kursbevis/i);
  await again.exit();
  await again.page.getByText('Alt er lagret på denne enheten.').waitFor();
  expect(requests.filter((url) => !url.startsWith(`${address}/kurs/modul1/`))).toEqual([]);

  await first.page.goto('about:blank');
  const done = await openCoursePage(stage, '/kurs/modul1/#resultat', first.page);
  expect(await done.status()).toBe('Du har fullført. Det du gjør nå, blir ikke lagret.');
  expect(await done.page.innerText('sam-result')).toContain('Resultatet er lagret på denne enheten.');
  await done.page.getByText('Lagring og hjelp').click();
  expect(await done.page.innerText('#sam-saving')).toContain('Det du gjør, blir bare lagret i denne nettleseren.');
  await done.page.getByLabel('Jeg bruker en delt maskin').check();
  await done.page.click('#sam-switch');
  await done.page.getByText('Det du gjorde, er slettet fra denne maskinen.').waitFor();
  await first.page.goto('about:blank');
  const next = await openCoursePage(stage, '/kurs/modul1/', first.page);
  expect(await next.page.isVisible('#q_mandag .sam-feedback > div'), 'the next one begins anew').toBe(false);

  const other = await openCoursePage(stage, '/kurs/modul1/');
  expect(await other.page.isVisible('#q_mandag .sam-feedback > div'), 'another browser knows nothing').toBe(false);
  for (const { page } of [first, other]) await page.context().close();
});

it('works where the browser keeps nothing, and says that, too', async () => {
  const context = await stage.browser.newContext();
  await context.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      },
    });
  });
  const faults: string[] = [];
  const page = await context.newPage();
  page.on('pageerror', (error) => faults.push(String(error)));
  const course = await openCoursePage(stage, '/kurs/modul1/', page);
  await course.answer('q_mandag', 'right');
  expect(await course.status()).toContain('blir ikke lagret');
  await course.exit();
  await course.page.getByText('Ingenting ble lagret').waitFor();
  expect(faults).toEqual([]);
  await context.close();
});
