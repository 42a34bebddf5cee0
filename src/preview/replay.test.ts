import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type ApiAnswer, apiFunctions, type Scorm12Functions } from './call.ts';
import { standardLimits } from './data-model.ts';
import { openSession } from './page/spy.ts';
import { type Cmi, launchCmi, storeCommit } from './policy.ts';

interface Step {
  readonly call?: string;
  readonly args?: readonly unknown[];
  readonly returns?: unknown;
  readonly throws?: string;
  readonly error?: string;
  readonly do?: string;
  readonly tab?: number;
}

interface Scenario {
  readonly name: string;
  readonly steps: readonly Step[];
  readonly settings?: Readonly<Record<string, string>>;
  readonly package?: Readonly<Record<string, string>>;
  /** Rows in the database, with list indices written `interactions_0`. */
  readonly stored: Readonly<Record<string, unknown>>;
  readonly afterRelaunch?: Readonly<Record<string, unknown>>;
}

const recorded: { scenarios: readonly Scenario[] } = JSON.parse(
  readFileSync(new URL('fixtures/moodle-scorm12.json', import.meta.url), 'utf8'),
);

/** What can happen to the network and the login: what the transport then does with commits, and what it says of them. */
const faults: Readonly<Record<string, { readonly arrives: boolean; readonly says: boolean; readonly once: boolean }>> =
  {
    'server-500-once': { arrives: false, says: false, once: true },
    'session-expired': { arrives: false, says: false, once: false },
    // The beacon that Moodle falls back on is always taken.
    offline: { arrives: false, says: true, once: false },
    online: { arrives: true, says: true, once: false },
  };

/** One page at a time, no handler, no new attempt: the rest is played in a browser. */
const singlePage = recorded.scenarios.filter(
  ({ steps, settings }) =>
    steps.every((step) => (step.call ? !step.tab : step.do === 'relaunch' || Object.hasOwn(faults, step.do ?? ''))) &&
    !settings?.forcenewattempt,
);

/** Scenarios that the preview answers otherwise than the recorded Moodle, each with the reason. */
const deviations: Readonly<Record<string, string>> = {
  'lesson_location: lengths, standards mode off': 'the preview plays with the limits of the standard',
  'interactions: results, weighting, time and latency':
    'scorm-again refuses result 1000, -1 and empty, and hours above 23',
  'interactions: index written 01': 'scorm-again stores it as index 1, which is never sent',
  'time: two finishes in one page': 'the preview opens a session once per page',
  'lifecycle: initialize twice': 'the refused call does not wipe what was not committed',
  'lifecycle: initialize again after finish': 'the preview opens a session once per page',
  'fault: server error at finish': 'the preview opens a session once per page',
  'lifecycle: initialize again after finish with an interaction': 'the preview refuses where Moodle throws',
};

const expand = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if ('undefined' in value) return undefined;
  if ('repeat' in value && 'times' in value) return String(value.repeat).repeat(Number(value.times));
  return value;
};

/** Moodle's start of an attempt, and the session time, which the preview keeps to show it. */
const notCompared = ['x.start.time', 'cmi.core.session_time'];

const plainName = (row: string): string => row.replace(/_(\d+)\./g, '.$1.');
const plainRows = (rows: Scenario['stored']): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(rows).map(([row, value]) => [plainName(row), value]));

function replay({
  steps,
  stored: rows,
  settings = {},
  package: manifest = {},
  afterRelaunch = {},
}: Scenario): string[] {
  const differences: string[] = [];
  let stored: Cmi = {};
  let line = faults.online;
  const compare = (call: string, expected: unknown, actual: unknown) => {
    if (!Object.is(expected, actual)) differences.push(`${call}: ${show(expected)} in Moodle, ${show(actual)} here`);
  };
  const launch = () =>
    openSession({
      launch: launchCmi(stored, {
        studentId: 'learner',
        studentName: settings.scormstandard === '1' ? 'Prøvesen, Testine' : 'Testine Prøvesen',
        launchData: manifest.launchData ?? '',
        ...(manifest.masteryScore ? { masteryScore: manifest.masteryScore } : {}),
        ...(manifest.maxTimeAllowed ? { maxTimeAllowed: manifest.maxTimeAllowed } : {}),
        ...(manifest.timeLimitAction ? { timeLimitAction: manifest.timeLimitAction } : {}),
      }),
      limits: settings.scormstandard === '1' ? standardLimits : { short: 64_000, long: 64_000 },
      masteryOverride: settings.masteryoverride !== '0',
      transport(commit) {
        const { arrives = true, says = true, once = false } = line ?? {};
        if (arrives) stored = storeCommit(stored, commit);
        if (once) line = faults.online;
        return says;
      },
    }).api;

  let api = launch();
  for (const step of steps) {
    if (!step.call) {
      if (step.do === 'relaunch') api = launch();
      else line = faults[step.do ?? ''];
      continue;
    }
    const args = (step.args ?? []).map(expand);
    const label = `${step.call}(${args.map(show).join(', ')})`;
    const returned = invoke(api, step.call, args);
    compare(label, step.throws ? `throws ${step.throws}` : expand(step.returns), returned);
    compare(`${label} error`, step.error, api.LMSGetLastError());
  }
  for (const element of new Set([...Object.keys(rows).map(plainName), ...Object.keys(stored)])) {
    if (!notCompared.includes(element)) compare(`stored ${element}`, expand(plainRows(rows)[element]), stored[element]);
  }
  if (Object.keys(afterRelaunch).length > 0) {
    api = launch();
    api.LMSInitialize('');
    for (const [element, value] of Object.entries(afterRelaunch)) {
      compare(`after relaunch ${element}`, expand(value), api.LMSGetValue(element));
    }
  }
  return differences;
}

function invoke(api: Scorm12Functions, name: string, args: readonly unknown[]): ApiAnswer {
  const fn = apiFunctions.find((known) => known === name);
  if (!fn) throw new Error(`The recording calls an unknown function ${name}.`);
  return api[fn](...args);
}

const show = (value: unknown): string => (JSON.stringify(value) ?? 'undefined').slice(0, 80);

describe('the strict spy in front of scorm-again, against a recorded Moodle', () => {
  it('has scenarios to replay', () => {
    expect(singlePage).toHaveLength(76);
    expect(recorded.scenarios).toHaveLength(96);
    expect(singlePage.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(deviations)));
  });

  for (const scenario of singlePage) {
    const reason = deviations[scenario.name];
    if (reason) {
      it(`${scenario.name} (differs: ${reason})`, () => expect(replay(scenario)).not.toEqual([]));
    } else {
      it(scenario.name, () => expect(replay(scenario)).toEqual([]));
    }
  }
});
