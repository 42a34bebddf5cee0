import fc from 'fast-check';
import { strFromU8, strToU8, type Zippable, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { theirs } from '../../test/support/package-edits.ts';
import { schemas } from '../build/xsd.ts';
import { checkPackage } from './check-package.ts';
import type { SchemaSource } from './scorm.ts';

/** The rules alone: libxml2 is in others' hands, and would take all of the time. */
const rulesAlone: SchemaSource = {
  validate: async () => [],
  schemas: async (edition) => (await schemas.get(edition)?.controlFiles()) ?? [],
};

const formats = ['scorm12', 'scorm2004-4', 'cmi5', 'xapi'] as const;
const manifests = {
  scorm12: 'imsmanifest.xml',
  'scorm2004-4': 'imsmanifest.xml',
  cmi5: 'cmi5.xml',
  xapi: 'tincan.xml',
};

const pieces = [
  '<',
  '>',
  '"',
  '/',
  '&',
  '\u0000',
  'constructor',
  '__proto__',
  'toString',
  '../',
  '%',
  '\\',
  'å',
  '<item>',
  ' xmlns="" ',
  '<![CDATA[',
  '<!--',
  ']]>',
  '\u009b2J',
  ' identifier="x"',
  '<au/>',
  '<activity/>',
  '',
];

it('finds words for every manifest, whatever is in it', async () => {
  const change = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    cut: fc.nat(30),
    put: fc.constantFrom(...pieces),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...formats),
      fc.array(change, { minLength: 1, maxLength: 4 }),
      async (format, changes) => {
        const files = theirs(format);
        const name = manifests[format];
        let text = strFromU8(files[name] ?? new Uint8Array());
        for (const { at, cut, put } of changes) {
          const index = Math.floor(at * text.length);
          text = text.slice(0, index) + put + text.slice(index + cut);
        }
        const { findings } = await checkPackage(
          zipSync({ ...files, [name]: strToU8(text) } as Zippable, { level: 0 }),
          rulesAlone,
        );
        for (const finding of findings) expect(finding.text).toMatch(/^[^\p{Cc}\p{Cf}]+$/u);
      },
    ),
    { numRuns: 300 },
  );
}, 60_000);

const many = (count: number, part: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => part(index)).join('');

it.each([
  [
    'resources',
    'scorm12',
    'imsmanifest.xml',
    '</resources>',
    many(30_000, (index) => `<resource identifier="r${index}" type="x"><file href="${index}.x"/></resource>`),
  ],
  [
    'items',
    'scorm12',
    'imsmanifest.xml',
    '</organization>',
    many(60_000, (index) => `<item identifier="i${index}" identifierref="RES-SLUKK${index}"/>`),
  ],
  ['languages', 'cmi5', 'cmi5.xml', '</title>', many(60_000, (index) => `<langstring lang="a${index.toString(36)}"/>`)],
  [
    'activities',
    'xapi',
    'tincan.xml',
    '</activities>',
    many(60_000, (index) => `<activity id="urn:${index}" type="urn:t"><launch>${index}</launch></activity>`),
  ],
  ['comments that stay open', 'xapi', 'tincan.xml', '</activities>', '<!--'.repeat(300_000)],
] as const)(
  'is not kept busy by %s',
  async (_what, format, name, before, content) => {
    const files = theirs(format);
    const text = strFromU8(files[name] ?? new Uint8Array()).replace(before, `${content}${before}`);
    const zip = zipSync({ ...files, [name]: strToU8(text) } as Zippable, { level: 0 });
    const start = performance.now();
    const { findings } = await checkPackage(zip, rulesAlone);
    expect(performance.now() - start).toBeLessThan(10_000);
    expect(findings.length).toBeGreaterThan(0);
    expect(findings.length).toBeLessThan(200);
  },
  30_000,
);
