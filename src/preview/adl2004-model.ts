import { dataModel, type ElementRule } from './scorm2004-model.ts';
import { responseRules } from './scorm2004-responses.ts';
import type { Rules } from './scorm2004-strict.ts';

/** What may stand in a URI (RFC 3986); identifiers of the standard are URIs. */
const uri = (length: number): RegExp => new RegExp(`^[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]{1,${length}}$`);
const decimal = /^-?\d{1,10}(\.\d{1,7})?$/;
const localized = (length: number): RegExp =>
  new RegExp(`^(\\{lang=[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*\\})?[\\s\\S]{0,${length}}$`);
/** Of ISO 8601, with at least one part. */
const timespan = /^P(?=.)(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?)?$/;
const zone = '(Z|[+-]([01]\\d|2[0-3])(:[0-5]\\d)?)?';
const timestamp = new RegExp(
  `^(19[7-9]\\d|20[0-2]\\d|203[0-8])(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01])(T([01]\\d|2[0-3])(:[0-5]\\d(:[0-5]\\d(\\.\\d{1,2})?${zone})?)?)?)?)?$`,
);

/** Formats of the standard (RTE 4.1.1.7) where Moodle's are others. */
const formats: Readonly<Record<string, RegExp>> = {
  'cmi.session_time': timespan,
  'cmi.comments_from_learner.n.comment': localized(4000),
  'cmi.comments_from_learner.n.timestamp': timestamp,
  'cmi.interactions.n.id': uri(4000),
  'cmi.interactions.n.objectives.n.id': uri(4000),
  'cmi.interactions.n.timestamp': timestamp,
  'cmi.interactions.n.latency': timespan,
  'cmi.interactions.n.weighting': decimal,
  'cmi.interactions.n.description': localized(250),
  'cmi.interactions.n.result': /^(correct|incorrect|unanticipated|neutral|-?\d{1,10}(\.\d{1,7})?)$/,
  'cmi.objectives.n.id': uri(4000),
  'cmi.objectives.n.description': localized(250),
  'adl.nav.request':
    /^(continue|previous|exit|exitAll|abandon|abandonAll|suspendAll|_none_|\{target=[^}]+\}(choice|jump))$/,
};

const initials: Readonly<Record<string, string>> = {
  'cmi.learner_preference.audio_level': '1',
  'cmi.learner_preference.audio_captioning': '0',
  'cmi.learner_preference.delivery_speed': '1',
  'cmi.learner_preference.language': '',
  'cmi.time_limit_action': 'continue,no message',
};

const adapted = (element: string, rule: ElementRule): ElementRule => {
  const initial = initials[element] ?? rule.initial;
  const format = formats[element] ?? (rule.range || /score\.(raw|min|max)$/.test(element) ? decimal : rule.format);
  return { ...rule, format, ...(initial === undefined ? {} : { initial: String(initial) }) };
};

/** SCORM 2004 by the letter. */
export const adl2004Rules: Rules = {
  ...responseRules({ id: uri(250), decimal, text: localized }),
  model: new Map([...dataModel].map(([element, rule]) => [element, adapted(element, rule)])),
  typeMayChange: false,
};
