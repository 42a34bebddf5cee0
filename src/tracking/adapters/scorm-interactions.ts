import type { AnswerRecord } from '../../model/answer.ts';
import { isUnsupported, type ScormCalls } from './scorm-calls.ts';
import type { ScormMirror } from './scorm-mirror.ts';
import { readCount } from './scorm-read.ts';

/** Fields of an interaction in the order they must be written, without `id`, such as `['type', 'choice']`. */
export type InteractionFields = (answer: AnswerRecord) => readonly (readonly [field: string, value: string])[];

/** How much may be recorded. */
export interface InteractionLimits {
  /** Entries in all, those of earlier sessions too; any number unless told. */
  readonly entries?: number;
  /** As a form that is sent. */
  readonly bytes: number;
  /** What an LMS sends, and so what `bytes` is of: all of this session's with each save, or what is not proven to have come. */
  readonly sent: 'session' | 'unproven';
}

/** The LMS's list of answers. */
export interface AnswerList {
  /** How many answers it holds; `undefined` in an LMS without one. */
  readonly length: number | undefined;
  /** Adds an answer, or writes it over the entry at `place`; throws what the LMS refuses. */
  record(answer: AnswerRecord, place?: number): void;
}

/**
 * Writes answers as `cmi.interactions.n`, one entry each, from the `_count` of earlier sessions on; where there is no more
 * room, an answer takes the place of the last one to the same question in this session, or is left out. An LMS without
 * interactions gets none: the answers are in the state too. One that may be lost is healed at its own index: a gap would
 * make Moodle count too few, and the next session would write over others. The same goes for one that a page left there when it died.
 */
export function scormInteractions(
  lms: ScormCalls,
  mirror: ScormMirror,
  fieldsOf: InteractionFields,
  limits: InteractionLimits,
): AnswerList {
  const places = new Map<string, number>();
  let next = readCount(lms, 'cmi.interactions');
  const sizes = new Map<string, number>();
  /** Where an answer was begun that the LMS has not taken whole: there it goes on, and not in an entry more. */
  const begun = new WeakMap<AnswerRecord, number>();

  /** Opens an entry by its id, as the LMS wants it; `undefined` where it has no interactions. */
  const append = (id: string): number | undefined => {
    if (next === undefined) return undefined;
    try {
      mirror.set(`cmi.interactions.${next}.id`, id);
    } catch (error) {
      if (!isUnsupported(error)) throw error;
      next = undefined;
      return undefined;
    }
    places.set(id, next);
    return next++;
  };
  const bytes = (): number => {
    const sent = limits.sent === 'session' ? [...sizes.keys()] : mirror.unproven();
    return sent.reduce((sum, element) => sum + (sizes.get(element) ?? 0), 0);
  };
  const record: AnswerList['record'] = (answer, wanted) => {
    const { interactionId } = answer;
    const { entries = Number.POSITIVE_INFINITY } = limits;
    const isFull = next !== undefined && (next >= entries || bytes() >= limits.bytes);
    const given = wanted !== undefined && next !== undefined && wanted < next ? wanted : undefined;
    const place = begun.get(answer) ?? given ?? (isFull ? places.get(interactionId) : append(interactionId));
    if (place === undefined) return;
    begun.set(answer, place);
    let refusal: unknown;
    for (const [field, value] of [['id', interactionId], ...fieldsOf(answer)] as const) {
      const element = `cmi.interactions.${place}.${field}`;
      const refused = value !== '' && mirror.offer(element, value);
      refusal ||= refused;
      sizes.set(element, element.length + encodeURIComponent(value).length + 2);
    }
    if (refusal) throw refusal;
  };
  return {
    get length() {
      return next;
    },
    record,
  };
}
