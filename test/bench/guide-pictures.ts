import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import { type AuthorPage, authorPages } from '../../src/build/author-guide.ts';
import { chromiumArgs, findChromium } from '../../src/build/chromium.ts';
import {
  exampleOf,
  examplePicture,
  forgetTick,
  guidePictures,
  pictureFolder,
  pictureLesson,
  pictureList,
  pictureListText,
} from '../../src/build/guide-pictures.ts';
import { watchContent } from '../../src/build/live/watch.ts';
import { makeModule } from '../../src/build/new-module.ts';
import { makePreviewFolder } from '../../src/build/preview-folder.ts';
import { formatMessage } from '../../src/model/message.ts';
import { startPreview } from '../../src/preview/server/server.ts';

/** Takes every picture of the guides anew, of the examples and the preview as they are; `only` takes those with this in their name. */
export async function takeGuidePictures(root: string, only = ''): Promise<readonly string[]> {
  const pages = await authorPages(root);
  const browser = await chromium.launch({ executablePath: await findChromium(), args: [...chromiumArgs] });
  const work = await mkdtemp(join(tmpdir(), 'samspill-bilder-'));
  const taken: string[] = [];
  const save: Save = async (name, bytes) => {
    if (!name.includes(only)) return;
    const path = join(root, pictureFolder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes);
    taken.push(name);
  };
  try {
    await takeExamples(browser, await exampleProject(root, join(work, 'deler'), pages), pages, save);
    await takePreview(browser, join(work, 'kurs'), save);
    await writeFile(join(root, pictureList), pictureListText(await guidePictures(pages)));
  } finally {
    await browser.close();
    await rm(work, { recursive: true, force: true });
  }
  return taken;
}

type Save = (name: string, bytes: Uint8Array) => Promise<void>;

/** Room for a phone that is held across, and for the column of a page on GitHub. */
const width = 720;

/** A module with a lesson for each example, and the media, words and sources of the demonstration; gives its folder when it is built. */
async function exampleProject(root: string, work: string, pages: readonly AuthorPage[]): Promise<string> {
  await cp(join(root, 'content/utstilling'), join(work, 'content/deler'), {
    recursive: true,
    filter: (path) => !path.endsWith('/nb'),
  });
  await cp(join(root, 'docs/kilder.md'), join(work, 'docs/kilder.md'));
  await mkdir(join(work, 'content/deler/nb'), { recursive: true });
  const lessons = pages.map(({ kind }) => `  - l_${kind.replaceAll('-', '_')}: ${kind}.md`);
  for (const page of pages) {
    const text = `---\ntittel: Eksempel\nminutter: 1\n---\n${exampleOf(page)}`;
    await writeFile(join(work, 'content/deler/nb', `${page.kind}.md`), text);
  }
  await mkdir(join(work, 'modules/deler'), { recursive: true });
  await writeFile(
    join(work, 'modules/deler/module.yaml'),
    `id: deler\nversjon: 0.1.0\nspråk: [nb]\nformater: [web]\nbestått: 80\ntittel: { nb: Eksempler }\nbeskrivelse: { nb: Eksempler. }\nmålgruppe: { nb: Alle }\nlæringsmål: { nb: [g_endring: Du kan noe.] }\nleksjoner:\n${lessons.join('\n')}\n`,
  );
  const { modules, messages } = await makePreviewFolder(work, join(work, 'ut'));
  if (modules.length === 0) throw new Error(messages.map(formatMessage).join('\n'));
  return join(work, 'ut/deler');
}

async function takeExamples(browser: Browser, folder: string, pages: readonly AuthorPage[], save: Save): Promise<void> {
  const page = await browser.newPage({ viewport: { width, height: 1600 }, reducedMotion: 'reduce' });
  await page.goto(pathToFileURL(join(folder, 'index.html')).href);
  await page.waitForSelector('html.ready');
  for (const { kind } of pages) {
    const id = `l_${kind.replaceAll('-', '_')}`;
    await page.evaluate((hash) => {
      location.hash = hash;
    }, id);
    await page.waitForSelector(`section#${id}:not([hidden])`);
    // The heading has focus when a lesson opens, and its frame would be in the picture.
    await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
    await save(examplePicture(kind), await shoot(page, page.locator(`#${id} .sam-text`), 16));
  }
  await page.close();
}

/** The preview with the course and the panel beside it, and the same with a fault in the lesson. */
async function takePreview(browser: Browser, work: string, save: Save): Promise<void> {
  await mkdir(work, { recursive: true });
  const titles = new Map([['nb', 'Velkommen til Granvik'] as const]);
  await makeModule(work, { id: 'velkommen', titles }, new Date());
  const content = await watchContent(work, (fault) => {
    throw fault;
  });
  const preview = await startPreview({ dist: join(work, 'dist'), content, attempts: join(work, 'attempts.json') });
  const page = await browser.newPage({ viewport: { width: 1280, height: 820 }, reducedMotion: 'reduce' });
  try {
    await page.goto(preview.url);
    await page.getByRole('link', { name: 'Åpne: Velkommen til Granvik', exact: true }).click();
    const course = page.frameLocator('#scorm_object');
    await course.locator('html.ready sam-save-status[data-kind]').waitFor();
    const frame = await (await page.$('#scorm_object'))?.contentFrame();
    await frame?.evaluate(() => {
      location.hash = 'l_verktoy';
    });
    const question = course.locator('#q_nettbrett');
    await question.locator('input').nth(2).check();
    await question.locator('button[type=submit]').click();
    await course.locator('#q_nettbrett .sam-feedback > div').waitFor();
    await course.locator('sam-save-status[data-kind=saved]').waitFor();
    await page.evaluate(() => scrollTo(0, 0));
    await save('forhandsvisning.webp', await shoot(page));
    const lesson = await pictureLesson();
    await writeFile(join(work, 'content/velkommen/nb/01-et-nytt-verktoy.md'), forgetTick(lesson));
    await page.getByRole('region', { name: 'Feil i innholdet' }).waitFor();
    await save('feil.webp', await shoot(page));
  } finally {
    await page.close();
    await preview.close();
    await content.close();
  }
}

/** The page or a part of it as WebP, which Chromium itself can make, with a margin around the part. */
async function shoot(page: Page, part?: Locator, margin = 0): Promise<Uint8Array> {
  const box = await part?.boundingBox();
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', {
    format: 'webp',
    quality: 72,
    captureBeyondViewport: box !== undefined && box !== null,
    ...(box && {
      clip: {
        x: Math.max(0, box.x - margin),
        y: Math.max(0, box.y - margin + (await page.evaluate(() => scrollY))),
        width: Math.min(width, box.width + 2 * margin),
        height: box.height + 2 * margin,
        scale: 1,
      },
    }),
  });
  await session.detach();
  return Buffer.from(data, 'base64');
}
