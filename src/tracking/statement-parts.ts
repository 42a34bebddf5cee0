import { v5 } from 'uuid';
import type { AnswerRecord } from '../model/answer.ts';
import { moduleIri } from '../model/identifier.ts';
import type { Lang } from '../model/lang.ts';
import type { Outline } from '../model/outline.ts';
import type { Json, Statement } from '../model/statement.ts';

/** A verb of a statement. */
export type Verb = Statement['verb'];

const verb = (name: string, nb: string): Verb => ({
  id: `http://adlnet.gov/expapi/verbs/${name}`,
  display: { nb, en: name },
});

/** Verbs of the SCORM profile that Samspill uses. */
export const verbs = {
  initialized: verb('initialized', 'startet'),
  resumed: verb('resumed', 'fortsatte'),
  responded: verb('responded', 'svarte'),
  scored: verb('scored', 'fikk resultat'),
  passed: verb('passed', 'bestod'),
  failed: verb('failed', 'bestod ikke'),
  completed: verb('completed', 'fullførte'),
  suspended: verb('suspended', 'tok pause'),
  terminated: verb('terminated', 'avsluttet'),
} as const;

const type = (name: string): string => `http://adlnet.gov/expapi/activities/${name}`;

/** Types of activities in the SCORM profile; a SCO is a lesson there. */
export const activityTypes = {
  course: type('course'),
  lesson: type('lesson'),
  attempt: type('attempt'),
  profile: type('profile'),
  interaction: type('cmi.interaction'),
} as const;

/** What all modules belong to; also the home page of the pseudonyms. */
export const courseIri = moduleIri('').slice(0, -'/modules/'.length);

/** A question as an activity, with its words. Every choice has a description: some LRSs refuse one without. */
export const interactionActivity = (
  sco: string,
  answer: AnswerRecord,
  lang: Lang,
): { readonly [key: string]: Json } => ({
  objectType: 'Activity',
  id: `${sco}/interactions/${answer.interactionId}`,
  definition: {
    type: activityTypes.interaction,
    interactionType: answer.type,
    description: { [lang]: answer.prompt },
    ...components(answer, lang),
    ...(answer.correctPatterns.length > 0 && { correctResponsesPattern: answer.correctPatterns }),
  },
});

const components = ({ components }: AnswerRecord, lang: Lang): { readonly [key: string]: Json } =>
  Object.fromEntries(
    Object.entries(components).map(([name, parts]) => [
      name,
      parts.map(({ id, text }) => ({ id, description: { [lang]: text } })),
    ]),
  );

/** What a statement says, before it is known who says it, and in what context. */
export interface Draft extends Partial<Pick<Statement, 'object' | 'result' | 'timestamp'>> {
  /** What its id follows from: the same act has the same key whenever it is told. */
  readonly key: string;
  readonly verb: Verb;
}

/** Who says statements, and of what. */
export interface Envelope {
  /** UUID; the ids of statements follow from it. */
  readonly registration: string;
  readonly actor: Statement['actor'];
  /** What is spoken of where a draft does not name another activity. */
  readonly object: Statement['object'];
  context(draft: Draft): Statement['context'];
}

/** An envelope that says each thing in the language of its moment; `make` writes it in the one that stands on the page now. */
export function currentEnvelope(make: () => Envelope): Envelope {
  return {
    ...make(),
    get object() {
      return make().object;
    },
    context: (draft) => make().context(draft),
  };
}

/** The statement of a draft that was made `at`; its id follows from registration and key (UUIDv5). */
export function makeStatement(draft: Draft, envelope: Envelope, at: Date): Statement {
  const { key, verb, object = envelope.object, result, timestamp = at.toISOString() } = draft;
  return {
    id: statementId(envelope.registration, key),
    timestamp,
    actor: envelope.actor,
    verb,
    object,
    ...(result && { result }),
    context: envelope.context(draft),
  };
}

/** What a module is, as an activity. */
export const moduleDefinition = (outline: Outline, lang: Lang): { readonly [key: string]: Json } => ({
  type: activityTypes.lesson,
  name: { [lang]: outline.title },
});

/** Id of the statement with a key. The registration goes in as bytes, for not every LMS makes one of a version (RFC 9562 4.2). */
export const statementId = (registration: string, key: string): string =>
  v5(
    key,
    Uint8Array.from(registration.replaceAll('-', '').match(/../g) ?? [], (byte) => Number.parseInt(byte, 16)),
  );

/** A result 0–1 in ten thousandths, as statements have it. */
export const fourDecimals = (scaled: number): number => Math.round(scaled * 10_000) / 10_000;

/** A score 0–1 with whole points of a hundred, as cmi5 wants them (9.5.1). */
export const wholeScore = (scaled: number): { readonly [key: string]: Json } => ({
  scaled: fourDecimals(scaled),
  raw: Math.round(scaled * 100),
  min: 0,
  max: 100,
});
