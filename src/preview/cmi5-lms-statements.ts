import { at, listOf } from './cmi5-json.ts';
import { type Cmi5Launch, type Cmi5MoveOn, cmi5Iris } from './cmi5-session.ts';

/** What an LMS says itself about a session (cmi5 9.3.1, 9.3.6, 9.3.9). */
export interface LmsStatementOptions {
  readonly launch: Cmi5Launch;
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly timestamp: string;
}

interface LaunchedOptions extends LmsStatementOptions {
  /** Address of the AU without what the LMS has added to it (cmi5 9.6.3.4). */
  readonly launchUrl: string;
  readonly moveOn: Cmi5MoveOn;
  readonly launchParameters?: string;
}

/** «launched»: said before the AU is opened. */
export function launchedStatement(options: LaunchedOptions): Readonly<Record<string, unknown>> {
  const { launch, launchUrl, moveOn, launchParameters } = options;
  return statement(options, cmi5Iris.verb('launched'), {
    object: { id: launch.activityId },
    extensions: {
      [cmi5Iris.extension('launchmode')]: launch.mode,
      [cmi5Iris.extension('launchurl')]: launchUrl,
      [cmi5Iris.extension('moveon')]: moveOn,
      ...(launch.masteryScore !== undefined && { [cmi5Iris.extension('masteryscore')]: launch.masteryScore }),
      ...(launchParameters !== undefined && { [cmi5Iris.extension('launchparameters')]: launchParameters }),
    },
  });
}

/** «abandoned»: the session ended without a word from the AU after so many seconds (cmi5 9.5.4.2). */
export const abandonedStatement = (options: LmsStatementOptions, seconds: number): Readonly<Record<string, unknown>> =>
  statement(options, cmi5Iris.abandoned, {
    object: { id: options.launch.activityId },
    result: { duration: `PT${Math.round(seconds)}S` },
  });

/** «satisfied»: the learner has done the course that the AU is all of. */
export const satisfiedStatement = (options: LmsStatementOptions, courseId: string): Readonly<Record<string, unknown>> =>
  statement(options, cmi5Iris.satisfied, {
    object: { id: courseId, definition: { type: 'https://w3id.org/xapi/cmi5/activitytype/course' } },
  });

interface Said {
  readonly object: Readonly<Record<string, unknown>>;
  readonly result?: Readonly<Record<string, unknown>>;
  readonly extensions?: Readonly<Record<string, unknown>>;
}

function statement(
  { launch, id, timestamp }: LmsStatementOptions,
  verb: string,
  { object, result, extensions }: Said,
): Readonly<Record<string, unknown>> {
  const { contextTemplate: template, registration, actor } = launch;
  const activities = at(template, 'contextActivities');
  return {
    id,
    timestamp,
    actor,
    verb: { id: verb },
    object: { objectType: 'Activity', ...object },
    ...(result && { result }),
    context: {
      registration,
      contextActivities: {
        ...(typeof activities === 'object' && activities),
        category: [...listOf(at(activities, 'category')), { id: cmi5Iris.defined }],
      },
      extensions: { ...extensionsOf(template), ...extensions },
    },
  };
}

function extensionsOf(template: unknown): object {
  const extensions = at(template, 'extensions');
  return typeof extensions === 'object' && extensions !== null ? extensions : {};
}
