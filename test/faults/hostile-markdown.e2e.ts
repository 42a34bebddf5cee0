import { expect, it, onTestFinished } from 'vitest';
import { formatMessage } from '../../src/model/message.ts';
import { buildHostile, buildShown, hostileLines } from '../support/hostile-markdown.ts';
import { openStage } from '../support/stage.ts';

it('row 52: scripts, onerror and javascript: in Markdown stop the build, each at its line', async () => {
  const { packages, messages, remove } = await buildHostile();
  onTestFinished(remove);
  expect(packages).toEqual([]);
  for (const [index, line] of hostileLines.entries()) {
    const file = `content/fiende/nb/${String(index + 1).padStart(2, '0')}.md`;
    const errors = messages.filter((message) => message.file === file && message.severity === 'error');
    expect(
      errors.map(({ line: at }) => at),
      line,
    ).toContain(7);
    for (const error of errors) expect(formatMessage(error)).toMatch(/^\S+:\d+:\d+: [A-ZÆØÅ«:]/);
  }
});

it('row 52: the same as words is shown as words, in every view, and nothing runs and nobody is called', async () => {
  const { packages, messages, dist, remove } = await buildShown();
  onTestFinished(remove);
  expect(messages.filter(({ severity }) => severity === 'error').map(formatMessage)).toEqual([]);
  expect(packages).toHaveLength(1);
  const stage = await openStage(dist);
  onTestFinished(() => stage.close());
  const learner = await stage.learner({ activity: 'fiende' });

  // Traps: dialogs, faults, requests to anybody else, and whatever the policy of the page had to stop.
  const caught: string[] = [];
  learner.page.on('dialog', (dialog) => {
    caught.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  learner.page.on('pageerror', (error) => caught.push(String(error)));
  learner.page.on('request', (request) => {
    if (!request.url().startsWith(stage.url) && !/^(?:data|blob|about):/.test(request.url()))
      caught.push(request.url());
    if (/\/x$/.test(request.url())) caught.push(request.url());
  });
  await learner.page.exposeFunction('caughtByPolicy', (what: string) => caught.push(what));
  await learner.page.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      const told = (globalThis as { caughtByPolicy?: (what: string) => void }).caughtByPolicy;
      told?.(`${violatedDirective} ${blockedURI}`);
    });
  });

  const course = await learner.open();
  await learner.saved();
  for (const view of ['l_1', 'l_2', 'om', 'resultat', 'l_1']) await learner.goTo(view);
  await learner.tick('q_ord', 'right');
  await course.fill('#q_fyll input', '<img src=x onerror=top.hacked=1>');
  await course.click('#q_fyll button[type=submit]');
  await course.waitForSelector('#q_fyll .sam-feedback > div');
  for (const link of await course.locator('#l_1 .sam-text a').all()) await link.hover();
  await course.click('#l_1 a[href^="#ord"]');
  await learner.page.waitForTimeout(500); // What runs late is caught as well.

  const found = await course.evaluate(() => ({
    hacked: 'hacked' in (window.top ?? {}),
    handlers: [...document.querySelectorAll('*')].flatMap(({ attributes, localName }) =>
      [...attributes].filter(({ name }) => /^on/i.test(name)).map(({ name }) => `${localName} ${name}`),
    ),
    addresses: [...document.querySelectorAll('[href], [src], [action]')]
      .map((element) => element.getAttribute('href') ?? element.getAttribute('src') ?? '')
      .filter((url) => /^\s*(?:javascript|vbscript|data:text)/i.test(url)),
    pictures: [...document.querySelectorAll('img')]
      .map((image) => image.getAttribute('src'))
      .filter((src) => src === 'x'),
    words: document.querySelector('#l_1')?.textContent?.match(/onerror=top\.hacked=1/g)?.length ?? 0,
  }));
  expect(found).toMatchObject({ hacked: false, handlers: [], addresses: [], pictures: [] });
  expect(found.words, 'it is shown, not dropped').toBeGreaterThan(12);
  expect(caught).toEqual([]);
});
