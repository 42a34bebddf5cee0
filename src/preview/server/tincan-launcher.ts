import { randomUUID } from 'node:crypto';
import type { TincanLog } from '../launch-log.ts';
import { withQuery } from './cmi5-launch.ts';
import { HttpError, type Request } from './http.ts';
import { type ActivityRoutes, type LaunchingLmsOptions, launchedRoutes } from './launched-routes.ts';
import type { LoadedPackage } from './packages.ts';
import { find, parseXml } from './xml.ts';

interface Enrolment {
  readonly registration: string;
  readonly launches: { launchedAt: number; href: string }[];
  /** How many statements had reached the LRS before the first launch. */
  readonly from: number;
}

/** A platform that launches by tincan.xml: everything stands in the query, and the LRS is reached directly. */
export function createTincanLauncher({ attempts, lrs, now = Date.now }: LaunchingLmsOptions): ActivityRoutes {
  const enrolments = new Map<string, Enrolment>();

  function enrolmentOf({ activity, hash }: LoadedPackage): Enrolment {
    const key = `${activity} ${attempts.of(activity, hash).attempt}`;
    const enrolment = enrolments.get(key) ?? {
      registration: randomUUID(),
      launches: [],
      from: lrs.received.length,
    };
    enrolments.set(key, enrolment);
    return enrolment;
  }

  function launch(found: LoadedPackage, { host, query }: Request): string {
    const { activity, hash, descriptor } = found;
    const { registration, launches } = enrolmentOf(found);
    const href = withQuery(
      `/pakke/${activity}/${attempts.of(activity, hash).revision}/${descriptor.href}`,
      tincanQuery({
        endpoint: `http://${host}/xapi/`,
        auth: lrs.auth,
        registration,
        activityId: find(parseXml(descriptor.text), 'activity')?.attributes.id ?? '',
        wanted: query,
      }),
    );
    launches.push({ launchedAt: now(), href });
    return href;
  }

  function logOf(found: LoadedPackage): TincanLog {
    const { registration, launches, from } = enrolmentOf(found);
    const statements = lrs.received.slice(from).map(({ time, statement, status }, index) => ({
      n: index + 1,
      time,
      by: 'AU' as const,
      statement,
      status,
    }));
    return { registration, launches, statements };
  }

  return launchedRoutes({ launch: async (found, request) => launch(found, request), log: logOf });
}

/** What stands in the query of a launch by tincan.xml. */
export interface TincanQueryOptions {
  readonly endpoint: string;
  /** Value of the Authorization header. */
  readonly auth: string;
  readonly registration: string;
  readonly activityId: string;
  /**
   * What other platforms do: `auth=bare` (base64 without `Basic`), `actor=arrays` and `actor=account-arrays` (as before xAPI 1.0),
   * `endpoint=bare` (no slash at the end), `registration=none`, `activity_id=none`, `extras=none`.
   */
  readonly wanted: URLSearchParams;
}

const actors: Readonly<Record<string, unknown>> = {
  agent: { objectType: 'Agent', name: 'Prøvesen, Testine & «Ås»', mbox: 'mailto:testine@forhandsvisning.example' },
  arrays: { name: ['Testine Prøvesen'], mbox: ['mailto:testine@forhandsvisning.example'], objectType: 'Person' },
  'account-arrays': {
    name: ['Testine Prøvesen'],
    account: [{ accountServiceHomePage: 'https://forhandsvisning.example', accountName: 'provebruker' }],
    objectType: 'Person',
  },
};

/** The query of a launch, name → value (standards.md §4.5); throws `HttpError` 400 on an actor it does not know. */
function tincanQuery({ wanted, ...options }: TincanQueryOptions): Readonly<Record<string, string>> {
  const { endpoint, auth, registration, activityId } = options;
  const actor = actors[wanted.get('actor') ?? 'agent'];
  if (!actor) throw new HttpError(400, `actor er ${Object.keys(actors).join(', ')}.`);
  return {
    endpoint: wanted.get('endpoint') === 'bare' ? endpoint.replace(/\/$/, '') : endpoint,
    auth: wanted.get('auth') === 'bare' ? auth.replace(/^Basic /, '') : auth,
    actor: JSON.stringify(actor),
    ...(wanted.get('registration') !== 'none' && { registration }),
    ...(wanted.get('activity_id') !== 'none' && { activity_id: activityId }),
    ...(wanted.get('extras') !== 'none' && {
      activity_platform: 'Samspill forhåndsvisning',
      'Accept-Language': 'nb-NO,nb;q=0.9,en;q=0.8',
      grouping: 'https://forhandsvisning.example/kurs/1',
      externalRegistration: 'Høst & vår #2',
    }),
  };
}
