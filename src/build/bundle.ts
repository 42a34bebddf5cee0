import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type InlineConfig, type Plugin, type Rolldown } from 'vite';
import { z } from 'zod';

/** How Lit's decorators are compiled: as TypeScript's own, on fields that are set and not defined (tsconfig.base.json). */
export const legacyDecorators = {
  decorator: { legacy: true },
  assumptions: { setPublicClassFields: true },
  typescript: { removeClassFieldsWithoutInitializer: true },
} as const;

/** Files that a bundle leaves out, by path: an import of one becomes an import of the file named, beside the bundle. */
type Externals = Readonly<Record<string, string>>;

/** A library in a package, with the text of its licence. */
export interface Library {
  readonly name: string;
  readonly version: string;
  /** SPDX, such as `MIT`. */
  readonly license: string;
  readonly text: string;
}

/** A bundle, and the libraries in it; minifying takes their licences out of the code. */
export interface Script {
  readonly code: string;
  readonly libraries: readonly Library[];
}

/** Bundles a browser script, minified, for es2022: `iife` runs as a classic script, `es` as a module. */
export async function bundleScript(
  entry: string,
  format: 'iife' | 'es',
  externals: Externals = {},
  ...plugins: readonly Plugin[]
): Promise<Script> {
  const outputs = await run({
    plugins: [leaveOut(externals), ...plugins],
    build: {
      license: { fileName: 'licenses.json' },
      // Vite leaves the blanks of an ES library for its user's bundler to take away; there is none after us.
      rolldownOptions: { output: { minify: true } },
      lib: { entry, formats: [format], name: 'samspill', fileName: 'bundle' },
    },
  });
  const chunks = outputs.filter((output) => output.type === 'chunk');
  const [chunk] = chunks;
  if (!chunk || chunks.length > 1) throw new Error(`${entry} made ${chunks.length} chunks instead of one`);
  const licenses = outputs.find(({ fileName }) => fileName === 'licenses.json');
  return { code: chunk.code, libraries: licenses?.type === 'asset' ? librariesOf(textOf(licenses.source)) : [] };
}

const librarySchema = z.array(
  z.object({ name: z.string(), version: z.string(), identifier: z.string(), text: z.string().default('') }),
);

/** What Vite found. A library must state its licence; not every one has the text of it beside its code. */
const librariesOf = (json: string): readonly Library[] =>
  librarySchema.parse(JSON.parse(json)).map(({ identifier, ...library }) => ({ ...library, license: identifier }));

/** Minifies a style sheet that imports nothing. */
export const minifyCss = (css: string): Promise<string> =>
  bundleCss('samspill.css', {
    name: 'samspill:inline-css',
    resolveId: (id) => (id === 'samspill.css' ? '\0samspill.css' : undefined),
    load: (id) => (id === '\0samspill.css' ? css : undefined),
  });

/** Bundles a style sheet with all it imports, minified; small images are inlined. */
export async function bundleCss(entry: string, ...plugins: readonly Plugin[]): Promise<string> {
  const outputs = await run({ plugins: [...plugins], build: { rolldownOptions: { input: entry } } });
  const sheets = outputs.filter((output) => output.type === 'asset' && output.fileName.endsWith('.css'));
  const [sheet] = sheets;
  if (sheet?.type !== 'asset' || sheets.length > 1) throw new Error(`${entry} made ${sheets.length} style sheets`);
  return textOf(sheet.source).trim();
}

const textOf = (source: string | Uint8Array): string =>
  typeof source === 'string' ? source : new TextDecoder().decode(source);

type Outputs = Rolldown.RolldownOutput['output'][number][];

async function run(config: InlineConfig): Promise<Outputs> {
  const result = await build({
    root: fileURLToPath(new URL('../../', import.meta.url)),
    configFile: false,
    envFile: false,
    publicDir: false,
    logLevel: 'error',
    mode: 'production',
    // Also under a test runner, whose NODE_ENV would bring Lit's development build.
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: { conditions: ['module', 'browser', 'production'] },
    oxc: legacyDecorators,
    ...config,
    build: {
      target: 'es2022',
      cssTarget: ['chrome111', 'edge111', 'firefox121', 'safari16.4'],
      write: false,
      sourcemap: false,
      minify: true,
      cssMinify: true,
      modulePreload: false,
      reportCompressedSize: false,
      ...config.build,
    },
  });
  const outputs = Array.isArray(result) ? result : [result];
  return outputs.flatMap((each) => ('output' in each ? each.output : []));
}

const leaveOut = (externals: Externals): Plugin => ({
  name: 'samspill:leave-out',
  enforce: 'pre',
  async resolveId(source, importer, options) {
    const resolved = await this.resolve(source, importer, { ...options, skipSelf: true });
    const file = resolved && externals[resolve(resolved.id)];
    return file ? { id: `./${file}`, external: true } : resolved;
  },
});
