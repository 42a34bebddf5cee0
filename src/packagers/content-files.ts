import { strToU8 } from 'fflate';
import { documentFile } from '../model/document-file.ts';
import type { Module } from '../model/module.ts';
import type { PackageFile, PlayerFiles } from '../model/package.ts';
import { byPath } from './paths.ts';

/** The same in every format, and large. */
const encoded = new WeakMap<Module['editions'], readonly PackageFile[]>();

function encode(editions: Module['editions']): readonly PackageFile[] {
  const langs = editions.map(({ lang }) => lang);
  return editions.map(({ lang, document }) => ({ path: documentFile(lang, langs), bytes: strToU8(document) }));
}

/** What is the same in every format, sorted by path: the documents, the player, the media and the probe file. */
export function contentFiles({ id, version, editions, media }: Module, player: PlayerFiles): PackageFile[] {
  const documents = encoded.get(editions) ?? encode(editions);
  encoded.set(editions, documents);
  // This name must never change: a page of an older package that is still open asks for it, and then gets this file.
  const probe = { path: 'samspill.txt', bytes: strToU8(`${JSON.stringify({ samspill: id, version })}\n`) };
  return [...documents, probe, ...media, ...player].sort(byPath);
}
