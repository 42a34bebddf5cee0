import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Element, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { toHast } from 'mdast-util-to-hast';
import { toString as textOf } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { parseMarkdown } from '../../compiler/markdown.ts';

/** The author's guide. */
export interface Guide {
  /** To stand in a page; every heading has the id that GitHub would give it. */
  readonly html: string;
  /** Id of the part that tells of a rule: the first that names it, or else the one about the check. */
  anchorOf(rule: string): string;
}

/** The pictures that the guide shows, by their addresses in it; the preview has no other way to its folder. */
export async function readPictures(folder: string, markdown: string): Promise<ReadonlyMap<string, string>> {
  const paths = new Set(
    [...markdown.matchAll(/!\[[^\]]*\]\((bilder(?:\/[\w-]+)+\.\w+)\)/g)].map(([, path]) => path ?? ''),
  );
  const read = [...paths].map(async (path): Promise<[string, string][]> => {
    const bytes = await readFile(join(folder, path)).catch(() => undefined);
    const type = path.endsWith('.svg') ? 'svg+xml' : path.replace(/^.*\./, '');
    return bytes ? [[path, `data:image/${type};base64,${bytes.toString('base64')}`]] : [];
  });
  return new Map((await Promise.all(read)).flat());
}

/** Reads `docs/forfatter.md`; of its pictures, those that are given are shown. */
export function readGuide(markdown: string, pictures: ReadonlyMap<string, string> = new Map()): Guide {
  const root = parseMarkdown(markdown);
  const parts: { id: string; lines: string[] }[] = [];
  for (const node of root.children) {
    if (node.type === 'heading') {
      const id = idOf(textOf(node));
      node.data = { ...node.data, hProperties: { id } };
      parts.push({ id, lines: [] });
    }
    const { start, end } = node.position ?? {};
    if (start && end) parts.at(-1)?.lines.push(markdown.slice(start.offset, end.offset));
  }
  const tree = toHast(root) as Root | Element;
  visit(tree, 'element', (element) => {
    if (element.tagName !== 'img') return;
    const src = pictures.get(String(element.properties.src));
    if (src === undefined) Object.assign(element, { tagName: 'span', properties: {}, children: [] });
    else element.properties.src = src;
  });
  const partThat = (says: RegExp) => parts.find(({ lines }) => lines.some((text) => says.test(text)))?.id;
  return {
    html: toHtml(tree),
    // In code, or as the check prints it: many a rule has the name of an ordinary word.
    anchorOf: (rule) =>
      partThat(new RegExp(`(?:\`|^ *(?:feil|advarsel) )${rule}(?:\`|$)`, 'm')) ??
      partThat(/^```sh\nnpm run sjekk\n/) ??
      '',
  };
}

const idOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(/\s/g, '-');
