import { scorm12Session } from './page/scorm12-session.ts';
import { testReplay } from './replay.contract.ts';
import { standardLimits } from './scorm12-model.ts';
import { scorm12Policy } from './scorm12-policy.ts';

testReplay(
  {
    fixture: 'moodle-scorm12.json',
    policy: scorm12Policy,
    launchSettings: ({ masteryScore, maxTimeAllowed, timeLimitAction }) => ({
      ...(masteryScore ? { masteryScore } : {}),
      ...(maxTimeAllowed ? { maxTimeAllowed } : {}),
      ...(timeLimitAction ? { timeLimitAction } : {}),
    }),
    open: (launch, transport, settings) =>
      scorm12Session({
        launch,
        transport,
        limits: settings.scormstandard === '1' ? standardLimits : { short: 64_000, long: 64_000 },
        masteryOverride: settings.masteryoverride !== '0',
      }),
    initialize: 'LMSInitialize',
    getValue: 'LMSGetValue',
    lastError: 'LMSGetLastError',
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
      'attempts: forced when completed, re-entry after completed': 'the preview never forces a new attempt',
      'update: changed item identifier': 'the preview keeps attempts by activity, not by item',
      'two tabs: both save': 'the preview adds up the time of both tabs',
    },
  },
  96,
);
