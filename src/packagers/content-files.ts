import { strToU8 } from 'fflate';
import type { Module } from '../model/module.ts';
import type { PackageFile, PlayerFiles } from '../model/package.ts';
import { byPath } from './paths.ts';

/** The file that is opened: the document of the module's first language. */
export const launchFile = 'index.html';

/** What is the same in every format, sorted by path: the documents, the player, the media and the probe file. */
export function contentFiles({ id, version, editions, media }: Module, player: PlayerFiles): PackageFile[] {
  const documents = editions.map(({ lang, document }, index) => ({
    path: index === 0 ? launchFile : `${lang}.html`,
    bytes: strToU8(document),
  }));
  // This name must never change: a page of an older package that is still open asks for it, and then gets this file.
  const probe = { path: 'samspill.txt', bytes: strToU8(`${JSON.stringify({ samspill: id, version })}\n`) };
  return [...documents, probe, ...media, ...player].sort(byPath);
}
