import type { KindDriver } from './driver.ts';
import { rowsDriver } from './rows.ts';
import { sequenceDriver } from './sequence.ts';

/** A driver for every kind of question; a kind without one fails the tests of all kinds. */
export const drivers: readonly KindDriver[] = [
  rowsDriver('choice'), //
  sequenceDriver('sequencing'),
];
