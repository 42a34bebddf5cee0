import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { zipFiles } from './zip.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const file = (path: string, text = path) => ({ path, bytes: bytes(text) });
const files = [file('b.html', 'x'.repeat(5000)), file('a/c.js'), file('B.txt', ''), file('10.css'), file('9.css')];

/** The headers of a zip, read from its bytes (APPNOTE 4.3). */
function headers(zip: Uint8Array) {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const found: { name: string; flags: number; time: number; date: number; local: number; method: number }[] = [];
  for (let at = 0; at + 46 <= zip.length; at += 1) {
    if (view.getUint32(at, true) !== 0x02014b50) continue;
    const name = new TextDecoder().decode(zip.subarray(at + 46, at + 46 + view.getUint16(at + 28, true)));
    const offset = view.getUint32(at + 42, true);
    found.push({
      name,
      method: view.getUint16(at + 10, true),
      flags: view.getUint16(at + 8, true) | view.getUint16(offset + 6, true),
      time: view.getUint16(at + 12, true),
      date: view.getUint16(at + 14, true),
      local: view.getUint32(offset, true),
    });
  }
  return found;
}

it('packs every file, and gives it back', () => {
  const unpacked = unzipSync(zipFiles(files));
  expect(Object.keys(unpacked).sort()).toEqual(files.map(({ path }) => path).sort());
  for (const { path, bytes } of files) expect(Buffer.from(unpacked[path]!)).toEqual(Buffer.from(bytes));
});

it('sorts names and writes neither directories, data descriptors nor a time of its own', () => {
  const entries = headers(zipFiles(files));
  expect(entries.map(({ name }) => name)).toEqual(['10.css', '9.css', 'B.txt', 'a/c.js', 'b.html']);
  expect(entries.some(({ name }) => name.endsWith('/'))).toBe(false);
  for (const { flags, time, date, local, method } of entries) {
    expect({ flags, time, date, local, method }).toEqual({
      flags: 0,
      time: 0,
      date: (1 << 5) | 1, // 1980-01-01
      local: 0x04034b50,
      method: 8,
    });
  }
});

it('gives the same bytes whatever order the files come in', () => {
  expect(Buffer.from(zipFiles([...files].reverse())).equals(zipFiles(files))).toBe(true);
});

it('gives the same bytes in every time zone', async () => {
  const expected = createHash('sha256').update(zipFiles(files)).digest('hex');
  const script = `
    import { createHash } from 'node:crypto';
    import { zipFiles } from ${JSON.stringify(new URL('./zip.ts', import.meta.url).href)};
    const files = ${JSON.stringify(files.map(({ path, bytes }) => [path, [...bytes]]))};
    const zip = zipFiles(files.map(([path, bytes]) => ({ path, bytes: Uint8Array.from(bytes) })));
    console.log(createHash('sha256').update(zip).digest('hex'), new Date(0).getTimezoneOffset());`;
  const run = async (TZ: string) => {
    const args = ['--import', 'tsx', '--input-type=module', '--eval', script];
    const { stdout } = await promisify(execFile)(process.execPath, args, { env: { ...process.env, TZ } });
    return stdout.trim().split(' ');
  };
  const [auckland, newfoundland] = await Promise.all([run('Pacific/Auckland'), run('America/St_Johns')]);
  expect(auckland?.[1]).not.toBe(newfoundland?.[1]);
  expect([auckland?.[0], newfoundland?.[0]]).toEqual([expected, expected]);
}, 30_000);

it.each([
  'på.html',
  '/etc/passwd',
  '../x',
  'a/../x',
  'a\\b',
  'a//b',
  'a/',
  '',
  'med blank.js',
  '.htaccess',
  '__MACOSX/x',
])('refuses the path %j', (path) => {
  expect(() => zipFiles([file(path)])).toThrow('kan ikke stå i en pakke');
});

it('refuses a path that occurs twice, also in other letter case', () => {
  expect(() => zipFiles([file('a.js'), file('a.js')])).toThrow('er med to ganger');
  expect(() => zipFiles([file('a.js'), file('A.js')])).toThrow('er med to ganger');
});
