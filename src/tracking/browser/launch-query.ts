import { isJsonList, isJsonObject, type Json, type JsonObject } from '../../model/statement.ts';
import type { Cmi5Query } from '../adapters/cmi5.ts';
import type { TincanQuery } from '../adapters/tincan.ts';

/** What a cmi5 LMS put in the address (cmi5 8.1); `undefined` where a part is missing or makes no sense. */
export function readCmi5Query(search: string): Cmi5Query | undefined {
  const query = new URLSearchParams(search);
  const [endpoint, fetch, activityId] = ['endpoint', 'fetch', 'activityId'].map((name) => valueIn(query, name));
  const actor = actorOf(query);
  const registration = query.get('registration') ?? '';
  if (!isWeb(endpoint) || !fetch || !activityId || !actor || !isUuid(registration)) return undefined;
  const returnUrl = query.get('returnURL');
  return { endpoint, fetch, activityId, actor, registration, ...(returnUrl && { returnUrl }) };
}

/** Whether an address says that a cmi5 LMS has launched it, whole or not. */
export const isCmi5Launch = (search: string): boolean => new URLSearchParams(search).has('fetch');

/**
 * What an LMS put in the address of a package with tincan.xml, in every form that is met: the endpoint with or without a slash,
 * `auth` a whole header or what follows `Basic`, an actor of TinCan 0.9 with lists, and no registration or activity.
 */
export function readTincanQuery(search: string): TincanQuery | undefined {
  const query = new URLSearchParams(search);
  const [endpoint, auth] = [valueIn(query, 'endpoint'), query.get('auth')];
  const actor = actorOf(query);
  if (!isWeb(endpoint) || !auth || !actor) return undefined;
  const [activityId, registration, platform, language, grouping] = [
    valueIn(query, 'activity_id'),
    query.get('registration') ?? '',
    query.get('activity_platform'),
    query.get('Accept-Language'),
    groupingOf(query.get('grouping') ?? ''),
  ];
  return {
    endpoint,
    auth: headerOf(auth),
    actor: mendActor(actor),
    ...(activityId && { activityId }),
    ...(isUuid(registration) && { registration }),
    ...(platform && { platform }),
    ...(language && { language }),
    ...(grouping && { grouping }),
    others: Object.fromEntries([...query].filter(([name]) => !known.has(name))),
  };
}

/** Whether an address says that an LMS has launched a package with tincan.xml, whole or not. */
export const isTincanLaunch = (search: string): boolean => {
  const query = new URLSearchParams(search);
  return query.has('endpoint') && query.has('actor');
};

/** Parameters with a meaning of their own; all others are echoed in statements. The last two give access to content. */
const known: ReadonlySet<string> = new Set([
  ...['endpoint', 'auth', 'actor', 'registration', 'activity_id', 'activity_platform', 'Accept-Language', 'grouping'],
  ...['content_token', 'content_endpoint'],
]);

/** As RFC 9562 writes one, of any version: LMSs on SQL Server number registrations in an order that knows of none. */
const isUuid = (text: string): boolean => /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);

/** A value; an address or JSON that opens with an encoded sign was encoded twice. */
function valueIn(query: URLSearchParams, name: string): string | null {
  const value = query.get(name);
  return value !== null && /^(?:[a-z][a-z\d+.-]*%3A|%7B)/i.test(value) ? decoded(value) : value;
}

/** As it is where it cannot be decoded. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A whole header, or what follows `Basic`; no key has a `%` or a blank in it, but a `+` that was not encoded is read as one. */
function headerOf(auth: string): string {
  const [, scheme = 'Basic', key = ''] = /^(?:(Basic|Bearer|OAuth) +)?(.*)$/is.exec(decoded(auth).trim()) ?? [];
  return scheme.toLowerCase() === 'oauth' ? auth.trim() : `${scheme} ${key.replaceAll(' ', '+')}`;
}

const isWeb = (url: string | null | undefined): url is string =>
  typeof url === 'string' && /^https?:\/\/[^/]/i.test(url);

/** The learner as launched; only a `+` of an e-mail address that was not encoded is put back, for none has a blank. */
const actorOf = (query: URLSearchParams): JsonObject | undefined =>
  objectOf(valueIn(query, 'actor')?.replace(/"mailto:[^"]*"/g, (address) => address.replaceAll(' ', '+')) ?? null);

function objectOf(json: string | null): JsonObject | undefined {
  try {
    const value: Json = JSON.parse(json ?? '');
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The id of an activity, or the activity itself as JSON. */
function groupingOf(text: string): JsonObject | undefined {
  const activity = objectOf(text);
  if (activity) return activity;
  return /^[a-z][a-z0-9+.-]*:/i.test(text) ? { id: text } : undefined;
}

/** How a learner may be identified, the first that is there counts (xAPI Data 2.4.2.3: one, and one only). */
const identifiers = ['mbox', 'mbox_sha1sum', 'openid', 'account'] as const;

/** An actor as xAPI 1.0 has it; one that is in order already stays as it was launched. */
function mendActor(actor: JsonObject): JsonObject {
  const account = first(actor.account);
  const isInOrder =
    !Object.values(actor).some(Array.isArray) &&
    !(isJsonObject(account) && account.accountName) &&
    actor.objectType !== 'Person' &&
    identifiers.filter((name) => actor[name] !== undefined).length < 2;
  if (isInOrder) return actor;
  const mended: Record<string, Json | undefined> = {
    ...actor,
    account: isJsonObject(account) ? mendAccount(account) : account,
  };
  const identifier = identifiers.find((name) => first(mended[name]) !== undefined);
  const name = first(actor.name);
  return {
    objectType: 'Agent',
    ...(name !== undefined && { name }),
    ...(identifier && { [identifier]: first(mended[identifier]) ?? null }),
  };
}

const mendAccount = (account: JsonObject): JsonObject => ({
  homePage: account.homePage ?? account.accountServiceHomePage ?? '',
  name: account.name ?? account.accountName ?? '',
});

const first = (value: Json | undefined): Json | undefined => (isJsonList(value) ? value[0] : value);
