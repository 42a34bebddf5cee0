import { caseDriver } from './case.ts';
import type { KindDriver } from './driver.ts';
import { hotspotDriver } from './hotspot.ts';
import { rowsDriver } from './rows.ts';
import { selectsDriver } from './selects.ts';
import { sequenceDriver } from './sequence.ts';
import { typedDriver } from './typed.ts';

/** A driver for every kind of question; a kind without one fails the tests of all kinds. */
export const drivers: readonly KindDriver[] = [
  rowsDriver('choice'),
  rowsDriver('true-false'),
  typedDriver('fill-in', 'noe helt annet'),
  selectsDriver('dropdown'),
  typedDriver('numeric', '98765,4'),
  selectsDriver('matching'),
  sequenceDriver('sequencing'),
  selectsDriver('sorting'),
  hotspotDriver,
  rowsDriver('likert'),
  caseDriver,
];
