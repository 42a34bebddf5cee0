import { at } from './cmi5-json.ts';
import { type Cmi5Rule, isCmi5 } from './cmi5-rule.ts';
import { type AuVerb, type Cmi5Session, cmi5Iris, type ReadStatement } from './cmi5-session.ts';

const duration = /^P(?=.)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?=.)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?$/;

const result = ({ json }: ReadStatement, ...path: readonly string[]): unknown => at(json, 'result', ...path);
const isGraded = (statement: ReadStatement): boolean => isCmi5(statement, 'passed', 'failed');

/** Whether a statement has a score that stands on one side of the launched masteryScore. */
function isScored(statement: ReadStatement, { launch }: Cmi5Session, side: 'below' | 'at or above'): boolean {
  const scaled = result(statement, 'score', 'scaled');
  if (typeof scaled !== 'number' || launch.masteryScore === undefined) return false;
  return scaled < launch.masteryScore === (side === 'below');
}

const needsDuration = (req: string, verb: AuVerb): Cmi5Rule => ({
  req,
  text: `«${verb}» needs a duration in ISO 8601`,
  broken: (statement) => isCmi5(statement, verb) && !duration.test(String(result(statement, 'duration') ?? '')),
});

/** What a result may hold, by verb, and what it must (cmi5 9.3.4, 9.3.5, 9.5, 9.6.2.2, 9.6.3.2). */
export const cmi5ResultRules: readonly Cmi5Rule[] = [
  {
    req: '9.5.1.0-1',
    text: 'a score under a masteryScore needs «scaled», or it cannot be held against it',
    broken: (statement, { launch }) =>
      isGraded(statement) &&
      launch.masteryScore !== undefined &&
      result(statement, 'score') !== undefined &&
      typeof result(statement, 'score', 'scaled') !== 'number',
  },
  {
    req: '9.5.1.0-2',
    text: 'only «passed» and «failed» may hold a score',
    broken: (statement) => statement.isDefined && !isGraded(statement) && result(statement, 'score') !== undefined,
  },
  {
    req: '9.5.1.0-3',
    text: 'a raw score needs min and max',
    broken: (statement) =>
      result(statement, 'score', 'raw') !== undefined &&
      ['min', 'max'].some((bound) => typeof result(statement, 'score', bound) !== 'number'),
  },
  {
    req: '9.3.4.0-2',
    text: '«passed» with a score below the masteryScore',
    broken: (statement, session) => isCmi5(statement, 'passed') && isScored(statement, session, 'below'),
  },
  {
    req: '9.3.5.0-2',
    text: '«failed» with a score that reaches the masteryScore',
    broken: (statement, session) => isCmi5(statement, 'failed') && isScored(statement, session, 'at or above'),
  },
  {
    req: '9.6.3.2-2',
    text: '«passed» and «failed» must echo the launched masteryScore, and nobody may make one up',
    broken: (statement, { launch }) => {
      const echo = at(statement.json, 'context', 'extensions', cmi5Iris.extension('masteryscore'));
      return isGraded(statement) ? echo !== launch.masteryScore : echo !== undefined && echo !== launch.masteryScore;
    },
  },
  {
    req: '9.5.2.0-1',
    text: '«passed» needs success: true',
    broken: (statement) => isCmi5(statement, 'passed') && result(statement, 'success') !== true,
  },
  {
    req: '9.5.2.0-2',
    text: '«failed» needs success: false',
    broken: (statement) => isCmi5(statement, 'failed') && result(statement, 'success') !== false,
  },
  {
    req: '9.5.2.0-3',
    text: 'only «passed» and «failed» may hold success',
    broken: (statement) => statement.isDefined && !isGraded(statement) && result(statement, 'success') !== undefined,
  },
  {
    req: '9.5.3.0-1',
    text: '«completed» needs completion: true',
    broken: (statement) => isCmi5(statement, 'completed') && result(statement, 'completion') !== true,
  },
  {
    req: '9.5.3.0-2',
    text: 'only «completed» may hold completion',
    broken: (statement) =>
      statement.isDefined && statement.verb !== 'completed' && result(statement, 'completion') !== undefined,
  },
  needsDuration('9.5.4.1-1', 'terminated'),
  needsDuration('9.5.4.1-2', 'completed'),
  needsDuration('9.5.4.1-3', 'passed'),
  needsDuration('9.5.4.1-4', 'failed'),
  {
    req: '9.6.2.2-1',
    text: 'a result with success or completion needs the moveOn category',
    broken: (statement) => statement.isDefined && !statement.countsForMoveOn && tellsOutcome(statement),
  },
  {
    req: '9.6.2.2-2',
    text: 'the moveOn category belongs only with success or completion in a statement that cmi5 defines',
    broken: (statement) => statement.countsForMoveOn && !(statement.isDefined && tellsOutcome(statement)),
  },
];

const tellsOutcome = (statement: ReadStatement): boolean =>
  result(statement, 'success') !== undefined || result(statement, 'completion') !== undefined;
