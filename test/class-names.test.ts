import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const src = fileURLToPath(new URL('../src', import.meta.url));

/** Sheets that lay down what kinds build on; a kind may add to a class of theirs. */
const isBase = (path: string): boolean =>
  path.startsWith('ui/') || /shared\/(?:private|selects|typed)\.css$/.test(path);

/** Laid down in `shared.css` and `printed.css`, for blocks to build on. */
const baseOfBlocks = ['sam-label', 'sam-printed'];

/** What is done to blocks of all kinds. */
const isCommon = (path: string): boolean => /blocks\/shared\/(?:shared|printed)\.css$/.test(path);

/** Classes that a sheet speaks of. */
const classesIn = (css: string): ReadonlySet<string> =>
  new Set([...css.replaceAll(/\/\*.*?\*\//gs, '').matchAll(/\.(sam-[a-z-]+)/g)].map(([, name]) => name ?? ''));

it('no two kinds give the same class a look: a document may hold them both', async () => {
  const paths = (await readdir(src, { recursive: true }))
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /^(?:ui|interactions|blocks)\/.*\.css$/.test(path) && !path.includes('theme/'));
  const owners = new Map<string, string[]>();
  const base = new Set<string>(baseOfBlocks);
  for (const path of paths) {
    for (const name of classesIn(await readFile(join(src, path), 'utf8'))) {
      if (isBase(path)) base.add(name);
      else if (!isCommon(path)) owners.set(name, [...(owners.get(name) ?? []), basename(path)]);
    }
  }
  const shared = [...owners].filter(([name, sheets]) => sheets.length > 1 && !base.has(name));
  expect(shared.map(([name, sheets]) => `.${name}: ${sheets.join(', ')}`)).toEqual([]);
  expect(owners.size).toBeGreaterThan(50);
});
