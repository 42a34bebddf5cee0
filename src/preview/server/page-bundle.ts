import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** The preview's own script and style, as text. */
export interface PageBundle {
  readonly script: string;
  readonly style: string;
}

const pageFile = (name: string): string => fileURLToPath(new URL(`../page/${name}`, import.meta.url));

/** Bundles the browser side in memory. */
export async function bundlePage(): Promise<PageBundle> {
  const [script, style] = await Promise.all([bundleScript(), readFile(pageFile('preview.css'), 'utf8')]);
  return { script, style };
}

async function bundleScript(): Promise<string> {
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
      lib: { entry: pageFile('main.ts'), formats: ['es'], fileName: 'preview' },
    },
  });
  const outputs = [result].flat().flatMap((bundle) => ('output' in bundle ? bundle.output : []));
  const entry = outputs.find((output) => output.type === 'chunk');
  if (!entry) throw new Error('The preview page gave no script.');
  return entry.code;
}
