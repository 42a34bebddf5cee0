import { rm } from 'node:fs/promises';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chromiumArgs, findChromium } from '../src/build/chromium.ts';
import { cutCss } from '../src/build/cut-css.ts';
import { buildPlayer, shellOf } from '../src/build/player.ts';
import { readModuleSources } from '../src/build/sources.ts';
import { compile } from '../src/compiler/compile.ts';
import { toModule } from '../src/compiler/document.ts';
import { courseRoot } from './support/frozen-course.ts';

let browser: Browser;
let whole: string;
let cut: string;

beforeAll(async () => {
  const root = await courseRoot();
  const { content } = compile(await readModuleSources(root, 'm1'), { newIds: 'memory' });
  await rm(root, { recursive: true, force: true });
  if (!content) throw new Error('m1 does not compile');
  const { shell } = await buildPlayer(undefined, ['scorm12']);
  const documentWith = (topCss: string, css: string) =>
    toModule(content, shellOf(topCss, css, shell.script.text)).editions[0].document;
  const [topCss, css] = [shell.topCss.text, shell.css.text];
  whole = documentWith(topCss, css);
  const bare = [whole.replace(/<style>.*?<\/style>/gs, '')];
  cut = documentWith(await cutCss(topCss, bare, { sheets: [css] }), await cutCss(css, bare, { sheets: [topCss] }));
  browser = await chromium.launch({ executablePath: await findChromium(), args: [...chromiumArgs] });
});
afterAll(() => browser?.close());

/** What a rule of ours can change, as computed by the browser. */
const properties = [
  ...['color', 'background', 'border', 'border-radius', 'outline', 'box-shadow', 'opacity', 'content', 'visibility'],
  ...['display', 'position', 'inset', 'width', 'height', 'min-width', 'max-width', 'margin', 'padding', 'overflow'],
  ...['flex', 'flex-direction', 'align-items', 'justify-content', 'gap', 'grid-template-columns', 'grid-area', 'order'],
  ...['font-family', 'font-size', 'font-weight', 'line-height', 'letter-spacing', 'text-align', 'text-decoration'],
  ...[
    'list-style',
    'cursor',
    'transform',
    'transition',
    'animation-name',
    'fill',
    'stroke',
    'accent-color',
    'counter-reset',
  ],
];

/** How a document looks: one string an element, its pseudo-elements in it. */
async function looks(html: string, media: Parameters<Page['emulateMedia']>[0], width: number): Promise<string[]> {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  await page.emulateMedia(media);
  await page.route('**', (route) =>
    route.request().isNavigationRequest()
      ? route.fulfill({ contentType: 'text/html; charset=utf-8', body: html })
      : route.abort(),
  );
  await page.goto('http://package.test/');
  const found = await page.evaluate((names) => {
    const look = (element: Element, pseudo?: string) => {
      const style = getComputedStyle(element, pseudo);
      return names.map((name) => `${name}:${style.getPropertyValue(name)}`).join(';');
    };
    return [...document.querySelectorAll('html, body, body *')].map((element) => {
      const place = `${element.tagName}.${element.getAttribute('class')}#${element.id}`;
      return [place, look(element), look(element, '::before'), look(element, '::after')].join(' | ');
    });
  }, properties);
  await page.close();
  return found;
}

it.each([
  ['light', 'screen', 1280],
  ['dark', 'screen', 360],
  ['light', 'print', 800],
] as const)('changes the look of nothing in the document: %s, %s, %i px', async (colorScheme, media, width) => {
  const [before, after] = [
    await looks(whole, { colorScheme, media }, width),
    await looks(cut, { colorScheme, media }, width),
  ];
  expect(before.length).toBeGreaterThan(50);
  expect(after.filter((look, index) => look !== before[index]).map((look) => look.split(' | ')[0])).toEqual([]);
});

it('takes a good part of the document away', () => {
  expect(cut.length).toBeLessThan(whole.length * 0.75);
});
