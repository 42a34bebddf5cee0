import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';
import { expect, it } from 'vitest';
import { buildPlayer, shellOf } from './player.ts';

const fixture = fileURLToPath(new URL('../../test/fixtures/player', import.meta.url));
const { files: players, shell } = await buildPlayer(fixture, ['scorm12']);
const files = players.get('scorm12') ?? [];
const text = (path: string) => new TextDecoder().decode(files.find((file) => file.path === path)?.bytes);

it('makes the files that packages carry', () => {
  expect(files.map(({ path }) => path)).toEqual(['licenses.txt', 'player.css', 'player.js', 'tools.js', 'xapi.js']);
});

it('makes a classic script, in which the xAPI file stays outside', () => {
  expect(() => new vm.Script(text('player.js'))).not.toThrow();
  expect(text('player.js')).toMatch(/import\(["'`]\.\/xapi\.js["'`]\)/);
  expect(text('player.js')).not.toContain('xapi-at-');
});

it('makes the xAPI file a module that keeps its exports', () => {
  expect(text('xapi.js')).toContain('xapi-at-');
  expect(text('xapi.js')).toMatch(/export\s*\{[^}]*xapiExample/);
});

it('takes the production build of Lit, and compiles decorators as Lit needs them', () => {
  const player = text('player.js');
  expect(player).not.toContain('Lit is in dev mode');
  expect(player).toContain('sam-example');
  expect(player).not.toMatch(/unset\s*[;=}]/);
  expect(player).toMatch(/this\.name=["'`]du["'`]|constructor/);
});

it('is minified, and carries no source map and no path of the machine', () => {
  for (const path of ['player.css', 'player.js', 'tools.js', 'xapi.js']) {
    expect(text(path)).not.toContain('sourceMappingURL');
    expect(text(path)).not.toContain(fixture);
    expect(text(path).trim().split('\n').length).toBeLessThan(5);
  }
});

it('carries the licences of what is in it', () => {
  for (const name of [
    '## lit - ',
    '## @lit/reactive-element',
    '## @digdir/designsystemet-css',
    'Redistributions in binary',
  ]) {
    expect(text('licenses.txt')).toContain(name);
  }
});

it('gives the same bytes each time', async () => {
  const again = await buildPlayer(fixture, ['scorm12']);
  expect(again.shell).toEqual(shell);
  for (const [index, { path, bytes }] of files.entries()) {
    expect(again.files.get('scorm12')?.[index]?.path).toBe(path);
    expect(Buffer.from(bytes).equals(again.files.get('scorm12')?.[index]?.bytes ?? Buffer.of())).toBe(true);
  }
});

it('resolves the imports of the style sheet', () => {
  expect(shell.topCss.text).toContain('.ds-divider');
  expect(shell.topCss.text).not.toContain('@import');
});

it('gives the hashes that the Content Security Policy needs', () => {
  expect(shell.script.text).toContain('classList.add');
  expect(shell.script.text).not.toContain('\n');
  const digest = createHash('sha256').update(shell.script.text, 'utf8').digest('base64');
  expect(shell.script.hash).toBe(`sha256-${digest}`);
});

it.each([
  ['a{}</style>', ''],
  ['', 'x="</SCRIPT>"'],
  ['', '<!--'],
])('refuses inline text that would end its element', (css, script) => {
  expect(() => shellOf('', css, script)).toThrow('end tag');
});
