/** Where statements go, and with what right. */
export interface LrsConfig {
  /** With or without a slash at the end. */
  readonly endpoint: string;
  /** Value of the `Authorization` header, such as `Basic …`. */
  readonly auth: string;
}

/** An LRS that an administrator gave in a file of the package. */
export interface LrsFile {
  readonly lrs: LrsConfig;
  /** What the file says now, for its key may have been replaced; rejects where that cannot be had. */
  reread(): Promise<LrsConfig>;
}

/** Over plain http the key and the learner's answers can be read on the way, so only this machine may be meant. */
const safe = /^(?:https:\/\/[^/]|http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?(?:\/|$))/i;

/**
 * The LRS that an administrator gave in the launch data: `{"lrs":{"endpoint":"https://…","auth":"Basic …"}}`; else none. One
 * with `http:` is taken on the machine itself only.
 */
export const lrsOf = (launchData: string): LrsConfig | undefined => configOf(member(parse(launchData), 'lrs'));

/** The LRS of a file in the package, `{"endpoint":"https://…","auth":"Basic …"}`; none where it says something else. */
export const lrsOfFile = (text: string): LrsConfig | undefined => configOf(parse(text));

function configOf(lrs: unknown): LrsConfig | undefined {
  const [endpoint, auth] = [member(lrs, 'endpoint'), member(lrs, 'auth')];
  if (typeof endpoint !== 'string' || typeof auth !== 'string' || auth === '') return undefined;
  return safe.test(endpoint) ? { endpoint, auth } : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // An administrator wrote it: anything may stand in it.
    return undefined;
  }
}

const member = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
