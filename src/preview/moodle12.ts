import type { Behaviour, BehaviourOptions } from './behaviour.ts';
import type { ApiAnswer, Scorm12Function } from './call.ts';
import { countIn, isListed } from './elements.ts';
import { requestOnly, withBeacon } from './moodle-send.ts';
import { play, wayOf } from './play.ts';
import type { Cmi } from './policy.ts';
import { standardLimits, type TextLimits } from './scorm12-model.ts';
import { addTime, scorm12Policy } from './scorm12-policy.ts';
import { errorStrings, strictRules } from './scorm12-strict.ts';
import { accept, filled, type Perform, refuse, type Session, saved, type Transport } from './session.ts';

const status = 'cmi.core.lesson_status';

/** What the content may set, and the server never gets. */
const neverSent = ['cmi.core.session_time', 'nav.event'];

/** Moodle of today: the beacon, and long texts, since its site setting «scormstandard» is off. */
export const moodle12: Behaviour<Scorm12Function> = {
  name: 'moodle',
  policy: scorm12Policy,
  open: (options) => open(options, withBeacon(wayOf(options)), { short: 64_000, long: 64_000 }),
};

/** Moodle 3.1 as KS Læring had it: no beacon, so that nothing is saved while a page goes; and short texts. */
export const oldMoodle12: Behaviour<Scorm12Function> = {
  name: 'moodle-gammel',
  policy: scorm12Policy,
  open: (options) => open(options, requestOnly(wayOf(options)), standardLimits),
};

function open(options: BehaviourOptions, send: Transport, ordinary: TextLimits): Session<Scorm12Function> {
  const { data, ...functions } = runtime(options, send, options.limits ?? ordinary);
  const perform: Readonly<Record<Scorm12Function, Perform>> = {
    ...functions,
    LMSGetLastError: (_, lastError) => accept(lastError, lastError),
    LMSGetErrorString: ([code], lastError) => accept(errorStrings[String(code)], lastError),
    LMSGetDiagnostic: ([code], lastError) => accept(code === '' ? lastError : String(code), lastError),
  };
  return play({ perform, data }, options);
}

/**
 * What the page knows: the values, and what of them has been sent. An element counts as sent before the answer is there; so what
 * is lost on the way is not sent again until it changes.
 */
function memory(launch: Cmi) {
  const { [status]: _, ...atLaunch } = launch;
  const sent = new Map<string, string>(Object.entries(atLaunch));
  const written = new Set([status]);
  let values = new Map<string, string | number>(Object.entries(launch));
  return {
    written,
    elements: () => values.keys(),
    valueOf: (element: string): string | number => values.get(element) ?? '',
    set(element: string, value: string | number): void {
      written.add(element);
      values.set(element, value);
    },
    /** Back to what has been sent, which an `LMSInitialize` does also where it is refused. */
    reset(): void {
      values = new Map<string, string | number>([...Object.entries(launch), ...sent]);
    },
    /** What differs from what was sent. */
    takeChanges(): Cmi {
      const changes: Record<string, string> = {};
      for (const element of written) {
        // A launch does not say how the last session was left, so that even no exit at all is news.
        const before = sent.get(element) ?? (isListed(element) || element === 'cmi.core.exit' ? undefined : '');
        const value = String(values.get(element) ?? '');
        if (value !== before && !neverSent.includes(element)) changes[element] = value;
      }
      for (const [element, value] of Object.entries(changes)) sent.set(element, value);
      return changes;
    },
    /** Whether an entry of a list has been sent from this page. */
    hasSentEntries: (): boolean => [...sent.keys()].some((element) => isListed(element) && !(element in launch)),
    data: (): Cmi => filled(Object.fromEntries(values)),
  };
}

/** The functions that need an open session. */
function runtime({ launch, masteryOverride = true }: BehaviourOptions, send: Transport, limits: TextLimits) {
  const rules = strictRules(limits);
  const page = memory(launch);
  const countOf = (list: string): number => countIn(page.elements(), list);
  let state: 'before' | 'open' | 'finished' = 'before';

  const needsOpen = (perform: Perform): Perform => {
    return (...call) => (state === 'open' ? perform(...call) : refuse('301'));
  };
  const needsEmpty = (perform: Perform): Perform => {
    return (...call) => (call[0][0] === '' ? perform(...call) : refuse('201'));
  };
  /** What an entry was not given at launch, Moodle reads as `undefined`, and so it does the length of its lists. */
  const read = (name: string, value: ApiAnswer, none: string): ApiAnswer =>
    value === none && isHandedBack(launch, name) && !page.written.has(name) ? undefined : value;

  return {
    LMSInitialize: needsEmpty(() => {
      // The page then looks for the entries of its lists where they no longer are.
      if (state === 'finished' && page.hasSentEntries()) throw new TypeError('Cannot read properties of undefined');
      page.reset();
      if (state === 'open') return refuse('101');
      state = 'open';
      return accept('true');
    }),
    LMSFinish: needsEmpty(
      needsOpen(() => {
        state = 'finished';
        judgeStatus(page, launch, masteryOverride);
        const total = addTime(
          launch['cmi.core.total_time'] ?? '00:00:00',
          String(page.valueOf('cmi.core.session_time')),
        );
        const cmi = { ...page.takeChanges(), 'cmi.core.total_time': total };
        return saved(String(send({ cmi, finish: true })));
      }),
    ),
    LMSCommit: needsEmpty(needsOpen(() => saved(String(send({ cmi: page.takeChanges(), finish: false }))))),
    LMSGetValue: ([element]: readonly unknown[]) => {
      if (state !== 'open') return refuse('301', '');
      const name = String(element);
      const verdict = rules.get(name, countOf);
      if (verdict === 'launch') return accept(launch[name] ?? '');
      if ('error' in verdict) return refuse(verdict.error, '');
      return accept('answer' in verdict ? read(name, verdict.answer, '0') : read(name, page.valueOf(name), ''));
    },
    LMSSetValue: needsOpen(([element, value]) => {
      const verdict = rules.set(element, value, countOf);
      if ('error' in verdict) return refuse(verdict.error);
      page.set(String(element), verdict.numeric ? Number(verdict.value) : verdict.value);
      return accept('true');
    }),
    data: page.data,
  };
}

/** Whether the entry of a list was there at launch. */
function isHandedBack(launch: Cmi, element: string): boolean {
  const entry = /^cmi\.\w+\.\d+\./.exec(element)?.[0];
  return entry !== undefined && Object.keys(launch).some((stored) => stored.startsWith(entry));
}

/** What the end makes of the status: `completed` of none at all, and what the mastery score says, where the session counts. */
function judgeStatus(page: ReturnType<typeof memory>, launch: Cmi, masteryOverride: boolean): void {
  if (page.valueOf(status) === 'not attempted') page.set(status, 'completed');
  const mastery = launch['cmi.student_data.mastery_score'] ?? '';
  const raw = page.valueOf('cmi.core.score.raw');
  if (!masteryOverride || mastery === '' || raw === '' || launch['cmi.core.lesson_mode'] !== 'normal') return;
  page.set(status, Number(raw) >= Number(mastery) ? 'passed' : 'failed');
}
