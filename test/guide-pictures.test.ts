import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { authorPages, guidePath } from '../src/build/author-guide.ts';
import {
  examplePicture,
  guidePictures,
  pictureFolder,
  pictureList,
  pictureListText,
} from '../src/build/guide-pictures.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string) => readFile(join(root, path), 'utf8');
const pages = await authorPages(root);
const pictures = await guidePictures(pages);

/** Pictures of a guide, by their path from `docs/`. */
const shownIn = (text: string) =>
  [...text.matchAll(/!\[([^\]]*)\]\((bilder\/[^)]+)\)/g)].map(([, alt = '', path = '']) => ({ alt, path }));
const shown = (await Promise.all(['docs/forfatter.md', guidePath].map(read))).flatMap(shownIn);

it('has a picture of every example, made from the example as it stands', async () => {
  expect(pages.length).toBeGreaterThan(30);
  expect(pictures.filter(({ madeFrom }) => madeFrom === '')).toEqual([]);
  expect(await read(pictureList), 'run npm run veiledningsbilder').toBe(pictureListText(pictures));
});

it('shows each picture under its own example', async () => {
  const guide = await read(guidePath);
  for (const { kind, text } of pages) {
    const [, example = '', picture] =
      /^```markdown\n(.*?)^```\n\n!\[[^\]]+\]\(\S*\/bilder\/(\S+)\)$/ms.exec(text) ?? [];
    expect(picture, kind).toBe(examplePicture(kind));
    expect(guide).toContain(`${example}\`\`\`\n\n![`);
  }
});

it('shows every picture there is, and none that is missing', async () => {
  const files = (await readdir(join(root, pictureFolder), { recursive: true })).map((path) =>
    path.replaceAll('\\', '/'),
  );
  const ours = files.filter((path) => /\.(webp|svg)$/.test(path)).map((path) => `bilder/${path}`);
  expect([...new Set(shown.map(({ path }) => path))].sort()).toEqual(ours.sort());
  expect(pictures.map(({ name }) => `bilder/${name}`).filter((path) => !ours.includes(path))).toEqual([]);
});

it('says in words what each picture shows', () => {
  for (const { alt, path } of shown) {
    expect(alt, path).toMatch(/^[A-ZÆØÅ].{25,}\.$/);
    expect(alt, path).not.toMatch(/skjermbilde|bilde av/i);
  }
});

it('weighs at most 60 kB a picture, and 1.5 MB in all', async () => {
  const names = shown.map(({ path }) => path);
  const sizes = await Promise.all(names.map(async (path) => (await stat(join(root, 'docs', path))).size));
  expect(names.filter((_, at) => (sizes[at] ?? 0) > 60_000)).toEqual([]);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(1_500_000);
});
