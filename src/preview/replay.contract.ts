import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ApiAnswer } from './call.ts';
import { afterAttempt, afterCommit, afterUpdate, emptyBook } from './gradebook.ts';
import type { LmsTransport } from './lms-transport.ts';
import type { AttemptPolicy, Cmi, Commit, LaunchSettings } from './policy.ts';

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
  /** Of an update: the identifier of the item in the new manifest. */
  readonly item?: string;
}

interface Scenario {
  readonly name: string;
  readonly steps: readonly Step[];
  readonly settings?: Settings;
  readonly package?: Manifest;
  /** Rows in the database, in SCORM 1.2 with list indices written `interactions_0`. */
  readonly stored: Readonly<Record<string, unknown>>;
  readonly grade: number | null;
  readonly activityComplete: boolean;
  readonly afterRelaunch?: Readonly<Record<string, unknown>>;
}

/** What a replay needs of a session. */
interface ReplayedSession {
  readonly api: Readonly<Record<string, (...args: readonly unknown[]) => ApiAnswer>>;
}

/** An edition as an LMS of the preview plays it. */
export interface ReplayedEdition {
  /** What it is, in the test's name. */
  readonly name: string;
  /** Name of the recording in `fixtures`. */
  readonly fixture: string;
  readonly policy: AttemptPolicy;
  /** What the manifest and the administrator decide, beside learner and launch data. */
  launchSettings(manifest: Manifest, settings: Settings): Partial<LaunchSettings>;
  open(launch: Cmi, transport: LmsTransport, settings: Settings): ReplayedSession;
  /** Whether an attempt is over, so that Moodle may force a new one. */
  isEnded(stored: Cmi): boolean;
  readonly initialize: string;
  readonly getValue: string;
  readonly lastError: string;
  /** Rows that say nothing of what the content did, such as when Moodle began the attempt. */
  readonly notCompared: readonly string[];
  /** Scenarios that the preview answers otherwise than the recorded Moodle, each with the reason. */
  readonly deviations: Readonly<Record<string, string>>;
}

/** Plays every recorded scenario against the preview; the list of deviations fails in both directions. */
export function testReplay(edition: ReplayedEdition, counts: { readonly equal: number; readonly of: number }): void {
  const recorded: { scenarios: readonly Scenario[] } = JSON.parse(
    readFileSync(new URL(`fixtures/${edition.fixture}`, import.meta.url), 'utf8'),
  );

  describe(`${edition.name}, against ${edition.fixture}`, () => {
    it(`answers as Moodle in ${counts.equal} of ${counts.of} scenarios`, () => {
      const equal = recorded.scenarios.filter((scenario) => replay(edition, scenario).length === 0);
      expect([equal.length, recorded.scenarios.length]).toEqual([counts.equal, counts.of]);
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

/** What can happen to the network and the login: what a request for a save then comes to. */
const lines = {
  online: { delivery: 'stored', once: false },
  offline: { delivery: 'unreachable', once: false },
  'server-500-once': { delivery: 'refused', once: true },
  'session-expired': { delivery: 'refused', once: false },
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
  let book = emptyBook;
  let line: keyof typeof lines = 'online';
  let onTheWayOut = false;
  let hidden = false;
  let launchData = manifest.launchData ?? '';
  const rule = {
    passed: settings['completionstatusrequired[2]'] !== '0',
    completed: settings['completionstatusrequired[4]'] !== '0',
  };

  const take = (commit: Commit) => {
    stored = edition.policy.store(stored, commit);
    book = afterCommit(book, stored, commit, rule);
  };
  const transport: LmsTransport = {
    request(commit) {
      // Browsers let no page wait for an answer while it goes.
      if (onTheWayOut) return 'unreachable';
      const { delivery, once } = lines[line];
      if (once) line = 'online';
      if (delivery === 'stored') take(commit);
      return delivery;
    },
    beacon(commit) {
      if (Buffer.byteLength(JSON.stringify(commit)) > beaconLimit) return false;
      if (line === 'online') take(commit);
      return true;
    },
    isHidden: () => hidden,
  };
  const newAttempt = () => {
    book = afterAttempt(book, stored);
    stored = {};
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
      const ended = edition.isEnded(stored);
      if (settings.forcenewattempt === '2' || (settings.forcenewattempt === '1' && ended)) newAttempt();
      pages[0] = launch();
    },
    'new-attempt'() {
      newAttempt();
      pages[0] = launch();
    },
    preview() {
      pages[0] = launch(true);
    },
    'second-tab': () => pages.push(launch()),
    'update-package'(_, { item }) {
      launchData = 'new version';
      // Attempts hang on the identifier of the item.
      if (item !== 'item') stored = {};
      book = afterUpdate(book, stored);
    },
    handler: ({ handlers }, { on = '', calls = [] }) => handlers.set(on, calls),
    hide(page) {
      hidden = true;
      run(page, 'visibilitychange');
    },
    show() {
      hidden = false;
    },
    'close-tab': leave,
    'navigate-away': leave,
    'exit-activity': leave,
    'remove-iframe': leave,
  };
  return {
    launch,
    stored: () => stored,
    book: () => book,
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
    compare(
      label,
      throws ? `throws ${throws}` : expand(returns),
      attempt(() => invoke(session, call, given)),
    );
    compare(`${label} error`, error, invoke(session, edition.lastError, []));
  });
  for (const step of scenario.steps) stage.step(step);

  const rows = Object.entries(scenario.stored).map(([row, value]) => [row.replace(/_(\d+)\./g, '.$1.'), expand(value)]);
  const expected: Readonly<Record<string, unknown>> = Object.fromEntries(rows);
  for (const element of new Set([...Object.keys(expected), ...Object.keys(stage.stored())])) {
    if (edition.notCompared.includes(element)) continue;
    compare(`stored ${element}`, expected[element], stage.stored()[element]);
  }
  compare('grade', scenario.grade, stage.book().grade);
  compare('activityComplete', scenario.activityComplete, stage.book().complete);
  if (!scenario.afterRelaunch) return differences;
  const { session } = stage.launch();
  invoke(session, edition.initialize, ['']);
  for (const [element, value] of Object.entries(scenario.afterRelaunch)) {
    const { returns, error } = withError(value);
    compare(`after relaunch ${element}`, returns, invoke(session, edition.getValue, [element]));
    compare(`after relaunch ${element} error`, error, invoke(session, edition.lastError, []));
  }
  return differences;
}

function invoke({ api }: ReplayedSession, name: string, args: readonly unknown[]): ApiAnswer {
  const fn = api[name];
  if (!fn) throw new Error(`The recording calls an unknown function ${name}.`);
  return fn(...args);
}

/** What was read after a relaunch: a value, or one with the error of the call. */
function withError(value: unknown): { readonly returns: unknown; readonly error: string } {
  if (typeof value === 'object' && value !== null && 'returns' in value && 'error' in value) {
    return { returns: expand(value.returns), error: String(value.error) };
  }
  return { returns: expand(value), error: '0' };
}

/** What came of a call, also where it throws. */
function attempt(act: () => ApiAnswer): ApiAnswer {
  try {
    return act();
  } catch (thrown) {
    return `throws ${thrown instanceof Error ? thrown.name : String(thrown)}`;
  }
}

/** Long and missing values as the recording writes them. */
function expand(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('undefined' in value) return undefined;
  if ('repeat' in value && 'times' in value) return String(value.repeat).repeat(Number(value.times));
  return value;
}

const show = (value: unknown): string => (JSON.stringify(value) ?? 'undefined').slice(0, 80);
