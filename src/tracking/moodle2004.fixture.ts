import type { Scorm2004Api } from './adapters/scorm2004.ts';
import type { CommitFate } from './moodle.fixture.ts';

type Values = Map<string, string>;

const text = (most: number) => new RegExp(`^[\\s\\S]{0,${most}}$`);
const decimal = /^-?\d{1,5}(\.\d{1,18})?$/;
const id = /^\S+$/;
const line = /^.{0,251}$/;
const completion = /^(completed|incomplete|not attempted|unknown)$/;
const success = /^(passed|failed|unknown)$/;
const letters = /^[\w.]{1,250}(\[,\][\w.]{1,250})*$/;
const duration = /^P(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?)?$/;
const timestamp = /^(19[7-9]\d|20[0-2]\d|203[0-8])-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,2}(Z|[+-]\d\d:\d\d)?)?$/;

/** What may be set, as far as a course of ours goes; the rest is 401. */
const formats: Readonly<Record<string, RegExp>> = {
  'cmi.suspend_data': text(64_000),
  'cmi.location': text(1000),
  'cmi.completion_status': completion,
  'cmi.success_status': success,
  'cmi.exit': /^(time-out|suspend|logout|normal|)$/,
  'cmi.session_time': duration,
  'cmi.progress_measure': decimal,
  'cmi.score.scaled': decimal,
  'cmi.score.raw': decimal,
  'cmi.score.min': decimal,
  'cmi.score.max': decimal,
  'cmi.objectives.n.id': id,
  'cmi.objectives.n.description': line,
  'cmi.objectives.n.completion_status': completion,
  'cmi.objectives.n.success_status': success,
  'cmi.objectives.n.progress_measure': decimal,
  'cmi.objectives.n.score.scaled': decimal,
  'cmi.objectives.n.score.raw': decimal,
  'cmi.objectives.n.score.min': decimal,
  'cmi.objectives.n.score.max': decimal,
  'cmi.interactions.n.id': id,
  'cmi.interactions.n.type':
    /^(true-false|choice|(long-)?fill-in|matching|performance|sequencing|likert|numeric|other)$/,
  'cmi.interactions.n.objectives.n.id': id,
  'cmi.interactions.n.timestamp': timestamp,
  'cmi.interactions.n.correct_responses.n.pattern': letters,
  'cmi.interactions.n.weighting': decimal,
  'cmi.interactions.n.learner_response': letters,
  'cmi.interactions.n.result': /^(correct|incorrect|unanticipated|neutral|-?\d{1,4}(\.\d{1,18})?)$/,
  'cmi.interactions.n.latency': duration,
  'cmi.interactions.n.description': line,
};

const readOnly = /^cmi\.(mode|credit|entry|launch_data|total_time|(.*\.)?_(count|children))$/;
const shares = /\.(progress_measure|scaled)$/;

/** How many entries a list such as `cmi.objectives` has. */
function countIn(values: Values, list: string): number {
  let count = 0;
  while (values.has(`${list}.${count}.id`) || values.has(`${list}.${count}.pattern`)) count++;
  return count;
}

/** Error code of a value, `'0'` if it can be set; as the recorded traces have them. */
function judge(values: Values, element: string, value: string): string {
  if (readOnly.test(element)) return '404';
  const format = formats[element.replace(/\.\d+(?=\.)/g, '.n')];
  if (!format) return '401';
  for (const match of element.matchAll(/\.(\d+)\./g)) {
    if (Number(match[1]) > countIn(values, element.slice(0, match.index))) return '351';
  }
  const [, entry, field = ''] = /^(cmi\.(?:interactions|objectives)\.\d+)\.(.+)$/.exec(element) ?? [];
  if (entry && field !== 'id' && !values.has(`${entry}.id`)) return '408';
  if (/pattern|learner_response/.test(field) && !values.has(`${entry}.type`)) return '408';
  if (!format.test(value)) return '406';
  return shares.test(element) && Math.abs(Number(value)) > 1 ? '407' : '0';
}

/** What Moodle hands over: everything, or nothing at all unless the last session was left with `suspend`. */
function launchValues(stored: Values): Values {
  const resumes = stored.get('cmi.exit') === 'suspend';
  const kept = resumes ? [...stored].filter(([element]) => element !== 'cmi.session_time') : [];
  const isDone = stored.get('cmi.completion_status') === 'completed';
  return new Map([
    ['cmi.completion_status', 'unknown'],
    ['cmi.success_status', 'unknown'],
    ['cmi.exit', ''],
    ['cmi.location', ''],
    ['cmi.suspend_data', ''],
    ...kept,
    ['cmi.mode', resumes && isDone ? 'review' : 'normal'],
    ['cmi.credit', resumes && isDone ? 'no-credit' : 'credit'],
    ['cmi.launch_data', ''],
  ]);
}

const errorTexts: Readonly<Record<string, string>> = {
  '351': 'General Set Failure',
  '406': 'Data Model Element Type Mismatch',
};

/**
 * The page of one launch. `send` gets all that differs from the values at launch, at each commit; says whether the LMS
 * answered.
 */
function runtime(page: Values, calls: string[], send: (changed: [string, string][]) => boolean): Scorm2004Api {
  const atLaunch = new Map(page);
  let phase: 'new' | 'open' | 'over' = 'new';
  let error = '0';
  const answer = (code: string) => {
    error = code;
    return code === '0' ? 'true' : 'false';
  };
  const unless = (codes: readonly [unopened: string, over: string], action: () => string) =>
    answer(phase === 'open' ? action() : codes[phase === 'new' ? 0 : 1]);
  const commit = (call: string) => {
    calls.push(call);
    return send([...page].filter(([element, value]) => atLaunch.get(element) !== value)) ? '0' : '101';
  };
  return {
    Initialize() {
      const code = { new: '0', open: '103', over: '104' }[phase];
      if (phase === 'new') phase = 'open';
      return answer(code);
    },
    Terminate: () =>
      unless(['112', '113'], () => {
        phase = 'over';
        return commit('Terminate');
      }),
    GetValue(element) {
      const { value, code } = read(page, element);
      return unless(['122', '123'], () => code) === 'true' ? value : '';
    },
    SetValue: (element, value) =>
      unless(['132', '133'], () => {
        calls.push(`${element} = ${value}`);
        const code = judge(page, element, value);
        if (code === '0') page.set(element, value);
        return code;
      }),
    Commit: () => unless(['142', '143'], () => commit('Commit')),
    GetLastError: () => error,
    GetErrorString: (code) => errorTexts[code] ?? '',
  };
}

/**
 * An LMS that keeps SCORM 2004 as Moodle does, by what was recorded of it (moodle.md, commit and entry): a value set back to
 * its launch value is not sent, and what is lost on the way goes with the next commit. `api` is of the first launch.
 */
export function moodle2004Lms() {
  const stored: Values = new Map();
  const calls: string[] = [];
  const network = { fate: 'arrives' as CommitFate };
  const bodies: number[] = [];
  let page: Values = new Map();

  const relaunch = (): Scorm2004Api => {
    page = launchValues(stored);
    return runtime(page, calls, (changed) => {
      const fields = changed.map(
        ([element, value]) => `&${element.replaceAll('.', '__')}=${encodeURIComponent(value)}`,
      );
      bodies.push(fields.join('').length);
      if (network.fate === 'arrives') for (const [element, value] of changed) stored.set(element, value);
      return network.fate !== 'fails';
    });
  };
  return {
    api: relaunch(),
    /** The learner opens the activity again; what the old page did not commit is gone. */
    relaunch,
    network,
    /** What is in the database. */
    stored,
    /** Every value set, every commit and end. */
    calls,
    /** Length of every request to save, in bytes. */
    bodies,
    /** Ids of the stored interactions, in order. */
    answers: () =>
      [...stored].filter(([element]) => /^cmi\.interactions\.\d+\.id$/.test(element)).map(([, value]) => value),
    /** Elements that are set on the page, and not so in the database. */
    missing: () =>
      [...page]
        .filter(
          ([element, value]) =>
            value !== '' && value !== 'unknown' && !readOnly.test(element) && stored.get(element) !== value,
        )
        .map(([element]) => element),
  };
}

/** Counts are text at launch and numbers after that; shares are numbers within a session; what is write-only is 405. */
function read(values: Values, element: string): { value: unknown; code: string } {
  if (/^cmi\.(exit|session_time)$/.test(element)) return { value: '', code: '405' };
  if (element.endsWith('._count')) {
    const count = countIn(values, element.slice(0, -'._count'.length));
    return { value: count === 0 ? '0' : count, code: '0' };
  }
  const value = values.get(element);
  if (value !== undefined) return { value: shares.test(element) ? Number(value) : value, code: '0' };
  if (/\.\d+\./.test(element)) return { value: '', code: element.endsWith('.id') ? '301' : '403' };
  return formats[element] ? { value: '', code: '0' } : { value: '', code: '401' };
}
