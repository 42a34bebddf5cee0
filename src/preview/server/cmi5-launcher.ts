import { randomUUID } from 'node:crypto';
import { abandonedStatement, launchedStatement, satisfiedStatement } from '../cmi5-lms-statements.ts';
import { launchDataId, preferencesId } from '../cmi5-request-rules.ts';
import { type Cmi5Launch, isSatisfied } from '../cmi5-session.ts';
import { readCmi5Course } from './cmi5-course.ts';
import { type PreparedLaunch, prepareLaunch } from './cmi5-launch.ts';
import { type LaunchedSession, logStatements, newRegistration, type Registration } from './cmi5-registration.ts';
import type { Request } from './http.ts';
import type { LaunchingLmsOptions } from './launched-routes.ts';
import type { LrsRequest } from './lrs.ts';
import type { LoadedPackage } from './packages.ts';

/** Opens sessions, and says what the LMS says itself. */
export interface Cmi5Launcher {
  /** Of the current attempt. */
  registrationOf(found: LoadedPackage): Registration;
  /** Opens a session and gives up the one that is open, if any; throws `HttpError` 400 on a wish it does not know. */
  launch(found: LoadedPackage, request: Request): Promise<LaunchedSession>;
  /** Says that the learner has done the course, the first time it is true. */
  noteSatisfied(found: LoadedPackage, launched: LaunchedSession): Promise<void>;
}

/** A launcher without registrations. */
export function createCmi5Launcher({ attempts, lrs, now }: Required<LaunchingLmsOptions>): Cmi5Launcher {
  const registrations = new Map<string, Registration>();

  function registrationOf({ activity, hash }: LoadedPackage): Registration {
    const key = `${activity} ${attempts.of(activity, hash).attempt}`;
    const registration = registrations.get(key) ?? newRegistration(randomUUID());
    registrations.set(key, registration);
    return registration;
  }

  async function ask(path: string, asked: LrsRequest): Promise<void> {
    const { status, body } = await lrs.ask(path, asked);
    if (status >= 400) throw new Error(`The LRS refused the LMS: ${status} ${String(body)}`);
  }

  async function say(registration: Registration, statement: Readonly<Record<string, unknown>>): Promise<void> {
    await ask('statements', { method: 'POST', json: statement });
    logStatements(registration, [statement], { time: now(), by: 'LMS', status: 200 });
  }

  const said = (launch: Cmi5Launch) => ({ launch, id: randomUUID(), timestamp: new Date(now()).toISOString() });

  /** A session that is still open when the next one begins has ended without a word (cmi5 9.3.6). */
  async function abandon(registration: Registration, launched: LaunchedSession): Promise<void> {
    launched.session = { ...launched.session, ended: 'abandoned' };
    const seconds = (launched.lastAt - launched.launchedAt) / 1000;
    await say(registration, abandonedStatement(said(launched.session.launch), seconds));
  }

  async function launch(found: LoadedPackage, { host, query }: Request): Promise<LaunchedSession> {
    const { activity, hash, descriptor } = found;
    const registration = registrationOf(found);
    const prepared = prepareLaunch({
      activity,
      course: readCmi5Course(descriptor.text),
      auPath: `/pakke/${activity}/${attempts.of(activity, hash).revision}/${descriptor.href}`,
      host,
      registration: registration.id,
      sessionId: randomUUID(),
      wanted: query,
    });
    const last = registration.sessions.at(-1);
    if (last && !last.session.ended) await abandon(registration, last);
    const launched = newSession(prepared, last, now());
    registration.sessions.push(launched);
    await writeDocuments(prepared);
    const launchUrl = `http://${host}/pakke/${activity}/${descriptor.href}`;
    await say(registration, launchedStatement({ ...said(prepared.launch), ...prepared, launchUrl }));
    return launched;
  }

  async function writeDocuments({ launch, launchData, preferences }: PreparedLaunch): Promise<void> {
    const { activityId, registration } = launch;
    const agent = JSON.stringify(launch.actor);
    const state = { activityId, agent, registration, stateId: launchDataId };
    await ask('activities/state', { method: 'DELETE', query: state });
    await ask('activities/state', { method: 'PUT', query: state, json: launchData });
    const profile = { agent, profileId: preferencesId };
    await ask('agents/profile', { method: 'DELETE', query: profile });
    if (preferences) await ask('agents/profile', { method: 'PUT', query: profile, json: preferences });
  }

  async function noteSatisfied(found: LoadedPackage, { session, moveOn }: LaunchedSession): Promise<void> {
    const registration = registrationOf(found);
    if (registration.satisfied || !isSatisfied(moveOn, session)) return;
    registration.satisfied = true;
    await say(registration, satisfiedStatement(said(session.launch), readCmi5Course(found.descriptor.text).courseId));
  }

  return { registrationOf, launch, noteSatisfied };
}

/** What a registration has earned goes on into its next session; what the AU has read does not. */
function newSession(
  { launch, moveOn, href }: PreparedLaunch,
  last: LaunchedSession | undefined,
  now: number,
): LaunchedSession {
  const { completed = false, passed = false, ids = new Set<string>() } = last?.session ?? {};
  return {
    launchedAt: now,
    href,
    moveOn,
    session: { launch, preferencesRead: false, launchDataRead: false, verbs: [], completed, passed, ids },
    token: undefined,
    fetches: 0,
    lastAt: now,
    turn: Promise.resolve(),
  };
}
