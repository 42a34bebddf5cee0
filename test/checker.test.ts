import { Zip, ZipDeflate } from 'fflate';
import { describe, expect, it } from 'vitest';
import { nodeSchemas } from '../src/build/xmllint.ts';
import { checkPackage } from '../src/checker/check-package.ts';
import { type Rule, rules } from '../src/checker/rules.ts';
import { packageFormats } from '../src/model/package.ts';
import { brokenPackages } from './support/broken-packages.ts';
import { hostileZips } from './support/hostile-zips.ts';
import { judge, ours, theirs, told } from './support/package-edits.ts';
import { soundVariants } from './support/sound-variants.ts';

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
