/** How content may use an element: a keyword such as `_children` can only be asked, and setting it is error 402. */
type Access = 'read' | 'write' | 'both' | 'keyword';

/** One element of the SCORM 1.2 data model (RTE 3.4), as Moodle judges it. */
export interface ElementRule {
  readonly access: Access;
  /** Values that may be set; error 405 otherwise. */
  readonly format: RegExp;
  /** Lowest and highest number; the value is then kept as a number, and read back as one. */
  readonly range?: readonly [number, number];
  /** What a keyword answers; absent for `_count`, which depends on what has been set. */
  readonly answer?: string;
}

/** Longest texts, in characters: Moodle's site setting «scormstandard» on gives 255 and 4096, off gives 64 000 for both. */
export interface TextLimits {
  readonly short: number;
  readonly long: number;
}

/** The limits of the standard itself (RTE 3.4, CMIString255 and CMIString4096), which every LMS takes. */
export const standardLimits: TextLimits = { short: 255, long: 4096 };

const identifier = /^[!-~]{0,255}$/;
const clockTime = /^[0-2]\d:[0-5]\d:[0-5]\d(\.\d{1,2})?$/;
const timespan = /^\d{2,4}:\d{2}:\d{2}(\.\d{1,2})?$/;
// Moodle's pattern of a decimal lets any character stand before the last digits; the number itself is judged after it.
const decimal = /^-?\d{0,3}(.\d*)?$/;
const integer = /^-?\d+$/;
const result = /^(correct|wrong|unanticipated|neutral|\d{0,3}(.\d*)?)$/;
const status = /^(passed|completed|failed|incomplete|browsed)$/;
const objectiveStatus = /^(passed|completed|failed|incomplete|browsed|not attempted)$/;
const type = /^(true-false|choice|fill-in|matching|performance|sequencing|likert|numeric)$/;
const text = (length: number): RegExp => new RegExp(`^[\\s\\S]{0,${length}}$`);

const keyword = (answer?: string): ElementRule => ({
  access: 'keyword',
  format: /^/,
  ...(answer === undefined ? {} : { answer }),
});
const read: ElementRule = { access: 'read', format: /^/ };
const write = (format: RegExp): ElementRule => ({ access: 'write', format });
const both = (format: RegExp): ElementRule => ({ access: 'both', format });
const number = (format: RegExp, low: number, high: number, access: Access = 'both'): ElementRule => ({
  access,
  format,
  range: [low, high],
});

const coreModel = ({ short, long }: TextLimits): Readonly<Record<string, ElementRule>> => ({
  'cmi._children': keyword(
    'core,suspend_data,launch_data,comments,objectives,student_data,student_preference,interactions',
  ),
  'cmi._version': keyword('3.4'),
  'cmi.core._children': keyword(
    'student_id,student_name,lesson_location,credit,lesson_status,entry,score,total_time,lesson_mode,exit,session_time',
  ),
  'cmi.core.student_id': read,
  'cmi.core.student_name': read,
  'cmi.core.lesson_location': both(text(short)),
  'cmi.core.credit': read,
  'cmi.core.lesson_status': both(status),
  'cmi.core.entry': read,
  'cmi.core.score._children': keyword('raw,min,max'),
  'cmi.core.score.raw': number(decimal, 0, 100),
  'cmi.core.score.min': number(decimal, 0, 100),
  'cmi.core.score.max': number(decimal, 0, 100),
  'cmi.core.total_time': read,
  'cmi.core.lesson_mode': read,
  'cmi.core.exit': write(/^(time-out|suspend|logout|)$/),
  'cmi.core.session_time': write(timespan),
  'cmi.suspend_data': both(text(long)),
  'cmi.launch_data': read,
  'cmi.comments': both(text(long)),
  'cmi.comments_from_lms': read,
  'cmi.evaluation.comments._count': keyword('0'),
  'cmi.evaluation.comments._children': keyword('content,location,time'),
  'cmi.student_data._children': keyword('mastery_score,max_time_allowed,time_limit_action'),
  'cmi.student_data.mastery_score': read,
  'cmi.student_data.max_time_allowed': read,
  'cmi.student_data.time_limit_action': read,
  'cmi.student_preference._children': keyword('audio,language,speed,text'),
  'cmi.student_preference.audio': number(integer, -1, 100),
  'cmi.student_preference.language': both(text(short)),
  'cmi.student_preference.speed': number(integer, -100, 100),
  'cmi.student_preference.text': number(integer, -1, 1),
  'nav.event': write(/^(previous|continue)$/),
});

const listModel = ({ short }: TextLimits): Readonly<Record<string, ElementRule>> => ({
  'cmi.objectives._children': keyword('id,score,status'),
  'cmi.objectives._count': keyword(),
  'cmi.objectives.n.id': both(identifier),
  'cmi.objectives.n.score._children': keyword('raw,min,max'),
  'cmi.objectives.n.score.raw': number(decimal, 0, 100),
  'cmi.objectives.n.score.min': number(decimal, 0, 100),
  'cmi.objectives.n.score.max': number(decimal, 0, 100),
  'cmi.objectives.n.status': both(objectiveStatus),
  'cmi.interactions._children': keyword(
    'id,objectives,time,type,correct_responses,weighting,student_response,result,latency',
  ),
  'cmi.interactions._count': keyword(),
  'cmi.interactions.n.id': write(identifier),
  'cmi.interactions.n.objectives._count': keyword(),
  'cmi.interactions.n.objectives.n.id': write(identifier),
  'cmi.interactions.n.time': write(clockTime),
  'cmi.interactions.n.type': write(type),
  'cmi.interactions.n.correct_responses._count': keyword(),
  'cmi.interactions.n.correct_responses.n.pattern': write(text(short)),
  'cmi.interactions.n.weighting': number(decimal, -100, 100, 'write'),
  'cmi.interactions.n.student_response': write(text(short)),
  'cmi.interactions.n.result': write(result),
  'cmi.interactions.n.latency': write(timespan),
});

/** The whole data model; list elements stand under `n`, as in `cmi.interactions.n.id`. */
export const dataModel = (limits: TextLimits): ReadonlyMap<string, ElementRule> =>
  new Map(Object.entries({ ...coreModel(limits), ...listModel(limits) }));
