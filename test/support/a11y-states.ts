import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Frame, Locator, Page } from 'playwright-core';
import { parse } from 'yaml';
import type { SaveStatus } from '../../src/tracking/save-status.ts';
import { announcedFindings } from './a11y-checks/behaviour.ts';
import type { Finding } from './a11y-checks/finding.ts';
import { goTo, packageFrame } from './a11y-checks/open-package.ts';
import { drivers } from './kinds/index.ts';

/** A module in one of its languages, and the file of it in the package. */
export interface ShownEdition {
  readonly module: string;
  readonly lang: string;
  readonly document: string;
}

/** Every edition of these modules. */
export async function editionsOf(...modules: readonly string[]): Promise<ShownEdition[]> {
  const all = await Promise.all(
    modules.map(async (module) => {
      const path = fileURLToPath(new URL(`../../modules/${module}/module.yaml`, import.meta.url));
      const { språk: langs } = parse(await readFile(path, 'utf8')) as { språk: string[] };
      return langs.map((lang, index) => ({ module, lang, document: index === 0 ? 'index.html' : `${lang}.html` }));
    }),
  );
  return all.flat();
}

/** Looks at the page as it stands, under a name; `more` is what was wrong on the way there. */
type Look = (state: string, more?: readonly Finding[]) => Promise<void>;

/** Every state of the save status; a new one fails to compile until it stands here. */
export const statuses: { readonly [Kind in SaveStatus['kind']]: Extract<SaveStatus, { kind: Kind }> } = {
  saving: { kind: 'saving' },
  saved: { kind: 'saved', at: new Date(0), where: 'lms' },
  'new-version': { kind: 'new-version' },
  'on-device': { kind: 'on-device' },
  unsaved: { kind: 'unsaved' },
  'logged-out': { kind: 'logged-out', isOnDevice: true },
  refused: { kind: 'refused', isOnDevice: false },
  'no-contact': { kind: 'no-contact' },
  'session-over': { kind: 'session-over' },
  'other-tab': { kind: 'other-tab' },
  'taken-over': { kind: 'taken-over' },
  preview: { kind: 'preview' },
  review: { kind: 'review' },
};

/** What opens something over the page says so (ARIA); each is opened once, and looked at. */
export const openers = ':is([aria-haspopup=dialog], [popovertarget], [commandfor])';

/** Takes a package that stands by itself through every view and state, from the first lesson to the last page. */
export async function visitStates(page: Page, look: Look): Promise<void> {
  const frame = packageFrame(page);
  await look('cover');
  await visitDialogs(page, look);
  for (const view of await idsOf(frame, 'section.sam-view[data-kind=lesson]')) await visitLesson(page, view, look);
  await visitTest(page, look);
  for (const view of await idsOf(
    frame,
    'section.sam-view:not([data-kind=lesson], [data-kind=test], [data-kind=result])',
  )) {
    await goTo(page, view);
    await look(view);
    await unfold(frame, view, look);
  }
}

async function visitLesson(page: Page, view: string, look: Look): Promise<void> {
  const frame = packageFrame(page);
  await goTo(page, view);
  await look(view);
  const questions = await frame.locator(`#${view} .sam-question[data-role=practice]`).all();
  if (questions.length > 0) {
    for (const button of await frame.locator(`#${view} .sam-question button[type=submit]:visible`).all())
      await button.click();
    await look(`${view}: answers are missing`);
    for (const how of ['wrong', 'right'] as const) {
      const silent = await announcedFindings(page, async () => {
        for (const question of questions) await answer(page, question, how);
      });
      await look(`${view}: ${how} answers`, silent);
    }
  }
  await unfold(frame, view, look);
  await fillIn(frame, view, look);
}

/** Fills in what is for the learner alone, and sends it in where that is done. */
async function fillIn(frame: Frame, view: string, look: Look): Promise<void> {
  const forms = await frame.locator(`#${view} .sam-private`).all();
  if (forms.length === 0) return;
  for (const form of forms) {
    for (const group of await form.locator('fieldset').filter({ visible: true }).all())
      if ((await group.locator('input').count()) > 0) await group.locator('input').first().check();
    for (const text of await form.locator('textarea').filter({ visible: true }).all()) await text.fill('Noe.');
    const button = form.locator('button[type=submit]').filter({ visible: true });
    if ((await button.count()) > 0) await button.first().click();
  }
  await look(`${view}: filled in`);
}

/** Answers a question as its kind is answered, and submits it. */
export async function answer(page: Page, question: Locator, how: 'right' | 'wrong'): Promise<void> {
  const kind = await question.evaluate(({ tagName }) => tagName.slice('sam-'.length).toLowerCase());
  const driver = drivers.find((each) => each.kind === kind);
  if (!driver) throw new Error(`nobody knows how to answer ${kind}`);
  const controls = question.locator('input, select, a, button').filter({ visible: true });
  if ((await controls.count()) > 0) await controls.first().focus();
  await driver.answer(page, question, how);
  const button = question.locator('button[type=submit]');
  if (!driver.submitsItself && (await button.isVisible())) await button.click();
}

/** Opens all that is folded in a view, and chooses each tab. */
async function unfold(frame: Frame, view: string, look: Look): Promise<void> {
  const within = `section#${view}`;
  const folds = frame.locator(`${within} details:not([open]) > summary`).filter({ visible: true });
  const words = frame.locator(`${within} .sam-word[aria-expanded=false]`).filter({ visible: true });
  const cards = frame.locator(`${within} button[aria-expanded=false]:not(.sam-question *)`).filter({ visible: true });
  const tabs = await frame.locator(`${within} [role=tab]`).filter({ visible: true }).all();
  const count = (await folds.count()) + (await words.count()) + (await cards.count()) + tabs.length;
  if (count === 0) return;
  for (const closed of [folds, cards]) {
    // What has been opened is not among them any more; what stays closed is left.
    for (let left = await closed.count(); left > 0; left = Math.min(left - 1, await closed.count()))
      await closed.first().click();
  }
  if ((await words.count()) > 0) await words.first().click();
  await look(`${view}: unfolded`);
  for (const tab of tabs.slice(1)) {
    await tab.click();
    await look(`${view}: ${await tab.innerText()}`);
  }
}

async function visitTest(page: Page, look: Look): Promise<void> {
  const frame = packageFrame(page);
  const [test] = await idsOf(frame, 'section.sam-view[data-kind=test]');
  if (!test) return;
  const send = async () => {
    await frame.click('sam-test button[type=submit]');
    await frame.waitForSelector('section#resultat:not([hidden])');
  };
  await goTo(page, test);
  await look('test');
  await frame.click('sam-test button[type=submit]');
  await look('test: answers are missing');
  for (const how of ['wrong', 'right'] as const) {
    await goTo(page, test);
    for (const question of await frame.locator('sam-test li:not([hidden]) > .sam-question').all())
      await answer(page, question, how);
    await send();
    await look(`result: ${how} answers`);
    await goTo(page, test);
    await look(`test: feedback to ${how} answers`);
  }
}

/** Everything over the page, with focus in it; and dialogs that nothing says it opens. */
async function visitDialogs(page: Page, look: Look): Promise<void> {
  const frame = packageFrame(page);
  for (const opener of await frame.locator(openers).filter({ visible: true }).all()) {
    await opener.click();
    await frame.locator('dialog[open]').evaluateAll((all) => {
      for (const dialog of all) dialog.setAttribute('data-seen', '');
    });
    await look(`dialog: ${(await opener.getAttribute('aria-label')) ?? (await opener.innerText())}`);
    await page.keyboard.press('Escape');
  }
  const unseen = await idsOf(frame, 'dialog:not([data-seen])');
  if (unseen.length > 0)
    await look(
      'dialogs',
      unseen.map((id) => ({ check: 'dialog', where: `nothing opens #${id}` })),
    );
}

/** The frame around the views, which is the same in every module: what it says of saving, the menu on a phone, and the last page. */
export async function visitShell(page: Page, look: Look): Promise<void> {
  const frame = packageFrame(page);
  await frame.click('#sam-saving > summary');
  await frame.click('#sam-report');
  await look('saving and help');
  for (const [kind, status] of Object.entries(statuses)) {
    await frame
      .locator('sam-save-status')
      .evaluate((element, given) => Object.assign(element, { status: given }), status);
    await frame.waitForSelector(`sam-save-status[data-kind=${kind}]`);
    await look(`status: ${kind}`);
  }
  await page.setViewportSize({ width: 360, height: 740 });
  await frame.click('.sam-menu-button');
  await look('menu on a phone');
  await frame.click('#sam-exit');
  await frame.waitForSelector('.sam-goodbye');
  await look('goodbye');
}

const idsOf = (frame: Frame, selector: string): Promise<string[]> =>
  frame.locator(selector).evaluateAll((all) => all.map(({ id }) => id));
