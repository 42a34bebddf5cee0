import { randomBytes } from 'node:crypto';
import { readCmi5Course } from './cmi5-course.ts';
import { createCmi5Launcher, type LaunchingLmsOptions } from './cmi5-launcher.ts';
import { proxyRequest } from './cmi5-proxy.ts';
import { type LaunchedSession, logOf, logViolations, type Registration } from './cmi5-registration.ts';
import { HttpError, html, json, type Reply, type Request } from './http.ts';
import { launchPage, returnPage } from './launched-pages.ts';
import type { LoadedPackage } from './packages.ts';

/** Answers a request about an activity; `rest` is the path behind its name. */
export type ActivityRoutes = (found: LoadedPackage, area: string, rest: string, request: Request) => Promise<Reply>;

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

  return async (found, area, rest, request) => {
    const { activity, descriptor } = found;
    const isGet = request.method === 'GET' || request.method === 'HEAD';
    if (area === 'kurs') {
      if (request.query.get('window') !== 'own') return html(launchPage({ activity, title: descriptor.title }));
      return { status: 303, headers: { location: (await launch(found, request)).href } };
    }
    if (rest === 'launch' && request.method === 'POST') return json({ href: (await launch(found, request)).href });
    if (rest === 'token') return token(found, request);
    if (rest.startsWith('lrs/')) return await proxy(found, rest, request);
    if (rest === 'return' && isGet) return html(returnPage(descriptor.title));
    if (rest === '_log' && isGet) return json(logOf(registrationOf(found), readCmi5Course(descriptor.text).moveOn));
    throw new HttpError(404, 'Adressen fører ikke til noe i forhåndsvisningen.');
  };
}

function sessionOf({ sessions }: Registration, sessionId: string | null): LaunchedSession {
  const found = sessions.find(({ session }) => session.launch.sessionId === sessionId);
  if (!found) throw new HttpError(404, 'No such session.');
  return found;
}
