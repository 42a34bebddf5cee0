import { v5 } from 'uuid';
import type { AnswerRecord } from '../model/answer.ts';
import { moduleIri } from '../model/identifier.ts';
import type { Lang } from '../model/lang.ts';
import type { Outline } from '../model/outline.ts';
import type { Json, Statement } from '../model/statement.ts';
import { isoDuration } from './durations.ts';
import { type LearningEvent, outcomeOf, reaches, testResult } from './session.ts';
import type { Snapshot } from './snapshot.ts';
import {
  activityTypes,
  courseIri,
  type Draft,
  type Envelope,
  fourDecimals,
  interactionActivity,
  makeStatement,
  moduleDefinition,
  verbs,
} from './statement-parts.ts';

/** What statements are made of: the learner's acts, and the comings and goings of the page. */
export type StatementEvent = LearningEvent | { readonly type: 'left' } | { readonly type: 'returned' };

/** When and where an event happened. */
export interface StatementContext {
  readonly lang: Lang;
  readonly at: Date;
  /** Start of this launch; keeps ids apart if the state of a session never reached the LMS. */
  readonly launchedAt: Date;
  /** Active time in this launch, in seconds. */
  readonly sessionSeconds: number;
  /** How many times the page was left before in this launch (it can come back from the browser's memory). */
  readonly leaves: number;
}

/** The statements of one event in which `before` became `after`; each way to report has a profile of its own. */
export type StatementProfile = (
  outline: Outline,
  before: Snapshot,
  after: Snapshot,
  event: StatementEvent,
  context: StatementContext,
) => readonly Statement[];

/**
 * The SCORM profile of xAPI (standards.md §5.1–5.2). Ids follow from registration, session, `rev` and kind: the same event
 * always gets the same ids, two events never share one.
 */
export const scormProfile: StatementProfile = (outline, before, after, event, context) => {
  const envelope = scormEnvelope(outline, after.registration, context.lang);
  return storyOf(outline, before, after, event, context).map((draft) => makeStatement(draft, envelope, context.at));
};

/** What one event tells, before it is known who says it. */
export function storyOf(
  outline: Outline,
  before: Snapshot,
  after: Snapshot,
  event: StatementEvent,
  context: StatementContext,
): readonly Draft[] {
  const drafts = draftsOf(outline, before, after, event, context);
  if (!after.completed || before.completed) return drafts;
  return [...drafts, { key: 'completed', verb: verbs.completed, result: { completion: true } }];
}

function draftsOf(
  outline: Outline,
  before: Snapshot,
  after: Snapshot,
  event: StatementEvent,
  context: StatementContext,
): Draft[] {
  const session = `${context.launchedAt.toISOString()}/${after.sessions}`;
  const change = `${session}/${after.rev}`;
  switch (event.type) {
    case 'launched':
      if (before.sessions === 0) return [{ key: 'initialized', verb: verbs.initialized }];
      return [{ key: `${session}/resumed`, verb: verbs.resumed }];
    case 'returned':
      return [{ key: `${session}/resumed/${context.leaves}`, verb: verbs.resumed }];
    case 'left':
      return [left(outline, after, `${session}/left/${context.leaves}`, context)];
    case 'answered':
      return before === after ? [] : [responded(outline, change, event.answer, context.lang)];
    case 'submitted':
      return before === after ? [] : submitted(outline, before, event, change, context.lang);
    case 'viewed':
    case 'finished':
    case 'picked':
      return [];
  }
}

function responded(outline: Outline, change: string, answer: AnswerRecord, lang: Lang): Draft {
  return {
    key: `${change}/responded/${answer.interactionId}`,
    verb: verbs.responded,
    timestamp: answer.at.toISOString(),
    object: interactionActivity(moduleIri(outline.module), answer, lang),
    result: {
      response: answer.response,
      ...(answer.isMarked !== false && {
        success: answer.scaled >= 0.995,
        score: { scaled: fourDecimals(answer.scaled) },
      }),
      ...(answer.latencySeconds !== undefined && { duration: isoDuration(answer.latencySeconds) }),
    },
  };
}

type Submitted = Extract<StatementEvent, { type: 'submitted' }>;

/** A test: every answer to it, then the result. Passed is said once, and failed never after it. */
function submitted(outline: Outline, before: Snapshot, event: Submitted, change: string, lang: Lang): Draft[] {
  const lesson = outline.lessons.find(({ id }) => id === event.lessonId);
  if (!lesson) return [];
  const isPart = (answer: AnswerRecord) => lesson.questions.some(({ id }) => id === answer.interactionId);
  const scaled = testResult(lesson, event.answers);
  const score = scoreOf(scaled);
  const drafts: Draft[] = [
    ...event.answers.filter(isPart).map((answer) => responded(outline, change, answer, lang)),
    { key: `${change}/scored`, verb: verbs.scored, result: { score } },
  ];
  if (before.passed) return drafts;
  if (!reaches(scaled, outline.passMark)) {
    return [...drafts, { key: `${change}/failed`, verb: verbs.failed, result: { success: false, score } }];
  }
  return [...drafts, { key: 'passed', verb: verbs.passed, result: { success: true, score } }];
}

/** The SCORM profile takes the status of record from the last statement of a session. */
function left(outline: Outline, snapshot: Snapshot, key: string, { sessionSeconds }: StatementContext): Draft {
  const { completed, passed, scaled } = outcomeOf(outline, snapshot);
  return {
    key,
    verb: completed ? verbs.terminated : verbs.suspended,
    result: {
      completion: completed,
      ...(passed !== undefined && { success: passed }),
      ...(scaled !== undefined && { score: scoreOf(scaled) }),
      duration: isoDuration(sessionSeconds),
    },
  };
}

/** The actor is a pseudonym that follows from the random registration alone (design.md decision 12). */
function scormEnvelope(outline: Outline, registration: string, lang: Lang): Envelope {
  const sco = moduleIri(outline.module);
  return {
    registration,
    actor: {
      objectType: 'Agent',
      account: { homePage: courseIri, name: v5('actor', registration) },
    },
    object: {
      objectType: 'Activity',
      id: sco,
      definition: moduleDefinition(outline, lang),
    },
    context: ({ object }) => ({
      registration,
      platform: 'Samspill',
      language: lang,
      contextActivities: contextActivities(sco, registration, object !== undefined),
    }),
  };
}

/** Marks a statement as one of the SCORM profile. */
export const scormCategory: Json = {
  id: 'https://w3id.org/xapi/scorm',
  definition: { type: activityTypes.profile },
};

function contextActivities(sco: string, registration: string, isPart: boolean): Json {
  return {
    ...(isPart && { parent: [{ id: sco }] }),
    grouping: [
      { id: courseIri, definition: { type: activityTypes.course } },
      { id: `${sco}?attemptId=${registration}`, definition: { type: activityTypes.attempt } },
    ],
    category: [scormCategory],
  };
}

const scoreOf = (scaled: number): { readonly [key: string]: Json } => ({
  scaled: fourDecimals(scaled),
  raw: Math.round(scaled * 10_000) / 100,
  min: 0,
  max: 100,
});
