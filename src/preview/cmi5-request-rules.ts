import { at, sameJson } from './cmi5-json.ts';
import type { Cmi5Violation } from './cmi5-rule.ts';
import type { Cmi5Session } from './cmi5-session.ts';

/** Name of the state document that the LMS writes before a launch (cmi5 10.1). */
export const launchDataId = 'LMS.LaunchData';

/** Name of the agent profile that an AU must ask for (cmi5 11). */
export const preferencesId = 'cmi5LearnerPreferences';

/** A request of an AU to the LRS, as far as cmi5 has something to say of it. */
export interface Cmi5Request {
  readonly method: string;
  /** Path under the endpoint, such as `activities/state`. */
  readonly resource: string;
  readonly params: Readonly<Record<string, string>>;
  /** The `Authorization` header. */
  readonly authorization: string | undefined;
}

interface RequestRule {
  readonly req: string;
  readonly text: string;
  broken(request: Cmi5Request, session: Cmi5Session): boolean;
}

const isState = ({ resource }: Cmi5Request): boolean => resource === 'activities/state';
const isLaunchData = (request: Cmi5Request): boolean => isState(request) && request.params.stateId === launchDataId;
const hasActor = ({ params }: Cmi5Request, { launch }: Cmi5Session): boolean =>
  sameJson(parsed(params.agent), launch.actor);

/** What is asked of every request, whatever it carries (cmi5 8.1, 10.2.1, 11). */
const cmi5RequestRules: readonly RequestRule[] = [
  {
    req: '8.1.2.0-2',
    text: 'the session is over, and its token with it',
    broken: (_, { ended }) => ended !== undefined,
  },
  {
    req: '8.1.3.0-3',
    text: 'the agent of a state document is not the launched actor',
    broken: (request, session) => isState(request) && !hasActor(request, session),
  },
  {
    req: '8.1.4.0-3',
    text: 'the registration of a state document is not the launched one',
    broken: (request, { launch }) => isState(request) && request.params.registration !== launch.registration,
  },
  {
    req: '10.2.1.0-5',
    text: `${launchDataId} may be read, and nothing else`,
    broken: (request) =>
      (isLaunchData(request) && request.method !== 'GET') ||
      (isState(request) && request.method === 'DELETE' && request.params.stateId === undefined),
  },
  {
    req: '11.0.0.0-1',
    text: 'the agent of a profile is not the launched actor',
    broken: (request, session) => request.resource === 'agents/profile' && !hasActor(request, session),
  },
];

/** What is wrong with a request before its body is read; `token` is the session's, once it has been fetched. */
export function judgeAccess(request: Cmi5Request, session: Cmi5Session, token: string | undefined): Cmi5Violation[] {
  if (token === undefined || request.authorization !== `Basic ${token}`) {
    return [{ req: '8.1.2.0-5', text: 'every request needs the fetched token: Authorization: Basic <token>' }];
  }
  return cmi5RequestRules
    .filter((rule) => rule.broken(request, session))
    .map(({ req, text }): Cmi5Violation => ({ req, text }));
}

/** The session when a request has been answered with `status`: what has been read is known. */
export function afterRequest(session: Cmi5Session, request: Cmi5Request, status: number): Cmi5Session {
  if (request.method !== 'GET') return session;
  const isPreferences = request.resource === 'agents/profile' && request.params.profileId === preferencesId;
  return {
    ...session,
    // Whoever has no preferences is answered 404, and that is an answer (cmi5 11).
    preferencesRead: session.preferencesRead || (isPreferences && (status === 200 || status === 404)),
    launchDataRead: session.launchDataRead || (isLaunchData(request) && status === 200),
  };
}

/** The statements of a body as sent to `statements`: one, or a list; one that is PUT has its id in the address. */
export function statementsIn({ method, params }: Cmi5Request, body: unknown): readonly unknown[] {
  if (method !== 'PUT') return Array.isArray(body) ? body : [body];
  const isObject = typeof body === 'object' && body !== null && !Array.isArray(body);
  return [isObject ? { ...body, id: at(body, 'id') ?? params.statementId } : body];
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}
