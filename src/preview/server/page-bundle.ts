import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** The preview's own scripts and style, as text. */
export interface PageBundle {
  /** Of the page that plays SCORM. */
  readonly script: string;
  /** Of the page that plays SCORM and shows nothing else. */
  readonly lab: string;
  /** Of the page that launches cmi5 and xAPI. */
  readonly launching: string;
  /** Of everything in a live preview: listens for what is new. */
  readonly liveNews: string;
  /** Of every page of a live preview: shows what is wrong with the content. */
  readonly livePage: string;
  /** Goes into the document of a package in a live preview: takes over what an author has changed. */
  readonly liveFrame: string;
  readonly style: string;
}

const pageFile = (name: string): string => fileURLToPath(new URL(`../page/${name}`, import.meta.url));

let bundled: Promise<PageBundle> | undefined;

/** Bundles the browser side in memory, once in a process. */
export function bundlePage(): Promise<PageBundle> {
  bundled ??= bundle();
  return bundled;
}

async function bundle(): Promise<PageBundle> {
  const [script, lab, launching, liveNews, livePage, liveFrame, ...styles] = await Promise.all([
    bundleScript('main.ts'),
    bundleScript('lab.ts'),
    bundleScript('launched.ts'),
    bundleScript('news.ts', 'iife'),
    bundleScript('live-page.ts'),
    bundleScript('../../player/live/live.ts', 'iife'),
    readFile(pageFile('preview.css'), 'utf8'),
    readFile(pageFile('live.css'), 'utf8'),
  ]);
  return { script, lab, launching, liveNews, livePage, liveFrame, style: styles.join('\n') };
}

async function bundleScript(entry: string, format: 'es' | 'iife' = 'es'): Promise<string> {
  const result = await build({
    configFile: false,
    envFile: false,
    publicDir: false,
    logLevel: 'error',
    // Also under a test runner, whose NODE_ENV would bring Lit's development build.
    mode: 'production',
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: { conditions: ['module', 'browser', 'production'] },
    build: {
      write: false,
      target: 'es2022',
      minify: false,
      lib: { entry: pageFile(entry), formats: [format], name: 'samspillPreviewScript', fileName: 'preview' },
    },
  });
  const outputs = [result].flat().flatMap((bundle) => ('output' in bundle ? bundle.output : []));
  const chunk = outputs.find((output) => output.type === 'chunk');
  if (!chunk) throw new Error(`${entry} gave no script.`);
  return chunk.code;
}
