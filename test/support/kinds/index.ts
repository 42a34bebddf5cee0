import { caseDriver } from './case.ts';
import type { KindDriver } from './driver.ts';
import { hotspotDriver } from './hotspot.ts';
import { rowsDriver } from './rows.ts';
import { selectsDriver } from './selects.ts';
import { sequenceDriver } from './sequence.ts';

/** A driver for every kind of question; a kind without one fails the tests of all kinds. */
export const drivers: readonly KindDriver[] = [
  rowsDriver('choice'), //
  rowsDriver('true-false'),
  hotspotDriver,
  rowsDriver('likert'),
  selectsDriver('matching'),
  selectsDriver('sorting'),
  selectsDriver('dropdown'),
import { typedDriver } from './typed.ts';

/** A driver for every kind of question; a kind without one fails the tests of all kinds. */
export const drivers: readonly KindDriver[] = [
  rowsDriver('choice'),
  typedDriver('fill-in', 'noe helt annet'),
  typedDriver('numeric', '98765,4'),
  caseDriver,
  sequenceDriver('sequencing'),
];
