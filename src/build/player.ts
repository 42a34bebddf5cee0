import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PlayerFiles } from '../model/package.ts';
import type { Shell } from '../model/shell.ts';
import { bundleCss, bundleScript } from './bundle.ts';

/** The player as packages carry it, and the shell of their documents. */
export interface BuiltPlayer {
  readonly files: PlayerFiles;
  /** Its `css` holds every rule; `cutCss` takes away what a document does not use. */
  readonly shell: Shell;
}

/** Builds the player from `src` (a folder laid out like ours); the same sources give the same bytes. */
export async function buildPlayer(src = fileURLToPath(new URL('../', import.meta.url))): Promise<BuiltPlayer> {
  const xapiEntry = join(src, 'tracking/adapters/xapi.ts');
  const [player, xapi, playerCss, css, boot] = await Promise.all([
    bundleScript(join(src, 'player/main.ts'), 'iife', { [xapiEntry]: 'xapi.js' }),
    bundleScript(xapiEntry, 'es'),
    bundleCss(join(src, 'ui/player.css')),
    bundleCss(join(src, 'ui/document.css')),
    bundleScript(join(src, 'player/boot.ts'), 'iife'),
  ]);
  const encode = (path: string, text: string) => ({ path, bytes: new TextEncoder().encode(text) });
  return {
    files: [encode('player.css', playerCss), encode('player.js', player), encode('xapi.js', xapi)],
    shell: shellOf(css, boot.trim()),
  };
}

/** A shell with the hashes of what stands inline. Throws where a text would end its own element. */
export function shellOf(css: string, script: string): Shell {
  if (/<\/(?:style|script)|<!--/i.test(css + script)) throw new Error('Inline CSS or script holds an end tag');
  return { css, script, cssHash: hash(css), scriptHash: hash(script) };
}

const hash = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`;
