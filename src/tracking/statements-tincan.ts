import type { Lang } from '../model/lang.ts';
import type { Outline } from '../model/outline.ts';
import type { Json, JsonObject } from '../model/statement.ts';
import { activityTypes, courseIri, type Envelope, makeStatement, moduleDefinition } from './statement-parts.ts';
import { type StatementProfile, scormCategory, storyOf } from './statements.ts';

/** A launch of a package with tincan.xml, as its statements need to know it. */
export interface TincanIdentity {
  readonly actor: JsonObject;
  readonly activityId: string;
  readonly registration: string;
  readonly platform?: string;
  /** The activity that the LMS counts this one under. */
  readonly grouping?: JsonObject;
  /** Parameters of the launch that mean nothing to us; they are echoed. */
  readonly others: Readonly<Record<string, string>>;
}

/** Who says the statements of a package with tincan.xml: the launched actor, in the SCORM profile's context. */
export function tincanEnvelope(identity: TincanIdentity, outline: Outline, lang: Lang): Envelope {
  const { actor, activityId, registration, platform = 'Samspill', grouping, others } = identity;
  const extensions = Object.fromEntries(Object.entries(others).map(([name, value]) => [extensionIri(name), value]));
  const groups: readonly Json[] = [
    ...(grouping ? [grouping] : []),
    { id: courseIri, definition: { type: activityTypes.course } },
    {
      id: `${activityId}${activityId.includes('?') ? '&' : '?'}attemptId=${registration}`,
      definition: { type: activityTypes.attempt },
    },
  ];
  return {
    registration,
    actor,
    object: { objectType: 'Activity', id: activityId, definition: moduleDefinition(outline, lang) },
    context: ({ object }) => ({
      registration,
      platform,
      language: lang,
      contextActivities: {
        ...(object && { parent: [{ id: activityId }] }),
        grouping: groups,
        category: [scormCategory],
      },
      ...(Object.keys(extensions).length > 0 && { extensions }),
    }),
  };
}

/** An extension is named by an IRI (xAPI Data 2.4.6): the parameter's own name, if it is one. */
const extensionIri = (name: string): string =>
  /^[a-z][a-z0-9+.-]*:\S+$/i.test(name) ? name : `${courseIri}/launch/${encodeURIComponent(name)}`;

/** The story of the SCORM profile, as the launched actor tells it; `passed` and `completed` are told by `outcomeTeller`. */
export const tincanProfile =
  (envelope: Envelope): StatementProfile =>
  (outline, before, after, event, context) =>
    storyOf(outline, before, after, event, context)
      .filter(({ key }) => key !== 'passed' && key !== 'completed')
      .map((draft) => makeStatement(draft, envelope, context.at));
