import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Zip, ZipDeflate } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../src/build/build.ts';
import { listModules } from '../src/build/sources.ts';
import { nodeSchemas } from '../src/build/xmllint.ts';
import { checkPackage } from '../src/checker/check-package.ts';
import { type Rule, rules } from '../src/checker/rules.ts';
import { formatMessage } from '../src/model/message.ts';
import { packageFormats } from '../src/model/package.ts';
import { setLrs } from '../src/release/change-package.ts';
import { brokenPackages } from './support/broken-packages.ts';
import { hostileZips } from './support/hostile-zips.ts';
import { judge, ours, theirs, told } from './support/package-edits.ts';
import { soundVariants } from './support/sound-variants.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const foreignFormats = packageFormats.filter((format) => format !== 'web');

describe('a sound package', () => {
  it.each(packageFormats)('of ours is found sound in %s', async (format) => {
    const report = await judge(await ours(format), `samspill-m1_1.2.3_${format}.zip`);
    expect(report).toMatchObject({ format, version: '1.2.3', ours: true, findings: [] });
    expect(report.title).toMatch(/^Ærlig/);
  });

  it.each(foreignFormats)('of somebody else is found sound in %s', async (format) => {
    expect(await judge(theirs(format))).toMatchObject({ format, ours: false, findings: [] });
  });

  it.each(soundVariants)('may be written otherwise: $format, $what', async ({ format, edit, warns = [] }) => {
    const report = await judge(edit(theirs(format)));
    expect(report.format).toBe(format);
    expect([...new Set(told(report))].sort()).toEqual(warns.map((rule) => `warning ${rule}`).sort());
  });

  it('may have its sizes behind the data', async () => {
    const chunks: Uint8Array[] = [];
    const zip = new Zip((_error, chunk) => void chunks.push(chunk));
    for (const [path, bytes] of Object.entries(theirs('xapi'))) {
      const file = new ZipDeflate(path);
      zip.add(file);
      file.push(bytes, true);
    }
    zip.end();
    const report = await checkPackage(Uint8Array.from(Buffer.concat(chunks)), nodeSchemas);
    expect(told(report)).toEqual(['warning zip-datadeskriptor']);
  });
});

describe('the modules of the checkout', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'samspill-checker-'));
    for (const part of ['content', 'modules', 'docs'])
      await cp(join(root, part), join(folder, part), { recursive: true });
    for (const id of await listModules(folder)) {
      const path = join(folder, `modules/${id}/module.yaml`);
      const text = (await readFile(path, 'utf8')).replace(/^formater:.*$/m, `formater: [${packageFormats.join(', ')}]`);
      await writeFile(path, text);
    }
    const { messages } = await build({ root: folder, out: join(folder, 'dist') });
    expect(messages.filter(({ severity }) => severity === 'error').map(formatMessage)).toEqual([]);
  }, 120_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const check = async (name: string, change = (zip: Uint8Array) => zip) =>
    checkPackage(change(await readFile(join(folder, 'dist', name))), { ...nodeSchemas, name });

  it('are sound in every format, without a remark', async () => {
    const names = await readdir(join(folder, 'dist'));
    expect(names).toHaveLength((await listModules(folder)).length * packageFormats.length);
    for (const name of names) expect((await check(name)).findings, name).toEqual([]);
  }, 60_000);

  it('get one remark when an administrator has put an LRS in: its key is public', async () => {
    const access = { endpoint: 'https://lrs.example/xapi/', key: 'navn:hemmelighet' };
    const withLrs = (zip: Uint8Array): Uint8Array => {
      const changed = setLrs(zip, access);
      if ('refusal' in changed) throw new Error(changed.refusal);
      return changed.zip;
    };
    const names = (await readdir(join(folder, 'dist'))).filter((name) => /scorm/.test(name));
    for (const name of names) expect(told(await check(name, withLrs)), name).toEqual(['warning lrs-nokkel']);
  }, 60_000);
});

describe('a broken package', () => {
  it.each(brokenPackages)(
    'is told of: $rule, $format, $what',
    async ({ rule, format, edit, severity, theirs: foreign }) => {
      const report = await judge(edit(foreign ? theirs(format) : await ours(format)));
      expect(told(report)).toContain(`${severity ?? 'error'} ${rule}`);
      if (severity === 'warning') expect(told(report).filter((each) => each.startsWith('error'))).toEqual([]);
      for (const { text } of report.findings) expect(text).toMatch(/^.{20,}[.!]$/);
    },
  );

  it('is told of when its name says another format', async () => {
    const report = await judge(await ours('web'), 'samspill-m1_1.2.3_scorm12.zip');
    expect(told(report)).toEqual(['error feil-format']);
    expect(told(await judge(await ours('web'), 'kurs_scorm12.zip'))).toEqual([]);
  });

  it('is refused in every format, by thirty rules and more', () => {
    const refused = brokenPackages.filter(({ severity }) => severity !== 'warning');
    expect(new Set(refused.map(({ rule }) => rule)).size).toBeGreaterThanOrEqual(30);
    expect(new Set(refused.map(({ format }) => format))).toEqual(new Set(packageFormats));
  });

  it('shows every rule at work', () => {
    const seen = new Set<Rule>([...brokenPackages.map(({ rule }) => rule), ...hostileZips.map(([rule]) => rule)]);
    const elsewhere: readonly Rule[] = ['feil-format', 'zip-datadeskriptor'];
    expect(rules.filter((rule) => !seen.has(rule) && !elsewhere.includes(rule))).toEqual([]);
  });
});
