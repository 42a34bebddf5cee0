import type { PrivateStore } from '../model/private-store.ts';
import { recordStore } from '../tracking/browser/database.ts';
import type { Course } from '../tracking/course.ts';
import { createPrivateValues, type PrivateRecord, type PrivateValues } from '../tracking/private-values.ts';
import type { Page } from './open-course.ts';
import { ownerIn } from './owner.ts';

/** An element that keeps something for the learner alone: it is handed a store, and knows no tracker. */
interface PrivateElement extends Element {
  store?: PrivateStore;
}

/** What a module keeps for the learner alone; a player whose module keeps nothing of that kind has `no-private.ts` in place of this file. */
export const privateValuesOf = (page: Page, module: string): PrivateValues | undefined =>
  createPrivateValues({ ...page, module, store: recordStore<PrivateRecord>('private') });

/** A slow disk must not hold up a launch; what was kept then comes a little later. */
const patienceMs = 150;

const elements = (): readonly PrivateElement[] => [...document.querySelectorAll<PrivateElement>('.sam-private')];

/** Hands the store to every element that takes one, when it knows whose it is. */
export async function handOut(values: PrivateValues | undefined, course: Course): Promise<void> {
  if (!values || elements().length === 0) return;
  const handed = values.bind(ownerIn(course)).then(() => {
    for (const element of elements()) element.store = values;
  });
  await Promise.race([handed, new Promise((resolve) => setTimeout(resolve, patienceMs))]);
}

/** Whose it is, and whether it may be kept, may be another now. */
export async function followLearner(values: PrivateValues | undefined, course: Course): Promise<void> {
  if (elements().length > 0) await values?.bind(ownerIn(course));
}
