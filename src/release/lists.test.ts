import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { changeLog, checksums } from './lists.ts';
import { exampleRelease } from './release.fixture.ts';

it('lists checksums by name', () => {
  const sums = checksums([
    { name: 'b.zip', sha256: '2' },
    { name: 'a.zip', sha256: '1' },
  ]);
  expect(sums).toBe('1  a.zip\n2  b.zip\n');
});

it.skipIf(process.platform !== 'linux')('writes them as sha256sum reads them', () => {
  const folder = mkdtempSync(join(tmpdir(), 'samspill-summer-'));
  writeFileSync(join(folder, 'a.zip'), 'abc');
  const sha256 = createHash('sha256').update('abc').digest('hex');
  writeFileSync(join(folder, 'SHA256SUMS'), checksums([{ name: 'a.zip', sha256 }]));
  expect(execFileSync('sha256sum', ['--check', 'SHA256SUMS'], { cwd: folder, encoding: 'utf8' })).toContain(
    'a.zip: OK',
  );
  rmSync(folder, { recursive: true });
});

it('gathers the changes of every module under its name', () => {
  expect(changeLog(exampleRelease.modules)).toBe(
    `# Endringer\n\n## ${exampleRelease.modules[0]?.module.editions[0].title} (m1)\n\n### 1.2.3\n\n- Ny leksjon.\n`,
  );
});
