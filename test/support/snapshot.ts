import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Frame } from 'playwright-core';
import type { Outline } from '../../src/model/outline.ts';
import { decodeSnapshot } from '../../src/tracking/codec.ts';
import type { Snapshot } from '../../src/tracking/snapshot.ts';

/** A state that a released version has left behind, and what it meant there. */
export interface ReleasedState {
  readonly version: string;
  readonly name: string;
  readonly state: string;
  readonly snapshot: Snapshot;
}

/** Every state of every released version of module M1. */
export async function releasedStates(): Promise<readonly ReleasedState[]> {
  const folder = fileURLToPath(new URL('../fixtures/m1/modules/m1/utgitt/', import.meta.url));
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  const releases = await Promise.all(names.map(async (name) => JSON.parse(await readFile(folder + name, 'utf8'))));
  return releases.flatMap(({ version, states }) =>
    states.map((state: Omit<ReleasedState, 'version'>) => ({ ...state, version })),
  );
}

/** The outline that a package carries. */
export const outlineIn = (course: Frame): Promise<Outline> =>
  course.evaluate(() => JSON.parse(document.getElementById('sam-outline')?.textContent ?? ''));

/** What a state says to a package; fails where it says nothing. */
export function readState(outline: Outline, state = ''): Snapshot {
  const decoded = decodeSnapshot(outline, state);
  if (!('snapshot' in decoded)) throw new Error(`the state ${state} cannot be read: ${decoded.fault}`);
  return decoded.snapshot;
}

/** How often each question was tried, by its id. */
export const triesIn = ({ answers }: Snapshot): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(answers).map(([id, { tries }]) => [id, tries]));

/** What a learner sees of their own work: the view, the lessons that are done, and the questions that have an answer. */
export async function seenIn(course: Frame) {
  await course.waitForSelector(restored, { state: 'attached' });
  return course.evaluate(() => ({
    view: document.querySelector('section.sam-view:not([hidden])')?.id ?? '',
    done: [...document.querySelectorAll<HTMLAnchorElement>('.sam-done')].map(({ hash }) => hash.slice(1)).sort(),
    ticked: [...document.querySelectorAll('sam-choice:has(input:checked)')].map(({ id }) => id).sort(),
    judged: [...document.querySelectorAll('sam-choice:has(.sam-feedback > div)')].map(({ id }) => id).sort(),
  }));
}

/** Stands there once the course is open, and what the learner had done has been brought back: the save status speaks before. */
export const restored = '#sam-progress-words';
