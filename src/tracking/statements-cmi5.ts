import type { Lang } from '../model/lang.ts';
import type { Outline } from '../model/outline.ts';
import { isJsonList, type Json, type JsonObject, jsonObject, type Statement } from '../model/statement.ts';
import { type Draft, type Envelope, makeStatement, moduleDefinition, type Verb, verbs } from './statement-parts.ts';
import { type StatementProfile, storyOf } from './statements.ts';
import type { LaunchMode } from './tracker.ts';

/** A cmi5 session, as its statements need to know it. */
export interface Cmi5Identity {
  /** The actor as it was launched; never changed (cmi5 8.1.3). */
  readonly actor: JsonObject;
  readonly activityId: string;
  readonly registration: string;
  /** As it stands in the launch data (cmi5 10.2.1). */
  readonly contextTemplate: JsonObject;
  /** 0–1; `undefined` where the LMS sets none. */
  readonly masteryScore: number | undefined;
}

const category = (name: string): JsonObject => ({ id: `https://w3id.org/xapi/cmi5/context/categories/${name}` });
const extension = (name: string): string => `https://w3id.org/xapi/cmi5/context/extensions/${name}`;

/** Id of the session, which the LMS made (cmi5 9.6.3.1). */
export const sessionIdOf = ({ contextTemplate }: Pick<Cmi5Identity, 'contextTemplate'>): string =>
  String(jsonObject(contextTemplate.extensions)[extension('sessionid')] ?? '');

/**
 * Who says the statements of a cmi5 session: the entries of the contextTemplate first and in order, ours after (cmi5 9.4, 9.6).
 * What is about the module itself is defined by cmi5; about anything else it is «cmi5 allowed», without the category.
 */
export function cmi5Envelope(identity: Cmi5Identity, outline: Outline, lang: Lang): Envelope {
  const { actor, activityId, registration, contextTemplate: template } = identity;
  const templated = jsonObject(template.contextActivities);
  return {
    registration,
    actor,
    object: { objectType: 'Activity', id: activityId, definition: moduleDefinition(outline, lang) },
    context(draft) {
      const ours: JsonObject = draft.object
        ? { parent: [{ id: activityId }] }
        : { category: [category('cmi5'), ...(tellsOutcome(draft) ? [category('moveon')] : [])] };
      const lists = new Set([...Object.keys(templated), ...Object.keys(ours)]);
      const activities = [...lists].map((list) => [list, withOurs(listOf(templated[list]), listOf(ours[list]))]);
      return {
        platform: 'Samspill',
        language: lang,
        ...template,
        registration,
        contextActivities: Object.fromEntries(activities),
        extensions: { ...jsonObject(template.extensions), ...mastery(identity, draft) },
      };
    },
  };
}

const tellsOutcome = ({ result }: Draft): boolean => result?.success !== undefined || result?.completion !== undefined;

/** The launched masteryScore is echoed where it was used (cmi5 9.6.3.2). */
const mastery = ({ masteryScore }: Cmi5Identity, { verb }: Draft): JsonObject =>
  masteryScore !== undefined && (verb === verbs.passed || verb === verbs.failed)
    ? { [extension('masteryscore')]: masteryScore }
    : {};

/** An activity that the template has already is not named twice. */
function withOurs(templated: readonly Json[], ours: readonly Json[]): readonly Json[] {
  const ids = new Set(templated.map((activity) => jsonObject(activity).id));
  return [...templated, ...ours.filter((activity) => !ids.has(jsonObject(activity).id))];
}

const listOf = (value: Json | undefined): readonly Json[] =>
  value === undefined ? [] : isJsonList(value) ? value : [value];

/**
 * What a cmi5 session tells as it goes: that it began, and every answer. `passed` and `completed` are told by `outcomeTeller`,
 * `failed` and `terminated` at the end. In Browse and Review only beginning and end (cmi5 10.2.2).
 */
export function cmi5Profile(envelope: Envelope, sessionId: string, mode: LaunchMode): StatementProfile {
  const change = ({ verb, ...draft }: Draft): Draft[] =>
    verb === verbs.responded && mode === 'normal' ? [{ ...draft, verb: answered }] : [];
  return (outline, before, after, event, context) => {
    const drafts: readonly Draft[] =
      event.type === 'launched'
        ? [initialized(sessionId)]
        : storyOf(outline, before, after, event, context).flatMap(change);
    return drafts.map((draft) => makeStatement(draft, envelope, context.at));
  };
}

const answered: Verb = { id: 'http://adlnet.gov/expapi/verbs/answered', display: { nb: 'svarte', en: 'answered' } };

/** The same in a reload, which goes on with the session. */
const initialized = (sessionId: string): Draft => ({ key: `${sessionId}/initialized`, verb: verbs.initialized });

/** Whether a statement is the first of a session, or its last (cmi5 9.3). */
export const isInitialized = ({ verb }: Statement): boolean => verb.id === verbs.initialized.id;
export const isTerminated = ({ verb }: Statement): boolean => verb.id === verbs.terminated.id;
