import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { type BuiltPlayer, buildPlayer } from '../src/build/player.ts';
import { playerKinds } from '../src/model/package.ts';

// Row 58 of the fault matrix: a poisoned dependency runs nothing when it is installed, and shows in what comes out.

const root = fileURLToPath(new URL('..', import.meta.url));
let player: BuiltPlayer;
beforeAll(async () => {
  player = await buildPlayer();
}, 60_000);

it('is installed from the lockfile alone, with checksums, and runs no script of a package', async () => {
  expect(await readFile(`${root}.npmrc`, 'utf8')).toContain('ignore-scripts=true');
  expect(await readFile(`${root}.ci/run`, 'utf8')).toContain('npm ci');
  const { packages }: { packages: Record<string, { integrity?: string; resolved?: string; optional?: true }> } =
    JSON.parse(await readFile(`${root}package-lock.json`, 'utf8'));
  const unsure = Object.entries(packages).filter(([path, { integrity }]) => path !== '' && !integrity);
  // Binaries of other platforms, which the registry at hand did not have.
  expect(unsure.filter(([path, { optional }]) => !optional || !/@(?:biomejs|rollup)\//.test(path))).toEqual([]);
});

it('shows every library that gets into a package: a new one, or a new version, is a change here', () => {
  const shown = player.libraries.map(({ name, version, license }) => `${name} ${version} ${license}`);
  expect(shown).toMatchInlineSnapshot(`
    [
      "@digdir/designsystemet-css 1.22.0 MIT",
      "@lit/reactive-element 2.1.2 BSD-3-Clause",
      "@xapi/xapi 3.0.3 MIT",
      "axios 1.15.2 MIT",
      "lit 3.3.3 BSD-3-Clause",
      "lit-element 4.2.2 BSD-3-Clause",
      "lit-html 3.3.3 BSD-3-Clause",
      "uuid 14.0.3 MIT",
    ]
  `);
});

/** What our players never do; code that suddenly does has come from somewhere else. */
const banned: readonly RegExp[] = [
  /\beval\(|\bnew Function\b/,
  /\bdocument\.(?:cookie|domain|writeln)\b/,
  /\b(?:WebSocket|EventSource|RTCPeerConnection|XMLHttpRequest|importScripts|SharedWorker|sendBeacon)\b/,
  /\bnew Worker\b|\bserviceWorker\b|\bgeolocation\b|\bgetUserMedia\b|\bclipboard\.(?!writeText\b)/,
  /\bwindow\.open\b/,
];

const found = (code: string): string[] => banned.flatMap((pattern) => code.match(pattern)?.[0] ?? []);

describe.each(playerKinds)('the player of %s', (kind) => {
  const code = (): string =>
    new TextDecoder().decode(player.files.get(kind)?.find(({ path }) => path === 'player.js')?.bytes);

  it('uses nothing that it should not', () => {
    expect(code().length).toBeGreaterThan(50_000);
    expect(found(code())).toEqual([]);
  });

  it('keeps the launch in the tab only where its format needs it', () => {
    expect(/\bsessionStorage\b/.test(code())).toBe(kind === 'cmi5' || kind === 'xapi');
  });
});

it.each([
  'eval(x)',
  'new Function("a")',
  'document.cookie',
  'new WebSocket(u)',
  'navigator.sendBeacon(u)',
  'navigator.clipboard.readText()',
  'new Worker(u)',
])('would see %s', (code) => {
  expect(found(`a;${code};b`)).toHaveLength(1);
});
