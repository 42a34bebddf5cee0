import type { Frame, Page } from 'playwright-core';
import type { LmsState } from '../../src/preview/lms.ts';
import type { Learner, Stage } from './stage.ts';

/** How a hand-written LMS behaves; it keeps what it gets in the page. */
export interface PlainLms {
  /** Whether the API comes only when the test asks for it, by `lms.connect()`. */
  readonly late?: boolean;
  /** Of the frame, in pixels. */
  readonly width?: number;
  /** Functions that answer `"false"`, with this error. */
  readonly refuse?: Readonly<Record<string, string>>;
  /** What is stored before the launch. */
  readonly cmi?: Readonly<Record<string, string>>;
}

/** What the LMS page holds, for a test to read and to change while the course runs. */
export interface PlainLmsPage {
  cmi: Record<string, string>;
  calls: string[];
  refuse: Record<string, string>;
  /** Brings the API. */
  connect(): void;
}

declare global {
  interface Window {
    lms: PlainLmsPage;
  }
}

/** Runs in the LMS's page: an API of twenty lines, so that what is tested is not a mirror of our own preview. */
const script = ({ late = false, refuse = {}, cmi = {} }: PlainLms): string => `
  window.lms = { cmi: ${JSON.stringify({ 'cmi.core.lesson_mode': 'normal', 'cmi.core.credit': 'credit', 'cmi.core.lesson_status': 'not attempted', ...cmi })}, calls: [], refuse: ${JSON.stringify(refuse)} };
  let error = '0';
  const answer = (name, value, ...args) => {
    lms.calls.push(name + '(' + args.join(', ') + ')');
    error = lms.refuse[name] ?? '0';
    return error === '0' ? value() : 'false';
  };
  const count = () => Object.keys(lms.cmi).filter((key) => /^cmi\\.interactions\\.\\d+\\.id$/.test(key)).length;
  lms.connect = () => {
    window.API = {
      LMSInitialize: () => answer('LMSInitialize', () => 'true'),
      LMSFinish: () => answer('LMSFinish', () => 'true'),
      LMSCommit: () => answer('LMSCommit', () => 'true'),
      LMSGetValue: (key) => answer('LMSGetValue', () => key === 'cmi.interactions._count' ? String(count()) : lms.cmi[key] ?? '', key),
      LMSSetValue: (key, value) => answer('LMSSetValue', () => { lms.cmi[key] = String(value); return 'true'; }, key, value),
      LMSGetLastError: () => error,
      LMSGetErrorString: () => '',
      LMSGetDiagnostic: () => '',
    };
  };
  ${late ? '' : 'lms.connect();'}`;

/** Opens module M1 in such an LMS, on the preview's own origin, and gives the package's frame. */
export async function openInPlainLms(
  stage: Stage,
  { page }: Pick<Learner, 'page'>,
  lms: PlainLms = {},
): Promise<Frame> {
  const { href }: LmsState = await stage.lms();
  const style = `width:${lms.width ?? 900}px;height:800px;border:0`;
  await openPlainLms(stage, page, lms, `<iframe id="scorm_object" src="${href}" style="${style}"></iframe>`);
  const frame = await (await page.waitForSelector('#scorm_object')).contentFrame();
  if (!frame) throw new Error('the LMS page has no frame');
  await frame.waitForSelector('html.ready');
  return frame;
}

/** Opens it in a window of its own, as many LMSs do; the API stays in the window that opened it. */
export async function openFromPlainLms(
  stage: Stage,
  { page }: Pick<Learner, 'page'>,
  lms: PlainLms = {},
): Promise<Page> {
  const { href }: LmsState = await stage.lms();
  await openPlainLms(stage, page, lms, `<a href="${href}" target="_blank" rel="opener">Åpne</a>`);
  const [course] = await Promise.all([page.waitForEvent('popup'), page.getByText('Åpne').click()]);
  await course.waitForSelector('html.ready');
  return course;
}

async function openPlainLms(stage: Stage, page: Page, lms: PlainLms, content: string): Promise<void> {
  const body = `<!doctype html><html lang="nb"><title>LMS</title><body style="margin:0"><script>${script(lms)}</script>${content}`;
  await page.unroute('**/et-lms');
  await page.route('**/et-lms', (route) => route.fulfill({ contentType: 'text/html;charset=utf-8', body }));
  await page.goto(`${stage.url}/et-lms`);
}
