import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { bundleScript, type Library } from './bundle.ts';
import { officialSchemas } from './xsd.ts';

/** `samspill-verktoy.js`, and the libraries in it. */
export interface ToolsScript {
  readonly code: string;
  readonly libraries: readonly Library[];
}

const libraryFolder = dirname(createRequire(import.meta.url).resolve('xmllint-wasm'));

/**
 * The tools of the release page as one classic script that needs no other file, since a page that is opened from a disk may
 * fetch none: it carries the official XSDs, and libxml2 as a worker.
 */
export async function toolsScript(): Promise<ToolsScript> {
  const [{ code, libraries }, worker, schemas] = await Promise.all([
    bundleScript(fileURLToPath(new URL('../release/page/tools.ts', import.meta.url)), 'iife', {}, workerInPlace),
    workerSource(),
    officialSchemas(),
  ]);
  const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
  const data = {
    worker,
    schemas: Object.fromEntries(
      [...schemas].map(([edition, files]) => [edition, files.map(({ path, bytes }) => ({ path, text: text(bytes) }))]),
    ),
  };
  return { code: `const samspillToolsData=${JSON.stringify(data)};\n${code}`, libraries };
}

const workerCall = "new Worker(new URL('./xmllint-browser.mjs', import.meta.url), { type: 'module' })";
const wasmAddress = "new URL('./xmllint.wasm', import.meta.url).href";

/** The library starts its worker from a file beside it; here that is made of text. */
const workerInPlace: Plugin = {
  name: 'samspill:worker-in-place',
  enforce: 'pre',
  transform(code, id) {
    if (!id.endsWith('/xmllint-wasm/index-browser.mjs')) return undefined;
    return replaceOnce(code, workerCall, 'new Worker(globalThis.samspillXmllint)');
  },
};

async function workerSource(): Promise<string> {
  const [script, wasm] = await Promise.all([
    readFile(join(libraryFolder, 'xmllint-browser.mjs'), 'utf8'),
    readFile(join(libraryFolder, 'xmllint.wasm')),
  ]);
  return replaceOnce(script, wasmAddress, `"data:application/wasm;base64,${wasm.toString('base64')}"`);
}

function replaceOnce(code: string, from: string, to: string): string {
  if (code.split(from).length !== 2) throw new Error(`xmllint-wasm no longer says ${from}`);
  return code.replace(from, () => to);
}
