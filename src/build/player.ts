import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type PlayerFiles, type PlayerKind, playerKinds } from '../model/package.ts';
import type { Shell } from '../model/shell.ts';
import { bundleCss, bundleScript, type Script } from './bundle.ts';

/** The player as packages carry it, and the shell of their documents. */
export interface BuiltPlayer {
  /** Of every kind that was asked for. */
  readonly files: ReadonlyMap<PlayerKind, PlayerFiles>;
  /** Its `css` holds every rule; `cutCss` takes away what a document does not use. */
  readonly shell: Shell;
}

/**
 * Builds the players from `src` (a folder laid out like ours), one for each kind, so that none carries another's adapter; the same
 * sources give the same bytes. The licences of the libraries in it go along with ours as a file of their own: they ask
 * for it, and minifying takes them out of the code.
 */
export async function buildPlayer(
  src = fileURLToPath(new URL('../', import.meta.url)),
  kinds: readonly PlayerKind[] = playerKinds,
): Promise<BuiltPlayer> {
  const xapiEntry = join(src, 'tracking/adapters/xapi.ts');
  const entry = (kind: PlayerKind) =>
    bundleScript(join(src, `player/entry/${kind}.ts`), 'iife', { [xapiEntry]: 'xapi.js' });
  const [players, xapi, playerCss, css, boot, licenses, own] = await Promise.all([
    Promise.all(kinds.map(async (kind) => [kind, await entry(kind)] as const)),
    bundleScript(xapiEntry, 'es'),
    bundleCss(join(src, 'ui/player.css')),
    bundleCss(join(src, 'ui/document.css')),
    bundleScript(join(src, 'player/boot.ts'), 'iife'),
    cssLicense(),
    ownLicenses(),
  ]);
  const encode = (path: string, text: string) => ({ path, bytes: new TextEncoder().encode(text) });
  const filesOf = (player: Script): PlayerFiles => [
    encode(
      'licenses.txt',
      licenseFile({ ...own, 'player.js': player.licenses, 'xapi.js': xapi.licenses, CSS: licenses }),
    ),
    encode('player.css', playerCss),
    encode('player.js', player.code),
    encode('xapi.js', xapi.code),
  ];
  return {
    files: new Map(players.map(([kind, player]) => [kind, filesOf(player)])),
    shell: shellOf(css, boot.code.trim()),
  };
}

/** What the package is under itself, and what it carries beside the player. */
async function ownLicenses(): Promise<Readonly<Record<string, string>>> {
  const read = (name: string) => readFile(new URL(`../../${name}`, import.meta.url), 'utf8');
  return { Samspill: await read('LICENSE'), NOTICE: await read('NOTICE') };
}

async function cssLicense(): Promise<string> {
  const styles = createRequire(import.meta.url).resolve('@digdir/designsystemet-css');
  return `## @digdir/designsystemet-css\n\n${await readFile(join(dirname(styles), '../../LICENSE'), 'utf8')}`;
}

const licenseFile = (parts: Readonly<Record<string, string>>): string =>
  Object.entries(parts)
    .map(([name, text]) => `${name}\n\n${text.replaceAll('\r\n', '\n').trim()}\n`)
    .join('\n\n');

/** A shell with the hashes of what stands inline. Throws where a text would end its own element. */
export function shellOf(css: string, script: string): Shell {
  if (/<\/(?:style|script)|<!--/i.test(css + script)) throw new Error('Inline CSS or script holds an end tag');
  return { css, script, cssHash: hash(css), scriptHash: hash(script) };
}

const hash = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`;
