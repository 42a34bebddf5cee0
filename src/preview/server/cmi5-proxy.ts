import { afterRequest, type Cmi5Request, judgeAccess, preferencesId, statementsIn } from '../cmi5-request-rules.ts';
import type { Cmi5Violation } from '../cmi5-rule.ts';
import { judgeRequest } from '../cmi5-rules.ts';
import { afterStatement, readStatement } from '../cmi5-session.ts';
import { type LaunchedSession, logStatements, logViolations, type Registration } from './cmi5-registration.ts';
import { HttpError, type Reply, type Request } from './http.ts';
import type { Lrs } from './lrs.ts';

/** What a proxy stands between. */
export interface Cmi5ProxyOptions {
  readonly lrs: Lrs;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * Answers an AU's request under its endpoint as an LMS must that follows cmi5 to the letter: what breaks a rule is refused with
 * 403 (401 without the token), and logged with the number of the rule; the rest goes to the LRS.
 */
export function proxyRequest(
  { lrs, now }: Cmi5ProxyOptions,
  registration: Registration,
  launched: LaunchedSession,
  resource: string,
  request: Request,
): Promise<Reply> {
  async function answer(): Promise<Reply> {
    const bytes = await request.body();
    const asked = readRequest(resource, request);
    const isWrite = resource === 'statements' && (asked.method === 'POST' || asked.method === 'PUT');
    const statements = isWrite ? statementsIn(asked, parsed(bytes)) : [];
    const { session, token } = launched;
    const found = [...judgeAccess(asked, session, token), ...(isWrite ? judgeRequest(statements, session) : [])];
    if (found.length > 0) return refuse(statements, found);
    // An LMS may keep the preferences to itself, and an AU must not take that for a fault (cmi5 11.0.0.0-2).
    if (asked.params.profileId === preferencesId && asked.method !== 'GET')
      return text(403, 'The preferences are read-only.');
    const headers = { ...request.headers, authorization: lrs.auth };
    const reply = await lrs.handle(resource, { ...request, headers, body: async () => bytes });
    launched.session = afterRequest(session, asked, reply.status);
    if (isWrite) noteStatements(statements, reply);
    return reply;
  }

  function refuse(statements: readonly unknown[], found: readonly Cmi5Violation[]): Reply {
    const status = found.some(({ req }) => req === '8.1.2.0-5') ? 401 : 403;
    note(found);
    logStatements(registration, statements, { time: now(), by: 'AU', status });
    return text(status, found.map(({ req, text: why }) => `${req}: ${why}`).join('\n'));
  }

  function noteStatements(statements: readonly unknown[], { status, body }: Reply): void {
    logStatements(registration, statements, { time: now(), by: 'AU', status });
    if (status === 400) note([{ req: '4.1.0.0-1', text: `the LRS refused what is no xAPI: ${String(body)}` }]);
    if (status !== 200 && status !== 204) return;
    launched.session = statements.map(readStatement).reduce(afterStatement, launched.session);
    launched.lastAt = now();
  }

  const note = (found: readonly Cmi5Violation[]): void =>
    logViolations(registration, found, { time: now(), sessionId: launched.session.launch.sessionId });

  const reply = launched.turn.then(answer);
  launched.turn = reply.catch(() => undefined);
  return reply;
}

const readRequest = (resource: string, { method, query, headers }: Request): Cmi5Request => ({
  method: method === 'HEAD' ? 'GET' : method,
  resource,
  params: Object.fromEntries(query),
  authorization: headers.authorization,
});

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new HttpError(400, 'The body is not JSON.');
  }
}

const text = (status: number, body: string): Reply => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  body,
});
