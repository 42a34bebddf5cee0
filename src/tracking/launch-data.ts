/** Where statements go, and with what right. */
export interface LrsConfig {
  /** With or without a slash at the end. */
  readonly endpoint: string;
  /** Value of the `Authorization` header, such as `Basic …`. */
  readonly auth: string;
}

/** Over plain http the key and the learner's answers can be read on the way, so only this machine may be meant. */
const safe = /^(?:https:\/\/[^/]|http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?(?:\/|$))/i;

/**
 * The LRS that an administrator gave in the launch data: `{"lrs":{"endpoint":"https://…","auth":"Basic …"}}`; else none. One
 * with `http:` is taken on the machine itself only.
 */
export function lrsOf(launchData: string): LrsConfig | undefined {
  const lrs = member(parse(launchData), 'lrs');
  const [endpoint, auth] = [member(lrs, 'endpoint'), member(lrs, 'auth')];
  if (typeof endpoint !== 'string' || typeof auth !== 'string' || auth === '') return undefined;
  return safe.test(endpoint) ? { endpoint, auth } : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Launch data is the administrator's own field: anything may stand in it.
    return undefined;
  }
}

const member = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
