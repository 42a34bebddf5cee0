import type { Edition, Lesson, LessonKind, Module } from '../src/model/module.ts';
import type { PlayerFiles } from '../src/model/package.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

const lesson = (id: string, kind: LessonKind, minutes: number): Lesson => ({
  id,
  kind,
  title: id,
  minutes,
  sources: [],
  interactions: [],
});

const lessons: readonly Lesson[] = [lesson('l_start', 'lesson', 3), lesson('l_test', 'test', 2.5)];

const nb: Edition = {
  lang: 'nb',
  title: `Ærlig «måling» – 100 % & <mer> "enn" 'nok' 😀`,
  description: 'Om å måle,\nog om å telle',
  audience: 'Alle som måler',
  goals: [
    { id: 'g_male', text: 'Du kan måle – 100 % & <mer>.', questions: [] },
    { id: 'g_telle', text: `Du kan telle "til" 'ti' 😀.`, questions: [] },
  ],
  lessons,
  document: '<!doctype html><html lang="nb"><title>Ærlig</title></html>',
};

const nn: Edition = {
  lang: 'nn',
  title: 'Ærleg måling',
  description: 'Om å måle',
  audience: 'Alle som måler',
  goals: [
    { id: 'g_male', text: 'Du kan måle.', questions: [] },
    { id: 'g_telle', text: 'Du kan telje.', questions: [] },
  ],
  lessons,
  document: '<!doctype html><html lang="nn"><title>nn</title></html>',
};

/** A small module with letters and signs that importers stumble over; `over` replaces what a test is about. */
export const exampleModule = (over: Partial<Module> = {}): Module => ({
  id: 'm1',
  version: '1.2.3',
  passMark: 0.8,
  scorm12Status: 'completed',
  reviews: {},
  editions: [nb, nn],
  media: [{ path: 'media/kart.svg', bytes: bytes('<svg/>') }],
  ...over,
});

/** The same module at another time: nothing is as it was, its id apart. */
export const changedModule = (): Module =>
  exampleModule({
    version: '9.9.9',
    passMark: 0.5,
    editions: [
      {
        ...nb,
        title: 'Ny tittel',
        description: 'Ny beskrivelse',
        goals: [...nb.goals].reverse(),
        lessons: [lesson('l_ny', 'lesson', 9)],
        document: '<!doctype html><title>Ny</title>',
      },
    ],
    media: [],
  });

/** A player that does nothing. */
export const examplePlayer: PlayerFiles = [
  { path: 'player.js', bytes: bytes('"use strict";') },
  { path: 'player.css', bytes: bytes('p{margin:0}') },
  { path: 'tools.js', bytes: bytes('"use strict";') },
  { path: 'xapi.js', bytes: bytes('export {};') },
];
