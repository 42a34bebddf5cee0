import { dataModel, type ElementRule, standardLimits } from './scorm12-model.ts';

const identifier = /^[A-Za-z0-9_-]{1,255}$/;
const decimal = /^-?\d+(\.\d+)?$/;
const timespan = /^\d{2,4}:[0-5]\d:[0-5]\d(\.\d{1,2})?$/;

/** Formats of the standard (RTE 3.4.3) where Moodle's are wider. */
const formats: Readonly<Record<string, RegExp>> = {
  'cmi.core.session_time': timespan,
  'cmi.objectives.n.id': identifier,
  'cmi.interactions.n.id': identifier,
  'cmi.interactions.n.objectives.n.id': identifier,
  'cmi.interactions.n.time': /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,2})?$/,
  'cmi.interactions.n.latency': timespan,
  'cmi.interactions.n.weighting': decimal,
  'cmi.interactions.n.result': /^(correct|wrong|unanticipated|neutral|-?\d+(\.\d+)?)$/,
};

/** Of AICC, or of Moodle, and not of the standard. */
const unknown = ['nav.event', 'cmi.evaluation.comments._count', 'cmi.evaluation.comments._children'];

/** A score may be blank (CMIBlank). */
const isScore = (element: string): boolean => /\.score\.(raw|min|max)$/.test(element);

/** The data model of SCORM 1.2, by the letter. */
export const adl12Model: ReadonlyMap<string, ElementRule> = new Map(
  [...dataModel(standardLimits)]
    .filter(([element]) => !unknown.includes(element))
    .map(([element, rule]) => {
      if (isScore(element)) return [element, { ...rule, format: /^(\d{1,3}(\.\d+)?)?$/ }];
      const format = formats[element];
      return [element, format ? { access: rule.access, format } : rule];
    }),
);

const pick = '[a-z0-9]';
const responses: Readonly<Record<string, RegExp>> = {
  'true-false': /^[01tf]/,
  choice: new RegExp(`^(${pick}(,${pick}){0,35}|\\{${pick}(,${pick}){0,35}\\})$`),
  matching: new RegExp(`^\\{?${pick}\\.${pick}(,${pick}\\.${pick})*\\}?$`),
  sequencing: new RegExp(`^${pick}(,${pick})*$`),
  likert: new RegExp(`^${pick}?$`),
  numeric: decimal,
};

/** Whether this may be the answer, or a right answer, of an interaction of a type (RTE 3.4.4, CMIFeedback). */
export const isFeedback = (type: string, value: string): boolean => responses[type]?.test(value) ?? true;
