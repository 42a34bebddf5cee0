import { strFromU8, strToU8, type Zippable, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { theirs } from '../../test/support/package-edits.ts';
import { nodeSchemas } from '../build/xmllint.ts';
import { checkPackage } from './check-package.ts';

/** What is wrong with a foreign package when its manifest has been changed. */
async function errorsOf(format: 'scorm12' | 'cmi5' | 'xapi', change: (text: string) => string, validate = nodeSchemas) {
  const files = theirs(format);
  const name = { scorm12: 'imsmanifest.xml', cmi5: 'cmi5.xml', xapi: 'tincan.xml' }[format];
  const text = strFromU8(files[name] ?? new Uint8Array());
  expect(change(text)).not.toBe(text);
  const zip = zipSync({ ...files, [name]: strToU8(change(text)) } as Zippable, { level: 0 });
  const { findings } = await checkPackage(zip, validate);
  return findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule);
}

it.each([
  [
    'a DTD behind an instruction that looks like a comment',
    'xml-dtd',
    '<?a <!-- ?><!DOCTYPE manifest><?b --> ?><manifest',
  ],
  [
    'more attributes than anybody writes',
    'xml-feil',
    `<manifest ${Array.from({ length: 60_000 }, (_, n) => `a${n}=""`).join(' ')}`,
  ],
])('is not led past %s', async (_, rule, start) => {
  expect(await errorsOf('scorm12', (text) => text.replace('<manifest', start))).toEqual([rule]);
});

it('is not led past an encoding that stands far out', async () => {
  const far = `<?xml version="1.0"${' '.repeat(300)}encoding="UTF-7"?>`;
  expect(await errorsOf('scorm12', (text) => text.replace(/^<\?xml[^>]*\?>/, far))).toEqual(['xml-tegnsett']);
});

it('bears more faults than fit in a call', async () => {
  const validate = async () => Array.from({ length: 300_000 }, () => ({ message: 'not valid' }));
  const errors = await errorsOf('scorm12', (text) => `${text}\n`, { ...nodeSchemas, validate });
  expect(errors).toHaveLength(21);
});

it('spares the validator a manifest with thousands of errors', async () => {
  const items = '<item identifier="i" identifierref="none"><title>t</title></item>'.repeat(2000);
  const validate = () => Promise.reject(new Error('asked'));
  const change = (text: string) => text.replace('</organization>', `${items}</organization>`);
  expect(await errorsOf('scorm12', change, { ...nodeSchemas, validate })).not.toContain('xsd');
});

it.each(['+0.8', '00.80', '0.80000', '1.00000', '.5', '0.0'])('takes masteryScore="%s" for a number', async (score) => {
  expect(await errorsOf('cmi5', (text) => text.replace('masteryScore="0.75"', `masteryScore="${score}"`))).toEqual([]);
});

it.each(['1.1', '-0.1', '0.80001', '.', '1e-1', '10'])('refuses masteryScore="%s"', async (score) => {
  expect(await errorsOf('cmi5', (text) => text.replace('masteryScore="0.75"', `masteryScore="${score}"`))).toEqual([
    'cmi5-mastery',
  ]);
});

it('refuses a start that is a script, and one that stands twice', async () => {
  const script = (text: string) => text.replace(/<url>[^<]*/, '<url>javascript:alert(1)');
  expect(await errorsOf('cmi5', script)).toEqual(['cmi5-url']);
  const twice = (text: string) => text.replace(/<launch[\s\S]*?<\/launch>/, '$&$&');
  expect(await errorsOf('xapi', twice)).toEqual(['tincan-launch']);
});
