import { scorm2004Session } from './page/scorm2004-session.ts';
import { testReplay } from './replay.contract.ts';
import { scorm2004Policy } from './scorm2004-policy.ts';

testReplay(
  {
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
    open: (launch, transport) => scorm2004Session({ launch, transport }),
    initialize: 'Initialize',
    getValue: 'GetValue',
    lastError: 'GetLastError',
    notCompared: ['x.start.time'],
    deviations: {
      'plain: learner preferences': 'scorm-again refuses an empty language',

      'interactions: order of id, type and the rest':
        'the type of an interaction stays; Moodle would drop its patterns',
      'interactions: index gaps and doubled ids': 'scorm-again lets no id be changed',
      'lifecycle: initialize twice': 'the refused call does not wipe what was not committed',
    },
  },
  71,
);
