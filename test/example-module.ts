import type { Module } from '../src/model/module.ts';
import type { PlayerFiles } from '../src/model/package.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

/** A small module with letters and signs that importers stumble over; `over` replaces what a test is about. */
export const exampleModule = (over: Partial<Module> = {}): Module => ({
  id: 'm1',
  version: '1.2.3',
  passMark: 0.8,
  scorm12Status: 'completed',
  editions: [
    {
      lang: 'nb',
      title: 'Ærlig «måling» – 100 % & <mer>',
      description: 'Om å måle',
      audience: 'Alle som måler',
      goals: [{ id: 'g_male', text: 'Du kan måle – 100 % & <mer>.', questions: [] }],
      lessons: [],
      document: '<!doctype html><title>Ærlig</title>',
    },
    {
      lang: 'nn',
      title: 'Måling',
      description: 'Om å måle',
      audience: 'Alle som måler',
      goals: [{ id: 'g_male', text: 'Du kan måle – 100 % & <mer>.', questions: [] }],
      lessons: [],
      document: '<!doctype html><title>nn</title>',
    },
  ],
  media: [{ path: 'media/kart.svg', bytes: bytes('<svg/>') }],
  ...over,
});

/** A player that does nothing. */
export const examplePlayer: PlayerFiles = [
  { path: 'player.js', bytes: bytes('"use strict";') },
  { path: 'player.css', bytes: bytes('p{margin:0}') },
  { path: 'xapi.js', bytes: bytes('export {};') },
];
