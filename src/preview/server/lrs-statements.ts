import { createRequire } from 'node:module';
import { isDeepStrictEqual } from 'node:util';
import type { ReceivedStatement, StatementOutcome } from '../received.ts';
import { HttpError, isObject, json, type Reply } from './http.ts';
import type { LrsVariant } from './lrs-variant.ts';

type JsonObject = Readonly<Record<string, unknown>>;

interface Warning {
  readonly name: string;
  readonly path: readonly string[];
  readonly typeName?: string;
  readonly keys?: readonly string[];
}

// The package is CommonJS with a default export, which loaders hand over in two different ways.
const { default: findWarnings }: { default: (statement: unknown) => readonly Warning[] } = createRequire(
  import.meta.url,
)('@learninglocker/xapi-validation');

/** The statements of the LRS; times come from `now`, in milliseconds since 1970. */
export interface StatementStore {
  /** Every statement that came, in order. */
  readonly received: readonly ReceivedStatement[];
  /** Stores all or none (xAPI Communication 2.1.2); throws `HttpError` 400 or 409. */
  post(body: unknown): Reply;
  /** Stores one under the id in the address (xAPI Communication 2.1.1). */
  put(statementId: string | null, body: unknown): Reply;
  /** One by `statementId`, or a list, newest first (xAPI Communication 2.1.3). */
  get(query: URLSearchParams): Reply;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const setByLrs = ['stored', 'authority', 'version'];

/** What must be equal in a resend (xAPI Data 2.3.1): all that the client wrote. */
const written = (statement: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(statement).filter(([key]) => !setByLrs.includes(key)));

const problemsOf = (statement: unknown): string[] => findWarnings(statement).map(describe);

const componentLists = ['choices', 'scale', 'source', 'target', 'steps'];

/** Components of an interaction that nobody can read: xAPI lets them be without a description (Data 2.4.4.1). */
function undescribed(statement: unknown): string[] {
  const object = isObject(statement) ? statement.object : undefined;
  const definition = isObject(object) ? object.definition : undefined;
  if (!isObject(definition)) return [];
  return componentLists.filter((list) => {
    const components = definition[list];
    return Array.isArray(components) && components.some((component) => !isObject(component) || !component.description);
  });
}

function describe({ name, path, typeName, keys }: Warning): string {
  const place = path.join('.');
  if (name === 'RequiredWarning') return `${place} is missing`;
  if (typeName) return `${place} is not a valid ${typeName}`;
  return keys ? `${place} has unknown properties: ${keys.join(', ')}` : `${place}: ${name}`;
}

/** An empty store. */
export function statementStore(now: () => number, newId: () => string, variant: () => LrsVariant): StatementStore {
  const received: ReceivedStatement[] = [];
  const originals = new Map<string, JsonObject>();
  const stored = new Map<string, JsonObject>();

  function take(method: 'POST' | 'PUT', statements: readonly unknown[]): string[] {
    const judged = statements.map((statement) => ({ statement, problems: faultsOf(statement) }));
    const repeated = repeatsAnId(statements);
    const bad = repeated || judged.some(({ problems }) => problems.length > 0);
    const outcomes = judged.map(({ statement }) => (bad ? 'refused' : outcomeOf(statement)));
    const refusing: readonly StatementOutcome[] =
      variant().resend === 'refused' ? ['conflict', 'duplicate'] : ['conflict'];
    const clash = outcomes.some((outcome) => refusing.includes(outcome));
    const status = bad ? 400 : clash ? 409 : method === 'PUT' ? 204 : 200;
    for (const [index, { statement, problems }] of judged.entries()) {
      const outcome = status === 409 && outcomes[index] === 'stored' ? 'refused' : (outcomes[index] ?? 'refused');
      const valid = problems.length === 0;
      received.push({ n: received.length + 1, time: now(), method, statement, valid, problems, outcome, status });
    }
    if (repeated) throw new HttpError(400, 'The batch holds the same id twice.');
    if (bad) throw new HttpError(400, judged.flatMap(({ problems }) => problems).join('\n'));
    if (clash) throw new HttpError(409, 'A statement with this id is stored.');
    return statements.filter(isObject).map(keep);
  }

  function faultsOf(statement: unknown): string[] {
    const lists = variant().components === 'described' ? undescribed(statement) : [];
    return [
      ...problemsOf(statement),
      ...lists.map((list) => `object.definition.${list}: a component has no description`),
    ];
  }

  function outcomeOf(statement: unknown): StatementOutcome {
    if (!isObject(statement)) return 'refused';
    const known = originals.get(String(statement.id).toLowerCase());
    if (!known) return 'stored';
    return isDeepStrictEqual(written(known), written(statement)) ? 'duplicate' : 'conflict';
  }

  function keep(statement: JsonObject): string {
    const id = typeof statement.id === 'string' ? statement.id : newId();
    const key = id.toLowerCase();
    if (stored.has(key)) return id;
    const time = new Date(now()).toISOString();
    originals.set(key, statement);
    stored.set(key, {
      timestamp: time,
      version: '1.0.0',
      ...statement,
      id,
      stored: time,
      authority: { objectType: 'Agent', account: { homePage: 'http://127.0.0.1/', name: 'forhandsvisning' } },
    });
    return id;
  }

  return {
    received,
    post: (body) => json(take('POST', Array.isArray(body) ? body : [body])),
    put(statementId, body) {
      if (!statementId || !uuid.test(statementId)) throw new HttpError(400, 'statementId must be a UUID.');
      if (!isObject(body)) throw new HttpError(400, 'The body must be one statement.');
      if (body.id !== undefined && body.id !== statementId) throw new HttpError(400, 'The ids differ.');
      take('PUT', [{ ...body, id: statementId }]);
      return { status: 204 };
    },
    get(query) {
      const id = query.get('statementId');
      if (id === null) return json({ statements: select([...stored.values()], query), more: '' });
      const statement = stored.get(id.toLowerCase());
      if (!statement) throw new HttpError(404, 'No such statement.');
      return json(statement);
    },
  };
}

function repeatsAnId(statements: readonly unknown[]): boolean {
  const ids = statements.flatMap((statement) => (isObject(statement) && statement.id ? [String(statement.id)] : []));
  return new Set(ids.map((id) => id.toLowerCase())).size < ids.length;
}

const filters: Readonly<Record<string, (statement: JsonObject, wanted: string) => boolean>> = {
  verb: ({ verb }, wanted) => isObject(verb) && verb.id === wanted,
  activity: ({ object }, wanted) => isObject(object) && object.id === wanted,
  registration: ({ context }, wanted) => isObject(context) && context.registration === wanted,
  since: ({ stored }, wanted) => Date.parse(String(stored)) > Date.parse(wanted),
  until: ({ stored }, wanted) => Date.parse(String(stored)) <= Date.parse(wanted),
};

function select(statements: JsonObject[], query: URLSearchParams): JsonObject[] {
  const known = [...Object.keys(filters), 'limit', 'ascending', 'format', 'attachments'];
  const unknown = [...query.keys()].find((name) => !known.includes(name));
  if (unknown) throw new HttpError(400, `The parameter ${unknown} is not supported.`);
  const limit = Number(query.get('limit') ?? 0);
  if (!Number.isInteger(limit) || limit < 0) throw new HttpError(400, 'limit must be a whole number.');
  const found = statements.filter((statement) =>
    Object.entries(filters).every(([name, test]) => {
      const wanted = query.get(name);
      return wanted === null || test(statement, wanted);
    }),
  );
  const ordered = query.get('ascending') === 'true' ? found : found.reverse();
  return limit === 0 ? ordered : ordered.slice(0, limit);
}
