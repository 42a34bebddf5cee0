import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { catalogue } from '../compiler/rules/catalogue.ts';
import { ruleList, ruleListPath } from './rule-list.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The names of rules that stand where the sources of the compiler and of the kinds report a fault. */
async function reportedRules(): Promise<ReadonlySet<string>> {
  const zones = ['src/compiler', 'src/blocks', 'src/interactions', 'src/build/kind-template', 'src/build/media'];
  const files = await Promise.all(
    zones.map(async (zone) => (await readdir(join(root, zone), { recursive: true })).map((path) => join(zone, path))),
  );
  const own = files
    .flat()
    .filter((path) => /\.ts(?:\.txt)?$/.test(path) && !/\.(?:test|contract|element|fixture)\./.test(path));
  const texts = await Promise.all(own.map((path) => readFile(join(root, path), 'utf8')));
  const found = texts.flatMap((text) => {
    const plain = text.replaceAll(/(?:placeOf|keyOffset)\((?:\[[^\]]*\]|[^)]*)\)/g, '');
    return [
      ...plain.matchAll(
        /(?:\b(?:report|reportLine|reportAnywhere|reportAt|fault|error|warning|note|fail)|\.in\([^;'`]*?\))\((?:'(?:error|warning)', )?(?:[^'`;]|`[^`]*`)*?'(?!(?:warning|error|severity)')([a-z][a-z0-9-]+)'/g,
      ),
      ...plain.matchAll(/\brule: '([a-z0-9-]+)'/g),
    ].map(([, rule = '']) => rule);
  });
  return new Set(found);
}

it('knows every rule that is reported, and no other', async () => {
  const reported = await reportedRules();
  const known = new Set(catalogue.map(({ id }) => id));
  expect([...reported].filter((rule) => !known.has(rule))).toEqual([]);
  // Packages are refused, and folders looked at, by the build; the last one is reported by its offset.
  const others = ['felles-ord-mangler', 'mangler-innhold', 'mangler-modul', 'pakke', 'tekst-etter-nummertegn'];
  expect([...known].filter((rule) => !reported.has(rule)).sort()).toEqual(others);
});

it('tells of each rule once, in Norwegian, with a title and a way out', () => {
  expect(new Set(catalogue.map(({ id }) => id)).size).toBe(catalogue.length);
  for (const { id, title, help } of catalogue) {
    expect(id).toMatch(/^[a-z][a-z0-9-]*$/);
    expect(title, id).toMatch(/^\S.{3,80}[^.]$/);
    expect(help, id).toMatch(/^[A-ZÆØÅ].{15,400}[.!]»?$/);
  }
});

it('stands in the guide as it is: npm run forfatterguide writes it anew', async () => {
  expect(await readFile(join(root, ruleListPath), 'utf8')).toBe(ruleList());
});
