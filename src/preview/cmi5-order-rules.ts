import { at, sameJson } from './cmi5-json.ts';
import { type Cmi5Rule, isCmi5 } from './cmi5-rule.ts';
import { type AuVerb, type Cmi5Session, cmi5Iris, type ReadStatement } from './cmi5-session.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const utc = /(?:Z|[+]00(?::?00)?)$/;

const timestamp = ({ json }: ReadStatement): string => String(at(json, 'timestamp') ?? '');
const has = ({ verbs }: Cmi5Session, ...wanted: readonly AuVerb[]): boolean =>
  wanted.some((verb) => verbs.includes(verb));
const isOutcome = (statement: ReadStatement): boolean => isCmi5(statement, 'completed', 'passed', 'failed');
const isFrame = (statement: ReadStatement): boolean => isCmi5(statement, 'initialized', 'terminated');

/** Who says it and when, what must be read first, and what may follow what (cmi5 9.1–9.4, 9.7, 10.2.2, 11). */
export const cmi5OrderRules: readonly Cmi5Rule[] = [
  {
    req: '9.1.0.0-1',
    text: 'a statement needs an id from the AU, and it must be a UUID',
    broken: ({ id }) => !uuid.test(id),
  },
  {
    req: '4.1.0.0-1',
    text: 'a statement with this id is stored already',
    broken: ({ id }, { ids }) => ids.has(id),
  },
  {
    req: '9.7.0.0-1',
    text: 'a statement needs a timestamp',
    broken: (statement) => Number.isNaN(Date.parse(timestamp(statement))),
  },
  {
    req: '9.7.0.0-2',
    text: 'the timestamp is not in UTC',
    broken: (statement) => timestamp(statement) !== '' && !utc.test(timestamp(statement)),
  },
  {
    req: '8.1.3.0-3',
    text: 'the actor differs from the launched one',
    broken: ({ json }, { launch }) => !sameJson(at(json, 'actor'), launch.actor),
  },
  {
    req: '9.2.0.0-2',
    text: 'the actor must be an Agent',
    broken: ({ json, isDefined }) => isDefined && (at(json, 'actor', 'objectType') ?? 'Agent') !== 'Agent',
  },
  {
    req: '9.2.0.0-3',
    text: 'the actor needs an account',
    broken: ({ json, isDefined }) =>
      isDefined && ['homePage', 'name'].some((property) => typeof at(json, 'actor', 'account', property) !== 'string'),
  },
  {
    req: '6.3.0.0-1',
    text: 'an AU has no right to void',
    broken: ({ verbId }) => verbId === cmi5Iris.voided,
  },
  {
    req: '11.0.0.0-3',
    text: 'cmi5LearnerPreferences must be asked for before the first statement',
    broken: (_, { preferencesRead }) => !preferencesRead,
  },
  {
    req: '10.2.1.0-4',
    text: 'LMS.LaunchData must be read before the first statement',
    broken: (_, { launchDataRead }) => !launchDataRead,
  },
  {
    req: '9.3.0.0-4',
    text: '«initialized» must be the first statement of a session',
    broken: (statement, session) => !has(session, 'initialized') && !isCmi5(statement, 'initialized'),
  },
  {
    req: '9.3.0.0-5',
    text: 'nothing may follow «terminated»',
    broken: (_, { ended }) => ended === 'terminated',
  },
  {
    req: '9.3.6.0-2',
    text: 'the LMS has given up this session with «abandoned»',
    broken: (_, { ended }) => ended === 'abandoned',
  },
  {
    req: '9.3.0.0-1',
    text: 'this verb is none that an AU may use with the cmi5 category',
    broken: ({ verb, isDefined }) => isDefined && verb === undefined,
  },
  {
    req: '9.3.0.0-2',
    text: 'this verb is used in the session already',
    broken: ({ verb, isDefined }, session) => isDefined && verb !== undefined && has(session, verb),
  },
  {
    req: '9.3.0.0-3',
    text: 'a session may hold one of «passed» and «failed», not both',
    broken: (statement, session) =>
      (isCmi5(statement, 'passed') && has(session, 'failed')) ||
      (isCmi5(statement, 'failed') && has(session, 'passed')),
  },
  {
    req: '9.3.0.0-6',
    text: 'the registration has its one «completed» already',
    broken: (statement, { completed }) => isCmi5(statement, 'completed') && completed,
  },
  {
    req: '9.3.0.0-7',
    text: 'the registration has its one «passed» already',
    broken: (statement, { passed }) => isCmi5(statement, 'passed') && passed,
  },
  {
    req: '9.3.0.0-8',
    text: '«failed» may not follow «passed» in a registration',
    broken: (statement, { passed }) => isCmi5(statement, 'failed') && passed,
  },
  {
    req: '10.2.2.0-9',
    text: 'in Browse only «initialized» and «terminated» are defined',
    broken: (statement, { launch }) => launch.mode === 'Browse' && isOutcome(statement),
  },
  {
    req: '10.2.2.0-11',
    text: 'in Review only «initialized» and «terminated» are defined',
    broken: (statement, { launch }) => launch.mode === 'Review' && isOutcome(statement),
  },
  {
    // Stricter than cmi5, which lets other statements through: whoever only looks must leave no trace as a learner.
    req: '10.2.2.0-5',
    text: 'in Browse and Review nothing about the learner is to be told',
    broken: (statement, { launch }) => launch.mode !== 'Normal' && !isFrame(statement) && !isOutcome(statement),
  },
];
