import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { craftZip } from '../../test/support/craft-zip.ts';
import { hostileZips } from '../../test/support/hostile-zips.ts';
import { nodeSchemas } from '../build/xmllint.ts';
import { checkPackage } from './check-package.ts';
import { readZip } from './zip.ts';

describe('a hostile zip', () => {
  it.each(hostileZips)('is refused by %s: %s', async (rule, _what, zip) => {
    const report = await checkPackage(zip(), nodeSchemas);
    expect(report).toMatchObject({ ours: false, files: 0, findings: [{ rule, severity: 'error' }] });
    expect(report.findings).toHaveLength(1);
    expect(report.findings[0]?.text).toMatch(/^[^\p{Cc}\p{Cf}]{20,}\.$/u);
  });

  it('is refused whatever single byte is wrong, or read to the same files', () => {
    const zip = craftZip([
      { name: 'a.txt', data: 'Hei '.repeat(20) },
      { name: 'b/c.js', data: 'let a;' },
    ]);
    const held = JSON.stringify(readZip(zip).files);
    for (let at = 0; at < zip.length; at += 1) {
      for (const bit of [1, 16, 128]) {
        const broken = zip.map((byte, index) => (index === at ? byte ^ bit : byte));
        let read: string;
        try {
          read = JSON.stringify(readZip(broken).files);
        } catch (refusal) {
          expect((refusal as Error).name, `byte ${at}`).toBe('ZipRefusal');
          continue;
        }
        expect(read, `byte ${at}`).toBe(held);
      }
    }
  });
});

describe('a sound zip', () => {
  const text = (value: string) => new TextEncoder().encode(value);

  it('gives back its files, and keeps none that holds no text', () => {
    const zip = zipSync({ 'a/b.html': text('Hei'), 'bilde.png': text('png'), 'tom.txt': new Uint8Array() });
    expect(readZip(zip)).toEqual({
      files: [
        { path: 'a/b.html', size: 3, bytes: text('Hei') },
        { path: 'bilde.png', size: 3 },
        { path: 'tom.txt', size: 0, bytes: new Uint8Array() },
      ],
      folders: [],
      descriptors: false,
    });
  });

  it('may be stored, have folders, a comment, and letters in UTF-8', () => {
    const zip = craftZip(
      [
        { name: 'mappe/', data: '', mode: 0o040755 },
        { name: 'mappe/på.txt', data: 'x', method: 0, mode: 0o100644 },
      ],
      { comment: text('laget på en Mac') },
    );
    expect(readZip(zip)).toMatchObject({ files: [{ path: 'mappe/på.txt', size: 1 }], folders: ['mappe/'] });
  });
});
