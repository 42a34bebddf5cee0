/**
 * How content may use an element. Keywords such as `_children` are `read`; what can be read, and is unknown to Moodle when it
 * is set, is `ask`.
 */
type Access = 'read' | 'write' | 'both' | 'ask';

/** One element of the SCORM 2004 data model (RTE 4.2), as Moodle judges it. */
export interface ElementRule {
  readonly access: Access;
  /** Values that may be set; error 406 otherwise. */
  readonly format: RegExp;
  /** Lowest and highest number, error 407 otherwise; the value is then kept as a number, and read back as one. */
  readonly range?: readonly [number, number];
  /** What a new attempt starts with. */
  readonly initial?: string | number;
  /** The list may only be asked how long it is. */
  readonly counts?: true;
}

/** Longest state, in characters (RTE 4.2.22). */
export const stateLimit = 64_000;

/** Ids of answers: letters, digits, underscore and point; Moodle refuses the hyphen that the standard allows. */
export const shortIdentifier = /^[\w.]{1,250}$/;
/** A number without exponent, with a digit before the point. */
export const decimal = /^-?\d{1,5}(\.\d{1,18})?$/;
const language = '([a-zA-Z]{2,3}|i|x)(-[a-zA-Z0-9-]{2,8})?';
/** One line of at most this many characters, and one more, with or without its language in front. */
export const languageText = (length: number): RegExp =>
  new RegExp(`^(\\{lang=${language}\\})?([^{\\n\\r].{0,${length}})?$`);
/** Any text of at most this many characters. */
export const text = (length: number): RegExp => new RegExp(`^[\\s\\S]{0,${length}}$`);

const longIdentifier = /^\S{1,4000}$/;
const timespan = /^P(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?)?$/;
const day = '-(0[1-9]|[12]\\d|3[01])';
const zone = '(Z|[+-]([01]\\d|2[0-3])(:[0-5]\\d)?)';
const clock = `T([01]\\d|2[0-3])(:[0-5]\\d(:[0-5]\\d(\\.\\d{1,2}${zone}?)?)?)?`;
/** Years 1970 to 2038; a zone only after decimals of the second. */
const timestamp = new RegExp(`^(19[7-9]\\d|20[0-2]\\d|203[0-8])(-(0[1-9]|1[0-2])(${day}(${clock})?)?)?$`);
const completion = /^(completed|incomplete|not attempted|unknown)$/;
const success = /^(passed|failed|unknown)$/;

const read = (initial?: string): ElementRule => ({
  access: 'read',
  format: /^/,
  ...(initial === undefined ? {} : { initial }),
});
const write = (format: RegExp): ElementRule => ({ access: 'write', format });
const both = (format: RegExp, initial?: string): ElementRule => ({
  access: 'both',
  format,
  ...(initial === undefined ? {} : { initial }),
});
const number = (low: number, high: number, initial?: number): ElementRule => ({
  access: 'both',
  format: decimal,
  range: [low, high],
  ...(initial === undefined ? {} : { initial }),
});
const count: ElementRule = { access: 'read', format: /^/, counts: true };

const coreModel: Readonly<Record<string, ElementRule>> = {
  'cmi._children': read(
    '_version,comments_from_learner,comments_from_lms,completion_status,credit,entry,exit,interactions,launch_data,learner_id,learner_name,learner_preference,location,max_time_allowed,mode,objectives,progress_measure,scaled_passing_score,score,session_time,success_status,suspend_data,time_limit_action,total_time',
  ),
  'cmi._version': read('1.0'),
  'cmi.completion_status': both(completion, 'unknown'),
  'cmi.completion_threshold': read(),
  'cmi.credit': read(),
  'cmi.entry': read(),
  'cmi.exit': write(/^(time-out|suspend|logout|normal|)$/),
  'cmi.launch_data': read(),
  'cmi.learner_id': read(),
  'cmi.learner_name': read(),
  'cmi.learner_preference._children': read('audio_level,audio_captioning,delivery_speed,language'),
  'cmi.learner_preference.audio_level': number(0, Infinity, 1),
  'cmi.learner_preference.language': both(new RegExp(`^(${language})?$`)),
  'cmi.learner_preference.delivery_speed': number(0, Infinity),
  'cmi.learner_preference.audio_captioning': number(-1, 1, 0),
  'cmi.location': both(text(1000)),
  'cmi.max_time_allowed': read(),
  'cmi.mode': read(),
  'cmi.progress_measure': number(0, 1),
  'cmi.scaled_passing_score': read(),
  'cmi.score._children': read('max,raw,scaled,min'),
  'cmi.score.scaled': number(-1, 1),
  'cmi.score.raw': both(decimal),
  'cmi.score.min': both(decimal),
  'cmi.score.max': both(decimal),
  'cmi.session_time': write(timespan),
  'cmi.success_status': both(success, 'unknown'),
  'cmi.suspend_data': both(text(stateLimit)),
  'cmi.time_limit_action': read(),
  'cmi.total_time': read('PT0H0M0S'),
  // Not `exitAll` and its like: with it, Moodle's Terminate throws.
  'adl.nav.request': both(/^(continue|previous|exit|abandon|suspendAll|_none_)$/, '_none_'),
  'adl.nav.request_valid.continue': { access: 'ask', format: /^/, initial: 'unknown' },
  'adl.nav.request_valid.previous': { access: 'ask', format: /^/, initial: 'unknown' },
};

const listModel: Readonly<Record<string, ElementRule>> = {
  'cmi.comments_from_learner._children': read('comment,timestamp,location'),
  'cmi.comments_from_learner._count': count,
  'cmi.comments_from_learner.n.comment': both(languageText(4000)),
  'cmi.comments_from_learner.n.location': both(text(250)),
  'cmi.comments_from_learner.n.timestamp': both(timestamp),
  'cmi.comments_from_lms._children': read('comment,timestamp,location'),
  'cmi.comments_from_lms._count': count,
  'cmi.comments_from_lms.n.comment': read(),
  'cmi.comments_from_lms.n.location': read(),
  'cmi.comments_from_lms.n.timestamp': read(),
  'cmi.interactions._children': read(
    'id,type,objectives,timestamp,correct_responses,weighting,learner_response,result,latency,description',
  ),
  'cmi.interactions._count': count,
  'cmi.interactions.n.id': both(longIdentifier),
  'cmi.interactions.n.type': both(
    /^(true-false|choice|fill-in|long-fill-in|matching|performance|sequencing|likert|numeric|other)$/,
  ),
  'cmi.interactions.n.objectives._count': count,
  'cmi.interactions.n.objectives.n.id': both(longIdentifier),
  'cmi.interactions.n.timestamp': both(timestamp),
  'cmi.interactions.n.correct_responses._count': count,
  'cmi.interactions.n.correct_responses.n.pattern': both(/^/),
  'cmi.interactions.n.weighting': both(decimal),
  'cmi.interactions.n.learner_response': both(/^/),
  'cmi.interactions.n.result': both(/^(correct|incorrect|unanticipated|neutral|-?\d{1,4}(\.\d{1,18})?)$/),
  'cmi.interactions.n.latency': both(timespan),
  'cmi.interactions.n.description': both(languageText(250)),
  'cmi.objectives._children': read('progress_measure,completion_status,success_status,description,score,id'),
  'cmi.objectives._count': count,
  'cmi.objectives.n.id': both(longIdentifier),
  'cmi.objectives.n.score._children': read('max,raw,scaled,min'),
  'cmi.objectives.n.score.scaled': number(-1, 1),
  'cmi.objectives.n.score.raw': both(decimal),
  'cmi.objectives.n.score.min': both(decimal),
  'cmi.objectives.n.score.max': both(decimal),
  'cmi.objectives.n.success_status': both(success),
  'cmi.objectives.n.completion_status': both(completion),
  'cmi.objectives.n.progress_measure': number(0, 1),
  'cmi.objectives.n.description': both(languageText(250)),
};

/** The whole data model; list elements stand under `n`, as in `cmi.interactions.n.id`. */
export const dataModel: ReadonlyMap<string, ElementRule> = new Map(Object.entries({ ...coreModel, ...listModel }));
