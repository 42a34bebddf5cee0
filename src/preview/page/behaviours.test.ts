import { describe, expect, it } from 'vitest';
import { type BehaviourTraits, testBehaviour } from '../behaviour.contract.ts';
import { type LmsName, lmsNames } from '../lms-name.ts';
import { policyOf } from '../scorm.ts';
import { scorm12Behaviours, scorm2004Behaviours } from './behaviours.ts';

const moodle = { beacon: true, trustsNoAnswer: true, clear: true };
const requestOnly = { beacon: false, trustsNoAnswer: false, clear: true };

const traits: Readonly<Record<LmsName, Omit<BehaviourTraits, 'resends'>>> = {
  'scorm-again': moodle,
  moodle,
  'moodle-gammel': requestOnly,
  adl: requestOnly,
  slurvete: { ...requestOnly, clear: false },
};

/** Moodle's SCORM 1.2 counts as sent what was lost; its SCORM 2004 never knows what was sent. */
const forgetsLosses: readonly LmsName[] = ['scorm-again', 'moodle', 'moodle-gammel'];

describe.each(lmsNames)('%s', (name) => {
  describe('in SCORM 1.2', () => {
    testBehaviour(scorm12Behaviours[name], { ...traits[name], resends: !forgetsLosses.includes(name) });
  });
  describe('in SCORM 2004', () => {
    testBehaviour(scorm2004Behaviours[name], { ...traits[name], resends: true });
  });

  it('is known to the server by the same policy', () => {
    expect(scorm12Behaviours[name]).toMatchObject({ name, policy: policyOf('scorm12', name) });
    expect(scorm2004Behaviours[name]).toMatchObject({ name, policy: policyOf('scorm2004-4', name) });
  });
});
