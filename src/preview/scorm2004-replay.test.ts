import { faultList } from './fault.ts';
import type { LmsClock } from './lms-transport.ts';
import { withBeacon } from './moodle-send.ts';
import { moodle2004 } from './moodle2004.ts';
import { scorm2004Session } from './page/scorm2004-session.ts';
import { type ReplayedEdition, testReplay } from './replay.contract.ts';
import { scorm2004Policy } from './scorm2004-policy.ts';

const clock: LmsClock = { now: () => 0, block: () => undefined, later: (_, act) => act() };

const edition = {
  fixture: 'moodle-scorm2004.json',
  policy: scorm2004Policy,
  launchSettings: ({
    timeLimitAction,
    completionThreshold,
    minProgressMeasure,
    minNormalizedMeasure,
    objectives = [],
  }) => ({
    ...(timeLimitAction ? { timeLimitAction } : {}),
    // Written as text, Moodle takes it for the whole.
    completionThreshold: minProgressMeasure ?? (completionThreshold ? '1.0' : ''),
    // Whatever the manifest's number.
    scaledPassingScore: minNormalizedMeasure ? '1' : '',
    objectives: [...(minNormalizedMeasure ? ['main'] : []), ...objectives],
  }),
  isEnded: (stored) => stored['cmi.completion_status'] === 'completed',
  initialize: 'Initialize',
  getValue: 'GetValue',
  lastError: 'GetLastError',
  notCompared: ['x.start.time'],
} satisfies Partial<ReplayedEdition>;

testReplay(
  {
    ...edition,
    name: 'the imitation of Moodle',
    open: (launch, transport) => moodle2004.open({ launch, transport, clock, faults: faultList() }),
    deviations: {},
  },
  { equal: 71, of: 71 },
);

testReplay(
  {
    ...edition,
    name: 'the strict spy in front of scorm-again',
    open: (launch, transport) => scorm2004Session({ launch, transport: withBeacon(transport) }),
    deviations: {
      'plain: learner preferences': 'scorm-again refuses an empty language',

      'interactions: order of id, type and the rest':
        'the type of an interaction stays; Moodle would drop its patterns',
      'interactions: index gaps and doubled ids': 'scorm-again lets no id be changed',
      'lifecycle: initialize twice': 'the refused call does not wipe what was not committed',
    },
  },
  { equal: 67, of: 71 },
);
