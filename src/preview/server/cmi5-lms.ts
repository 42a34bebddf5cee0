import { randomBytes } from 'node:crypto';
import { readCmi5Course } from './cmi5-course.ts';
import { createCmi5Launcher } from './cmi5-launcher.ts';
import { proxyRequest } from './cmi5-proxy.ts';
import { type LaunchedSession, logOf, logViolations, type Registration } from './cmi5-registration.ts';
import { HttpError, html, json, type Reply, type Request } from './http.ts';
import { returnPage } from './launched-pages.ts';
import { type ActivityRoutes, type LaunchingLmsOptions, launchedRoutes } from './launched-routes.ts';
import type { LoadedPackage } from './packages.ts';

/** The LMS of cmi5: a registration an attempt, a session a launch, and a proxy that judges every request of a session. */
export function createCmi5Lms({ attempts, lrs, now = Date.now }: LaunchingLmsOptions): ActivityRoutes {
  const { registrationOf, launch, noteSatisfied } = createCmi5Launcher({ attempts, lrs, now });

  function token(found: LoadedPackage, { method, query }: Request): Reply {
    const registration = registrationOf(found);
    const launched = sessionOf(registration, query.get('session'));
    const { sessionId } = launched.session.launch;
    if (method !== 'POST') {
      const violation = { req: '8.2.1.0-2', text: 'the fetch address is asked with POST' };
      logViolations(registration, [violation], { time: now(), sessionId });
      throw new HttpError(405, violation.text);
    }
    launched.fetches++;
    if (launched.session.ended) return json({ 'error-code': '2', 'error-text': 'The session is over.' });
    if (launched.token) return json({ 'error-code': '1', 'error-text': 'The token has been fetched.' });
    launched.token = Buffer.from(`${sessionId}:${randomBytes(16).toString('base64url')}`).toString('base64');
    return json({ 'auth-token': launched.token });
  }

  async function proxy(found: LoadedPackage, rest: string, request: Request): Promise<Reply> {
    const [, sessionId = '', ...resource] = rest.split('/');
    const registration = registrationOf(found);
    const launched = sessionOf(registration, sessionId);
    const reply = await proxyRequest({ lrs, now }, registration, launched, resource.join('/'), request);
    await noteSatisfied(found, launched);
    return reply;
  }

  return launchedRoutes({
    launch: async (found, request) => (await launch(found, request)).href,
    log: (found) => logOf(registrationOf(found), readCmi5Course(found.descriptor.text).moveOn),
    other(found, rest, request) {
      if (rest === 'token') return Promise.resolve(token(found, request));
      if (rest === 'return') return Promise.resolve(html(returnPage(found.descriptor.title)));
      return rest.startsWith('lrs/') ? proxy(found, rest, request) : undefined;
    },
  });
}

function sessionOf({ sessions }: Registration, sessionId: string | null): LaunchedSession {
  const found = sessions.find(({ session }) => session.launch.sessionId === sessionId);
  if (!found) throw new HttpError(404, 'No such session.');
  return found;
}
