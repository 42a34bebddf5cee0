import { toHtml } from 'hast-util-to-html';
import { compile } from '../src/compiler/compile.ts';
import type { MediaFile } from '../src/model/module.ts';
import { exampleSources } from './example-sources.ts';

/** A PNG file, as far as its head. */
export function examplePng(path: string, width: number, height = 100): MediaFile {
  const bytes = new Uint8Array(24);
  bytes.set([0x89, ...new TextEncoder().encode('PNG\r\n\u001a\n')]);
  bytes.set(new TextEncoder().encode('IHDR'), 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  return { path, bytes };
}

/** What a lesson of these lines becomes, with its faults as `line rule`; the first line is number 1. `credits` is the text of `media.yaml`. */
export function exampleBlock(lines: readonly string[], media: readonly MediaFile[] = [], credits?: string) {
  const list = credits === undefined ? {} : { credits: { path: 'content/m1/media.yaml', text: credits } };
  const sources = { ...exampleSources({ 'nb/start.md': lines.join('\n') }), media, ...list };
  const { content, messages } = compile(sources, { newIds: 'memory' });
  return {
    faults: messages.map(({ line, rule }) => `${line - 4} ${rule}`),
    html: toHtml({ type: 'root', children: [...(content?.editions[0].lessons[0]?.body ?? [])] }),
  };
}
