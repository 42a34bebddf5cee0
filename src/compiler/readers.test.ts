import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { readModuleSources } from '../build/sources.ts';
import { compile } from './compile.ts';
import type { ModuleSources } from './content.ts';
import { type Readers, rememberingReaders } from './readers.ts';

const root = fileURLToPath(new URL('../../test/fixtures/rekkefolge/', import.meta.url));
const sources = await readModuleSources(root, 'lukket');

/** The module with another text in one lesson. */
const edited = (index: number, change: (text: string) => string): ModuleSources => ({
  ...sources,
  lessons: sources.lessons.map((lesson, at) => (at === index ? { ...lesson, text: change(lesson.text) } : lesson)),
});

it('gives the same as reading everything anew, edit after edit, with every fault', () => {
  const readers = rememberingReaders();
  const edits: readonly ModuleSources[] = [
    sources,
    edited(0, (text) => `${text}\n\nEn ny setning.\n`),
    edited(0, (text) => `${text}\n\n:::spørmål\nEt gjerde som ikke finnes.\n`),
    edited(1, (text) => text.replaceAll('\n', '\r\n')),
    edited(1, (text) => text.replace('---', '')),
    { ...sources, glossaries: [] },
    { ...sources, media: [] },
    { ...sources, sourceList: { path: 'docs/kilder.md', text: '| Merke |\n|--|\n| å |' } },
    { ...sources, lessons: sources.lessons.slice(1) },
    sources,
  ];
  for (const each of edits) {
    const remembered = compile(each, { newIds: 'memory', readers });
    const anew = compile(each, { newIds: 'memory' });
    expect(remembered).toEqual(anew);
  }
});

it('does not read again what is as it was', () => {
  const remembering = rememberingReaders();
  const read: unknown[] = [];
  const readers: Readers = {
    ...remembering,
    readLesson(...args) {
      const draft = remembering.readLesson(...args);
      read.push(draft);
      return draft;
    },
  };
  const first = compile(sources, { readers }).content?.editions[0].lessons;
  const drafts = read.splice(0);
  const second = compile(
    edited(0, (text) => `${text}\n\nNytt.\n`),
    { readers },
  ).content?.editions[0].lessons;
  expect(read[1]).toBe(drafts[1]);
  expect(read[0]).not.toBe(drafts[0]);
  expect(second?.[1]?.body).toEqual(first?.[1]?.body);
  expect(second?.[0]?.body).not.toEqual(first?.[0]?.body);
});
