import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { exampleBlock, examplePng } from '../../test/example-block.ts';
import { blockKinds } from './kinds.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const media = [examplePng('media/tavlemote.svg', 960, 540)];

const pageOf = (kind: string): Promise<string> => readFile(`${folder}/${kind}/forfatter.md`, 'utf8');

it('every folder of a block is listed, but for the test', async () => {
  const folders = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const kinds = folders.map(({ name }) => name).filter((name) => name !== 'shared' && name !== 'test');
  expect(blockKinds.map(({ kind }) => kind).sort()).toEqual(kinds.sort());
});

it.each(blockKinds.map(({ kind, names }) => ({ kind, name: names[0] })))(
  'the examples of :::$name on the page for authors have no faults, and show it',
  async ({ kind, name }) => {
    const examples = [...(await pageOf(kind)).matchAll(/^```markdown\n(.*?)^```$/gms)].map(([, text = '']) => text);
    expect(examples).not.toEqual([]);
    for (const example of examples) {
      const { faults, html } = exampleBlock(example.trimEnd().split('\n'), media);
      expect(faults, example).toEqual([]);
      expect(example).toContain(`:::${name}`);
      expect(html, example).not.toContain(':::');
    }
  },
);
