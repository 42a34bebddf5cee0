import { at, listOf, sameJson } from './cmi5-json.ts';
import type { Cmi5Rule } from './cmi5-rule.ts';
import { type Cmi5Launch, cmi5Iris, type ReadStatement } from './cmi5-session.ts';

const sessionId = cmi5Iris.extension('sessionid');

type Property = readonly [name: string, value: unknown];

const entries = (value: unknown): readonly Property[] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : [];

/** Lists of activities in the template, such as `grouping`. */
const activityLists = (launch: Cmi5Launch): readonly Property[] =>
  entries(at(launch.contextTemplate, 'contextActivities'));

const activitiesOf = ({ json }: ReadStatement, list: string): readonly unknown[] =>
  listOf(at(json, 'context', 'contextActivities', list));

/** Template and statement side by side: each extension, and each property that holds neither extensions nor activities. */
function pairs(
  { json }: ReadStatement,
  { contextTemplate }: Cmi5Launch,
): (readonly [wanted: unknown, sent: unknown])[] {
  const plain = entries(contextTemplate).filter(([name]) => name !== 'contextActivities' && name !== 'extensions');
  const extensions = entries(at(contextTemplate, 'extensions')).filter(([name]) => name !== sessionId);
  return [
    ...plain.map(([name, value]) => [value, at(json, 'context', name)] as const),
    ...extensions.map(([name, value]) => [value, at(json, 'context', 'extensions', name)] as const),
  ];
}

const idOf = (activity: unknown): unknown => at(activity, 'id');

/** What a statement is about and in what context: the launched one, untouched (cmi5 9.4, 9.6, 10.2.1). */
export const cmi5ContextRules: readonly Cmi5Rule[] = [
  {
    req: '8.1.5.0-6',
    text: 'the object must be the launched activityId',
    broken: ({ json, isDefined }, { launch }) => isDefined && at(json, 'object', 'id') !== launch.activityId,
  },
  {
    req: '9.6.0.0-1',
    text: 'a statement needs a context',
    broken: ({ json }) => typeof at(json, 'context') !== 'object',
  },
  {
    req: '9.6.1.0-1',
    text: 'the registration is not the launched one',
    broken: ({ json }, { launch }) => at(json, 'context', 'registration') !== launch.registration,
  },
  {
    req: '9.6.2.0-1',
    text: 'an activity of the contextTemplate is missing',
    broken: (statement, { launch }) =>
      activityLists(launch).some(([list, wanted]) => {
        const sent = activitiesOf(statement, list).map(idOf);
        return !listOf(wanted).every((activity) => sent.includes(idOf(activity)));
      }),
  },
  {
    req: '10.2.1.0-6',
    text: 'the contextTemplate must come first and in order, with all that is in it',
    broken: (statement, { launch }) =>
      activityLists(launch).some(([list, wanted]) => {
        const sent = activitiesOf(statement, list);
        return !listOf(wanted).every((activity, index) => idOf(activity) === idOf(sent[index]));
      }) || pairs(statement, launch).some(([, sent]) => sent === undefined),
  },
  {
    req: '10.2.1.0-7',
    text: 'a value of the contextTemplate is changed',
    broken: (statement, { launch }) =>
      activityLists(launch).some(([list, wanted]) => {
        const sent = activitiesOf(statement, list);
        return listOf(wanted).some((activity) => {
          const echo = sent.find((candidate) => idOf(candidate) === idOf(activity));
          return echo !== undefined && !sameJson(echo, activity);
        });
      }) || pairs(statement, launch).some(([wanted, sent]) => sent !== undefined && !sameJson(wanted, sent)),
  },
  {
    req: '9.6.3.1-4',
    text: 'the session id is missing, or not the launched one',
    broken: ({ json }, { launch }) => at(json, 'context', 'extensions', sessionId) !== launch.sessionId,
  },
  {
    req: '9.6.2.1-1',
    text: 'a verb of cmi5 about the AU needs the cmi5 category',
    broken: ({ json, verb, isDefined }, { launch }) =>
      !isDefined && verb !== undefined && at(json, 'object', 'id') === launch.activityId,
  },
];
