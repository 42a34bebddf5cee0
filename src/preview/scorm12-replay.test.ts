import { faultList } from './fault.ts';
import type { LmsClock } from './lms-transport.ts';
import { withBeacon } from './moodle-send.ts';
import { moodle12 } from './moodle12.ts';
import { scorm12Session } from './page/scorm12-session.ts';
import { type ReplayedEdition, testReplay } from './replay.contract.ts';
import { standardLimits } from './scorm12-model.ts';
import { scorm12Policy } from './scorm12-policy.ts';

const clock: LmsClock = { now: () => 0, block: () => undefined, later: (_, act) => act() };

const edition = {
  fixture: 'moodle-scorm12.json',
  launchSettings: ({ masteryScore, maxTimeAllowed, timeLimitAction }) => ({
    ...(masteryScore ? { masteryScore } : {}),
    ...(maxTimeAllowed ? { maxTimeAllowed } : {}),
    ...(timeLimitAction ? { timeLimitAction } : {}),
  }),
  isEnded: (stored) => ['completed', 'passed', 'failed'].includes(stored['cmi.core.lesson_status'] ?? ''),
  initialize: 'LMSInitialize',
  getValue: 'LMSGetValue',
  lastError: 'LMSGetLastError',
} satisfies Partial<ReplayedEdition>;

const wide = { short: 64_000, long: 64_000 };

testReplay(
  {
    ...edition,
    name: 'the imitation of Moodle',
    policy: moodle12.policy,
    open: (launch, transport, { scormstandard, masteryoverride }) =>
      moodle12.open({
        launch,
        transport,
        clock,
        faults: faultList(),
        limits: scormstandard === '1' ? standardLimits : wide,
        masteryOverride: masteryoverride !== '0',
      }),
    notCompared: ['x.start.time'],
    deviations: {},
  },
  { equal: 96, of: 96 },
);

testReplay(
  {
    ...edition,
    name: 'the strict spy in front of scorm-again',
    policy: scorm12Policy,
    open: (launch, transport, settings) =>
      scorm12Session({
        launch,
        transport: withBeacon(transport),
        limits: settings.scormstandard === '1' ? standardLimits : wide,
        masteryOverride: settings.masteryoverride !== '0',
      }),
    // The preview keeps the session time, to show it.
    notCompared: ['x.start.time', 'cmi.core.session_time'],
    deviations: {
      'lesson_location: lengths, standards mode off': 'the preview plays with the limits of the standard',
      'interactions: results, weighting, time and latency':
        'scorm-again refuses result 1000, -1 and empty, and hours above 23',
      'interactions: index written 01': 'scorm-again stores it as index 1, which is never sent',
      'time: two finishes in one page': 'the preview opens a session once per page',
      'lifecycle: initialize twice': 'the refused call does not wipe what was not committed',
      'lifecycle: initialize again after finish': 'the preview opens a session once per page',
      'fault: server error at finish': 'the preview opens a session once per page',
      'lifecycle: initialize again after finish with an interaction': 'the preview refuses where Moodle throws',
      'two tabs: both save': 'the preview adds up the time of both tabs',
    },
  },
  { equal: 87, of: 96 },
);
