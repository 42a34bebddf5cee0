import { randomUUID } from 'node:crypto';
import { at } from '../../src/preview/cmi5-json.ts';
import { type AuVerb, auVerbs, cmi5Iris } from '../../src/preview/cmi5-session.ts';

type JsonObject = Readonly<Record<string, unknown>>;

const objectAt = (value: unknown, ...path: readonly string[]): JsonObject => {
  const found = at(value, ...path);
  return typeof found === 'object' && found !== null ? { ...found } : {};
};

/** A cmi5 AU by hand, over HTTP, opened with the query of its launch: what it is asked to do it does right. */
export function auByHand(query: URLSearchParams) {
  const given = (name: string): string => query.get(name) ?? '';
  let token = '';
  let launchData: JsonObject = {};

  const call = (method: string, path: string, params: Readonly<Record<string, string>> = {}, body?: unknown) =>
    fetch(`${given('endpoint').replace(/\/$/, '')}/${path}?${new URLSearchParams(params)}`, {
      method,
      headers: {
        authorization: `Basic ${token}`,
        'x-experience-api-version': '1.0.3',
        'content-type': 'application/json',
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });

  function context(verb: AuVerb): JsonObject {
    const template = objectAt(launchData, 'contextTemplate');
    const own = at(template, 'contextActivities', 'category');
    const isOutcome = verb === 'completed' || verb === 'passed' || verb === 'failed';
    const isGraded = isOutcome && verb !== 'completed';
    const mark = { [cmi5Iris.extension('masteryscore')]: launchData.masteryScore };
    return {
      ...template,
      registration: given('registration'),
      contextActivities: {
        ...objectAt(template, 'contextActivities'),
        category: [
          ...(Array.isArray(own) ? own : []),
          { id: cmi5Iris.defined },
          ...(isOutcome ? [{ id: cmi5Iris.moveOn }] : []),
        ],
      },
      extensions: { ...objectAt(template, 'extensions'), ...(isGraded ? mark : {}) },
    };
  }

  /** Parameters of a state document. */
  const state = (stateId: string) => ({
    activityId: given('activityId'),
    agent: given('actor'),
    registration: given('registration'),
    stateId,
  });

  return {
    call,
    state,
    /** Parameters of the learner's preferences. */
    preferences: { agent: given('actor'), profileId: 'cmi5LearnerPreferences' },
    /** A sound statement with this verb. */
    statement: (verb: AuVerb, result = results[verb]): JsonObject & { readonly id: string } => ({
      id: randomUUID(),
      timestamp: new Date().toISOString(),
      actor: JSON.parse(given('actor')),
      verb: { id: cmi5Iris.verb(verb) },
      object: { id: given('activityId') },
      ...(result && { result }),
      context: context(verb),
    }),
    get launchData() {
      return launchData;
    },
    async fetchToken() {
      const answer = await fetch(given('fetch'), { method: 'POST' });
      const body: unknown = await answer.json();
      const fetched = at(body, 'auth-token');
      if (typeof fetched === 'string') token = fetched;
      return { status: answer.status, body };
    },
    async readLaunchData(): Promise<number> {
      const answer = await call('GET', 'activities/state', state('LMS.LaunchData'));
      if (answer.ok) launchData = await answer.json();
      return answer.status;
    },
    readPreferences() {
      return call('GET', 'agents/profile', this.preferences);
    },
    /** Status of a request with these statements. */
    send: async (...statements: readonly JsonObject[]) => (await call('POST', 'statements', {}, statements)).status,
  };
}

const results: Readonly<Record<AuVerb, JsonObject | undefined>> = {
  initialized: undefined,
  completed: { completion: true, duration: 'PT1M' },
  passed: { success: true, duration: 'PT1M', score: { scaled: 0.9 } },
  failed: { success: false, duration: 'PT1M', score: { scaled: 0.5 } },
  terminated: { duration: 'PT2M' },
};

/** Last part of a statement's verb. */
export const verbOf = (statement: unknown): string => {
  const id = String(at(statement, 'verb', 'id'));
  return auVerbs.find((verb) => cmi5Iris.verb(verb) === id) ?? id.slice(id.lastIndexOf('/') + 1);
};
