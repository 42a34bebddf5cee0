import { adl12Policy, adl2004Policy } from './adl-policy.ts';
import { adl12Engine } from './adl12.ts';
import { adl2004Engine } from './adl2004.ts';
import type { Behaviour, BehaviourOptions } from './behaviour.ts';
import type { ApiAnswer, ApiFunction, Scorm12Function, Scorm2004Function } from './call.ts';
import { faultyCalls } from './fault.ts';
import { type Engine, play } from './play.ts';
import { randomBy } from './random.ts';
import { accept, type Outcome, type Perform, type Session } from './session.ts';

/** An LMS that keeps what it is given, and is careless about how it answers, in SCORM 1.2. */
export const sloppy12: Behaviour<Scorm12Function> = {
  name: 'slurvete',
  policy: adl12Policy,
  open: (options) => open(options, adl12Engine(options)),
};

/** The same in SCORM 2004. */
export const sloppy2004: Behaviour<Scorm2004Function> = {
  name: 'slurvete',
  policy: adl2004Policy,
  open: (options) => open(options, adl2004Engine(options)),
};

function open<F extends ApiFunction>(options: BehaviourOptions, { perform, data }: Engine<F>): Session<F> {
  const random = randomBy(options.seed ?? 1);
  const strike = faultyCalls(options.faults, options.clock);
  return play({ perform: withoutLists(perform), data }, options, (fn, call) => blur(fn, strike(fn, call), random));
}

const unsupported = /^cmi\.(interactions|objectives)(\.|$)|\._children$/;

/** Objectives, interactions and keywords of groups are not implemented, which is 401 in both editions, and no fault of the content. */
function withoutLists<F extends ApiFunction>(perform: Readonly<Record<F, Perform>>): Readonly<Record<F, Perform>> {
  const entries = Object.entries<Perform>(perform).map(([fn, run]): [string, Perform] => {
    const isRead = fn.endsWith('GetValue');
    if (!isRead && !fn.endsWith('SetValue')) return [fn, run];
    return [
      fn,
      (args, last) => (unsupported.test(String(args[0])) ? accept(isRead ? '' : 'false', '401') : run(args, last)),
    ];
  });
  return Object.fromEntries(entries) as Record<F, Perform>;
}

const yes: readonly ApiAnswer[] = ['true', 'true', true, 1, '1', 'True', undefined, null, 'false', Number.NaN];
const no: readonly ApiAnswer[] = ['false', false, 0, '0', null, undefined];
const noError: readonly ApiAnswer[] = ['0', '0', 0, '', undefined, null];
const nothing: readonly ApiAnswer[] = ['', '', null, undefined, Number.NaN];

/** The same outcome in other words. What was done is done: `"false"` with error 0 is a yes. */
function blur(fn: ApiFunction, outcome: Outcome, random: () => number): Outcome {
  const pick = (answers: readonly ApiAnswer[]): ApiAnswer => answers[Math.floor(random() * answers.length)];
  const { returned, error } = outcome;
  if (fn.endsWith('GetLastError'))
    return { ...outcome, returned: pick(returned === '0' ? noError : [returned, Number(returned)]) };
  if (/ErrorString|Diagnostic/.test(fn)) return { ...outcome, returned: pick([returned, null, undefined]) };
  if (!fn.endsWith('GetValue')) return { ...outcome, returned: pick(error === '0' && returned === 'true' ? yes : no) };
  if (returned === '') return { ...outcome, returned: pick(nothing) };
  return { ...outcome, returned: isNumber(returned) ? pick([returned, Number(returned)]) : returned };
}

const isNumber = (value: ApiAnswer): boolean => String(Number(value)) === value;
