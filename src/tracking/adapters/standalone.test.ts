import { expect, it } from 'vitest';
import { testTracker } from '../tracker.contract.ts';
import { standaloneTracker } from './standalone.ts';

testTracker('standalone', standaloneTracker);

it('says that nothing is kept', () => {
  expect(standaloneTracker().keeps).toBe('nothing');
});
