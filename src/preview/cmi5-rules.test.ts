import { describe, expect, it } from 'vitest';
import { cmi5Rules, judgeRequest } from './cmi5-rules.ts';
import {
  type AuVerb,
  afterStatement,
  type Cmi5LaunchMode,
  type Cmi5Session,
  cmi5Iris,
  isSatisfied,
  readStatement,
} from './cmi5-session.ts';

type Part = Readonly<Record<string, unknown>>;

const publisher = { objectType: 'Activity', id: 'https://publisher.example/au' };
const shelf = { id: 'https://lms.example/shelf' };
const brand = { id: 'https://lms.example/brand' };
const actor = { objectType: 'Agent', account: { homePage: 'https://lms.example', name: 'abc' } };
const activityId = 'https://lms.example/au?nr=1';
const registration = '11111111-1111-4111-8111-111111111111';
const masteryKey = cmi5Iris.extension('masteryscore');

const template = {
  contextActivities: { grouping: [publisher, shelf], category: [brand] },
  extensions: { [cmi5Iris.extension('sessionid')]: 's-1', 'https://lms.example/wave': { year: 2026 } },
};

const launched = (mode: Cmi5LaunchMode = 'Normal', more: Partial<Cmi5Session> = {}): Cmi5Session => ({
  launch: {
    sessionId: 's-1',
    registration,
    activityId,
    actor,
    mode,
    contextTemplate: template,
    masteryScore: 0.8,
  },
  preferencesRead: true,
  launchDataRead: true,
  verbs: [],
  completed: false,
  passed: false,
  ids: new Set(),
  ...more,
});

const open = (...verbs: readonly AuVerb[]): Cmi5Session => launched('Normal', { verbs: ['initialized', ...verbs] });

let last = 0;
const newId = () => `00000000-0000-4000-8000-${String(++last).padStart(12, '0')}`;

const context = (extra: readonly Part[] = [], extensions: Part = {}): Part => ({
  registration,
  contextActivities: { ...template.contextActivities, category: [brand, ...extra] },
  extensions: { ...template.extensions, ...extensions },
});

const category = { id: cmi5Iris.defined };
const moveOn = { id: cmi5Iris.moveOn };

const results: Readonly<Record<AuVerb, Part | undefined>> = {
  initialized: undefined,
  completed: { completion: true, duration: 'PT1M' },
  passed: { success: true, duration: 'PT1M30.5S', score: { scaled: 0.8, raw: 8, min: 0, max: 10 } },
  failed: { success: false, duration: 'PT1M', score: { scaled: 0.79 } },
  terminated: { duration: 'PT2M' },
};

/** A sound statement of cmi5's own. */
function defined(verb: AuVerb, changes: Part = {}): Part {
  const counts = verb === 'completed' || verb === 'passed' || verb === 'failed';
  return {
    id: newId(),
    timestamp: '2026-11-21T12:00:00.000Z',
    actor,
    verb: { id: cmi5Iris.verb(verb) },
    object: { id: activityId },
    ...(results[verb] && { result: results[verb] }),
    context: context(
      counts ? [category, moveOn] : [category],
      verb === 'passed' || verb === 'failed' ? { [masteryKey]: 0.8 } : {},
    ),
    ...changes,
  };
}

/** A sound statement that cmi5 allows: an answer. */
const allowed = (changes: Part = {}): Part => ({
  ...defined('initialized'),
  verb: { id: 'http://adlnet.gov/expapi/verbs/answered' },
  object: { id: `${activityId}#q1` },
  result: { success: true },
  context: context(),
  ...changes,
});

const reqs = (session: Cmi5Session, ...statements: readonly Part[]): string[] =>
  judgeRequest(statements, session).map(({ req }) => req);

/** Judges one request after the other, as an LMS would that stores what it accepts. */
function run(requests: readonly (readonly Part[])[], start: Cmi5Session): { session: Cmi5Session; found: string[] } {
  let session = start;
  const found: string[] = [];
  for (const statements of requests) {
    found.push(...reqs(session, ...statements));
    for (const statement of statements) session = afterStatement(session, readStatement(statement));
  }
  return { session, found };
}

describe('a sound session', () => {
  it('goes from initialized to terminated without a word', () => {
    const { session, found } = run(
      [
        [defined('initialized')],
        [allowed(), allowed()],
        [defined('completed'), defined('passed'), allowed(), defined('terminated')],
      ],
      launched(),
    );
    expect(found).toEqual([]);
    expect(session).toMatchObject({ completed: true, passed: true, ended: 'terminated' });
    expect(session.verbs).toEqual(['initialized', 'completed', 'passed', 'terminated']);
  });

  it('may fail, then pass in the next session of the registration', () => {
    const first = run([[defined('initialized')], [defined('failed'), defined('terminated')]], launched());
    const { ids, completed, passed } = first.session;
    const second = run(
      [[defined('initialized')], [defined('passed')], [defined('terminated')]],
      launched('Normal', { ids, completed, passed }),
    );
    expect([...first.found, ...second.found]).toEqual([]);
  });

  it.each(['Browse', 'Review'] as const)('is only begun and ended in %s', (mode) => {
    expect(run([[defined('initialized')], [defined('terminated')]], launched(mode)).found).toEqual([]);
  });

  it('does without a masteryScore, and may add to the context behind the template', () => {
    const { masteryScore: _, ...launch } = launched().launch;
    const session = { ...open(), launch };
    const added = context([category, moveOn, { id: 'https://publisher.example/more' }], { 'https://x.example/e': 1 });
    expect(reqs(session, defined('passed', { context: { ...added, language: 'nb' } }))).toEqual([]);
  });

  it('is read with +00:00 as with Z', () => {
    expect(reqs(open(), allowed({ timestamp: '2026-11-21T12:00:00+00:00' }))).toEqual([]);
  });
});

const overwritten = (changes: Part): Part => ({ ...context([category]), ...changes });
const activities = (changes: Part): Part =>
  overwritten({ contextActivities: { grouping: [publisher, shelf], category: [brand, category], ...changes } });
const extended = (changes: Part): Part => overwritten({ extensions: { ...template.extensions, ...changes } });
const withResult = (verb: AuVerb, changes: Part): Part => defined(verb, { result: { ...results[verb], ...changes } });
const stored = defined('initialized');

/** One broken thing each: the rules it must name, what was sent, and the session it came in if not a fresh one. */
const broken: readonly (readonly [string, readonly string[], Part, Cmi5Session?])[] = [
  ['no id', ['9.1.0.0-1'], defined('initialized', { id: undefined })],
  ['an id that is no UUID', ['9.1.0.0-1'], defined('initialized', { id: 'abc' })],
  ['an id that is stored', ['4.1.0.0-1'], stored, launched('Normal', { ids: new Set([String(stored.id)]) })],
  ['no timestamp', ['9.7.0.0-1'], defined('initialized', { timestamp: undefined })],
  ['local time', ['9.7.0.0-2'], defined('initialized', { timestamp: '2026-11-21T13:00:00+01:00' })],
  ['no time zone', ['9.7.0.0-2'], defined('initialized', { timestamp: '2026-11-21T13:00:00' })],
  ['an actor with one more property', ['8.1.3.0-3'], defined('initialized', { actor: { ...actor, name: 'A' } })],
  ['a group', ['8.1.3.0-3', '9.2.0.0-2'], defined('initialized', { actor: { ...actor, objectType: 'Group' } })],
  [
    'an actor by e-mail',
    ['8.1.3.0-3', '9.2.0.0-3'],
    defined('initialized', { actor: { objectType: 'Agent', mbox: 'mailto:a@b.example' } }),
  ],
  ['voiding', ['6.3.0.0-1'], allowed({ verb: { id: cmi5Iris.voided } }), open()],
  ['preferences not asked for', ['11.0.0.0-3'], defined('initialized'), launched('Normal', { preferencesRead: false })],
  ['launch data not read', ['10.2.1.0-4'], defined('initialized'), launched('Normal', { launchDataRead: false })],
  ['an answer first', ['9.3.0.0-4'], allowed(), launched()],
  ['completed first', ['9.3.0.0-4'], defined('completed'), launched()],
  ['initialized without its category', ['9.3.0.0-4', '9.6.2.1-1'], defined('initialized', { context: context() })],
  ['an answer last', ['9.3.0.0-5'], allowed(), { ...open('terminated'), ended: 'terminated' }],
  ['an answer from an abandoned session', ['9.3.6.0-2'], allowed(), { ...open(), ended: 'abandoned' }],
  [
    'a verb of the LMS',
    ['9.3.0.0-1'],
    defined('completed', { verb: { id: cmi5Iris.abandoned }, result: undefined, context: context([category]) }),
    open(),
  ],
  ['initialized again', ['9.3.0.0-2'], defined('initialized'), open()],
  ['passed after failed', ['9.3.0.0-3'], defined('passed'), open('failed')],
  ['completed in an earlier session', ['9.3.0.0-6'], defined('completed'), { ...open(), completed: true }],
  ['passed in an earlier session', ['9.3.0.0-7'], defined('passed'), { ...open(), passed: true }],
  ['failed after passed', ['9.3.0.0-8'], defined('failed'), { ...open(), passed: true }],
  ['passed in Browse', ['10.2.2.0-9'], defined('passed'), launched('Browse', { verbs: ['initialized'] })],
  ['completed in Review', ['10.2.2.0-11'], defined('completed'), launched('Review', { verbs: ['initialized'] })],
  ['an answer in Review', ['10.2.2.0-5'], allowed(), launched('Review', { verbs: ['initialized'] })],
  ['the publisher id as object', ['8.1.5.0-6'], defined('initialized', { object: publisher })],
  [
    'no context',
    ['9.6.0.0-1', '9.6.1.0-1', '9.6.2.0-1', '10.2.1.0-6', '9.6.3.1-4'],
    allowed({ context: undefined }),
    open(),
  ],
  ['another registration', ['9.6.1.0-1'], defined('initialized', { context: overwritten({ registration: newId() }) })],
  [
    'an activity left out',
    ['9.6.2.0-1', '10.2.1.0-6'],
    defined('initialized', { context: activities({ grouping: [publisher] }) }),
  ],
  [
    'the template in another order',
    ['10.2.1.0-6'],
    defined('initialized', { context: activities({ grouping: [shelf, publisher] }) }),
  ],
  [
    'our own category first',
    ['10.2.1.0-6'],
    defined('initialized', { context: activities({ category: [category, brand] }) }),
  ],
  [
    'an activity with more in it',
    ['10.2.1.0-7'],
    defined('initialized', { context: activities({ grouping: [{ ...publisher, definition: {} }, shelf] }) }),
  ],
  [
    'an extension left out',
    ['10.2.1.0-6'],
    defined('initialized', { context: extended({ 'https://lms.example/wave': undefined }) }),
  ],
  [
    'an extension changed',
    ['10.2.1.0-7'],
    defined('initialized', { context: extended({ 'https://lms.example/wave': { year: 2025 } }) }),
  ],
  [
    'another session id',
    ['9.6.3.1-4'],
    defined('initialized', { context: extended({ [cmi5Iris.extension('sessionid')]: 's-0' }) }),
  ],
  [
    'completed without its category',
    ['9.6.2.1-1', '9.6.2.2-2'],
    defined('completed', { context: context([moveOn]) }),
    open(),
  ],
  ['a raw score alone', ['9.5.1.0-1'], withResult('passed', { score: { raw: 9, min: 0, max: 10 } }), open()],
  ['a score in completed', ['9.5.1.0-2'], withResult('completed', { score: { scaled: 1 } }), open()],
  ['a raw score without bounds', ['9.5.1.0-3'], withResult('passed', { score: { scaled: 0.9, raw: 9 } }), open()],
  ['passed below the mark', ['9.3.4.0-2'], withResult('passed', { score: { scaled: 0.79 } }), open()],
  ['failed at the mark', ['9.3.5.0-2'], withResult('failed', { score: { scaled: 0.8 } }), open()],
  ['no echo of the mark', ['9.6.3.2-2'], defined('failed', { context: context([category, moveOn]) }), open()],
  [
    'another mark than the launched one',
    ['9.6.3.2-2'],
    defined('passed', { context: context([category, moveOn], { [masteryKey]: 0.7 }) }),
    open(),
  ],
  ['passed without success', ['9.5.2.0-1'], withResult('passed', { success: false }), open()],
  ['failed with success', ['9.5.2.0-2'], withResult('failed', { success: true }), open()],
  ['success in terminated', ['9.5.2.0-3', '9.6.2.2-1'], withResult('terminated', { success: true }), open()],
  [
    'completed without completion',
    ['9.5.3.0-1', '9.6.2.2-2'],
    defined('completed', { result: { duration: 'PT1S' } }),
    open(),
  ],
  ['completion in passed', ['9.5.3.0-2'], withResult('passed', { completion: true }), open()],
  ['terminated without duration', ['9.5.4.1-1'], defined('terminated', { result: undefined }), open()],
  ['completed with a clock for duration', ['9.5.4.1-2'], withResult('completed', { duration: '00:01:00' }), open()],
  ['passed with an empty duration', ['9.5.4.1-3'], withResult('passed', { duration: 'PT' }), open()],
  ['failed without duration', ['9.5.4.1-4'], withResult('failed', { duration: undefined }), open()],
  ['completed without moveOn', ['9.6.2.2-1'], defined('completed', { context: context([category]) }), open()],
  ['moveOn on an answer', ['9.6.2.2-2'], allowed({ context: context([moveOn]) }), open()],
  ['moveOn on terminated', ['9.6.2.2-2'], defined('terminated', { context: context([category, moveOn]) }), open()],
];

describe('a broken statement', () => {
  const cases = broken.map(([what, wanted, statement, session = launched()]) => ({ what, wanted, statement, session }));

  it.each(cases)('with $what breaks $wanted and no more', ({ wanted, statement, session }) => {
    expect(new Set(reqs(session, statement))).toEqual(new Set(wanted));
  });

  it('is tried here for every rule there is', () => {
    expect(new Set(broken.flatMap(([, wanted]) => wanted))).toEqual(new Set(cmi5Rules.map(({ req }) => req)));
  });

  it('is told with its id and verb', () => {
    const statement = defined('terminated', { result: undefined });
    expect(judgeRequest([statement], open())).toEqual([
      {
        req: '9.5.4.1-1',
        text: '«terminated» needs a duration in ISO 8601',
        statementId: statement.id,
        verb: 'http://adlnet.gov/expapi/verbs/terminated',
      },
    ]);
  });

  it('may be anything at all', () => {
    for (const json of [null, 1, 'x', [], {}, { context: { contextActivities: 4, extensions: [] }, verb: 'x' }]) {
      expect(judgeRequest([json], open())).not.toEqual([]);
    }
  });
});

describe('a batch', () => {
  it('holds «initialized» only if it is alone', () => {
    expect(reqs(launched(), defined('initialized'), allowed())).toEqual(['9.3.0.0-4']);
  });

  it('is judged in order: nothing after terminated, nothing twice', () => {
    expect(reqs(open(), defined('terminated'), defined('completed'))).toEqual(['9.3.0.0-5']);
    expect(reqs(open(), defined('completed'), defined('completed'))).toEqual(['9.3.0.0-2', '9.3.0.0-6']);
    const answer = allowed();
    expect(reqs(open(), answer, answer)).toEqual(['4.1.0.0-1']);
  });
});

describe('moveOn', () => {
  it.each([
    ['Passed', false, false, true, true],
    ['Completed', false, true, false, true],
    ['CompletedAndPassed', false, false, false, true],
    ['CompletedOrPassed', false, true, true, true],
    ['NotApplicable', true, true, true, true],
  ] as const)('%s: nothing %s, completed %s, passed %s, both %s', (criterion, nothing, completed, passed, both) => {
    const done = (completed: boolean, passed: boolean) => isSatisfied(criterion, { completed, passed });
    expect([done(false, false), done(true, false), done(false, true), done(true, true)]).toEqual([
      nothing,
      completed,
      passed,
      both,
    ]);
  });
});
