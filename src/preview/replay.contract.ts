import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ApiAnswer } from './call.ts';
import type { Transport } from './page/session.ts';
import type { AttemptPolicy, Cmi, LaunchSettings } from './policy.ts';

/** Settings of the activity and the site, by the names of Moodle's forms. */
type Settings = Readonly<Record<string, string>>;

/** What the manifest said. */
interface Manifest {
  readonly launchData?: string;
  readonly masteryScore?: string;
  readonly maxTimeAllowed?: string;
  readonly timeLimitAction?: string;
  readonly completionThreshold?: string;
  readonly minProgressMeasure?: string;
  readonly minNormalizedMeasure?: string;
  readonly objectives?: readonly string[];
}

interface Step {
  readonly call?: string;
  readonly args?: readonly unknown[];
  readonly returns?: unknown;
  readonly throws?: string;
  readonly error?: string;
  readonly do?: string;
  readonly on?: string;
  readonly calls?: readonly Step[];
  /** Of a call in a handler whose event never came. */
  readonly ran?: false;
  readonly tab?: number;
}

interface Scenario {
  readonly name: string;
  readonly steps: readonly Step[];
  readonly settings?: Settings;
  readonly package?: Manifest;
  /** Rows in the database, in SCORM 1.2 with list indices written `interactions_0`. */
  readonly stored: Readonly<Record<string, unknown>>;
  readonly afterRelaunch?: Readonly<Record<string, unknown>>;
}

/** What a replay needs of a session. */
interface ReplayedSession {
  readonly api: Readonly<Record<string, (...args: readonly unknown[]) => ApiAnswer>>;
}

/** An edition as the preview plays it. */
export interface ReplayedEdition {
  /** Name of the recording in `fixtures`. */
  readonly fixture: string;
  readonly policy: AttemptPolicy;
  /** What the manifest and the administrator decide, beside learner and launch data. */
  launchSettings(manifest: Manifest, settings: Settings): Partial<LaunchSettings>;
  open(launch: Cmi, transport: Transport, settings: Settings): ReplayedSession;
  readonly initialize: string;
  readonly getValue: string;
  readonly lastError: string;
  /** Rows that say nothing of what the content did, such as when Moodle began the attempt. */
  readonly notCompared: readonly string[];
  /** Scenarios that the preview answers otherwise than the recorded Moodle, each with the reason. */
  readonly deviations: Readonly<Record<string, string>>;
}

/** Plays every recorded scenario against the preview; the list of deviations fails in both directions. */
export function testReplay(edition: ReplayedEdition, count: number): void {
  const recorded: { scenarios: readonly Scenario[] } = JSON.parse(
    readFileSync(new URL(`fixtures/${edition.fixture}`, import.meta.url), 'utf8'),
  );

  describe(`the strict spy in front of scorm-again, against ${edition.fixture}`, () => {
    it('has scenarios to replay', () => {
      expect(recorded.scenarios).toHaveLength(count);
      expect(recorded.scenarios.map(({ name }) => name)).toEqual(
        expect.arrayContaining(Object.keys(edition.deviations)),
      );
    });

    for (const scenario of recorded.scenarios) {
      const reason = edition.deviations[scenario.name];
      if (reason) {
        it(`${scenario.name} (differs: ${reason})`, () => expect(replay(edition, scenario)).not.toEqual([]));
      } else {
        it(scenario.name, () => expect(replay(edition, scenario)).toEqual([]));
      }
    }
  });
}

/** What can happen to the network and the login: what the transport then does with commits, and what it says of them. */
const lines = {
  online: { arrives: true, says: true, once: false },
  // The beacon that Moodle falls back on is always taken.
  offline: { arrives: false, says: true, once: false },
  'server-500-once': { arrives: false, says: false, once: true },
  'session-expired': { arrives: false, says: false, once: false },
} as const;

const isLine = (name: string | undefined): name is keyof typeof lines =>
  name !== undefined && Object.hasOwn(lines, name);

/** A beacon takes no more than this at once. */
const beaconLimit = 64 * 1024;

interface OpenPage {
  readonly session: ReplayedSession;
  readonly handlers: Map<string, readonly Step[]>;
}

type Play = (page: OpenPage, step: Step) => void;

/** The browser and the server of one scenario; `play` makes the calls of a handler. */
function stageOf(edition: ReplayedEdition, { settings = {}, package: manifest = {} }: Scenario, play: Play) {
  let stored: Cmi = {};
  let line: keyof typeof lines = 'online';
  let onTheWayOut = false;
  let launchData = manifest.launchData ?? '';

  const transport: Transport = (commit) => {
    const { arrives, says, once } = lines[line];
    if (once) line = 'online';
    if (onTheWayOut && Buffer.byteLength(JSON.stringify(commit)) > beaconLimit) return false;
    if (arrives) stored = edition.policy.store(stored, commit);
    return says;
  };
  const launch = (browse = false): OpenPage => {
    const learner = {
      learnerId: 'learner',
      learnerName: settings.scormstandard === '1' ? 'Prøvesen, Testine' : 'Testine Prøvesen',
      launchData,
      browse,
    };
    const cmi = edition.policy.launch(stored, { ...learner, ...edition.launchSettings(manifest, settings) });
    return { session: edition.open(cmi, transport, settings), handlers: new Map() };
  };
  const pages = [launch()];
  const run = (page: OpenPage, event: string) => {
    for (const step of page.handlers.get(event) ?? []) play(page, step);
  };
  const leave = (page: OpenPage) => {
    onTheWayOut = true;
    run(page, 'pagehide');
    onTheWayOut = false;
  };
  const acts: Readonly<Record<string, (page: OpenPage, step: Step) => void>> = {
    relaunch() {
      if (settings.forcenewattempt === '2') stored = {};
      pages[0] = launch();
    },
    'new-attempt'() {
      stored = {};
      pages[0] = launch();
    },
    preview() {
      pages[0] = launch(true);
    },
    'second-tab': () => pages.push(launch()),
    'update-package'() {
      launchData = 'new version';
    },
    handler: ({ handlers }, { on = '', calls = [] }) => handlers.set(on, calls),
    hide: (page) => run(page, 'visibilitychange'),
    'close-tab': leave,
    'navigate-away': leave,
    'exit-activity': leave,
    'remove-iframe': leave,
  };
  return {
    launch,
    stored: () => stored,
    step(step: Step) {
      const page = pages[(step.tab ?? 1) - 1];
      if (!page) throw new Error(`Tab ${step.tab} is not open.`);
      if (step.call) play(page, step);
      else if (isLine(step.do)) line = step.do;
      else acts[step.do ?? '']?.(page, step);
    },
  };
}

/** What differs from the recording. */
function replay(edition: ReplayedEdition, scenario: Scenario): string[] {
  const differences: string[] = [];
  const compare = (what: string, expected: unknown, actual: unknown) => {
    if (!Object.is(expected, actual)) differences.push(`${what}: ${show(expected)} in Moodle, ${show(actual)} here`);
  };
  const stage = stageOf(edition, scenario, ({ session }, { call = '', args = [], returns, throws, error, ran }) => {
    if (ran === false) return;
    const given = args.map(expand);
    const label = `${call}(${given.map(show).join(', ')})`;
    compare(label, throws ? `throws ${throws}` : expand(returns), invoke(session, call, given));
    compare(`${label} error`, error, invoke(session, edition.lastError, []));
  });
  for (const step of scenario.steps) stage.step(step);

  const rows = Object.entries(scenario.stored).map(([row, value]) => [row.replace(/_(\d+)\./g, '.$1.'), expand(value)]);
  const expected: Readonly<Record<string, unknown>> = Object.fromEntries(rows);
  for (const element of new Set([...Object.keys(expected), ...Object.keys(stage.stored())])) {
    if (edition.notCompared.includes(element)) continue;
    compare(`stored ${element}`, expected[element], stage.stored()[element]);
  }
  if (!scenario.afterRelaunch) return differences;
  const { session } = stage.launch();
  invoke(session, edition.initialize, ['']);
  for (const [element, value] of Object.entries(scenario.afterRelaunch)) {
    compare(`after relaunch ${element}`, expand(value), invoke(session, edition.getValue, [element]));
  }
  return differences;
}

function invoke({ api }: ReplayedSession, name: string, args: readonly unknown[]): ApiAnswer {
  const fn = api[name];
  if (!fn) throw new Error(`The recording calls an unknown function ${name}.`);
  return fn(...args);
}

/** Long and missing values as the recording writes them. */
function expand(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('undefined' in value) return undefined;
  if ('repeat' in value && 'times' in value) return String(value.repeat).repeat(Number(value.times));
  return value;
}

const show = (value: unknown): string => (JSON.stringify(value) ?? 'undefined').slice(0, 80);
