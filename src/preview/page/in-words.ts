import type { Call } from '../call.ts';
import type { LoggedByLms } from '../launch-log.ts';
import { statusText } from '../lms.ts';
import type { ReceivedStatement } from '../received.ts';

/** Something that has happened between course and LMS, as an author says it. */
export interface Happening {
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly text: string;
  /** Whether it did not go as it should. */
  readonly isWrong: boolean;
}

/** What stands in the course under an id: the heading of a lesson, the words of a question. */
export type TitleOf = (id: string) => string;

/** How one element of the LMS's data is told of; what is missing here is of no use to an author. */
const elementWords: Readonly<Record<string, (value: string, titleOf: TitleOf) => string>> = {
  location: (value, titleOf) => `Deltakeren er i «${titleOf(value)}».`,
  lesson_location: (value, titleOf) => `Deltakeren er i «${titleOf(value)}».`,
  lesson_status: (value) => `Status er nå: ${statusText(value)}.`,
  completion_status: (value) => `Status er nå: ${statusText(value)}.`,
  success_status: (value) => `Testen er: ${statusText(value)}.`,
  'score.raw': (value) => `Poeng: ${value.replace('.', ',')} av 100.`,
  suspend_data: (value) => `Kurset husker svar og framdrift (${value.length} tegn).`,
};

const isOk = ({ returned }: Call): boolean => String(returned) === 'true';

/** What has been called, in words, the oldest first; the same thing said twice on end is one thing. */
export function callsInWords(calls: readonly Call[], titleOf: TitleOf): readonly Happening[] {
  const ids = new Map<string, string>();
  const told: Happening[] = [];
  for (const call of calls) {
    const text = wordsOf(call, ids, titleOf);
    const isWrong = call.refused || (text !== undefined && !isOk(call));
    const whole = isWrong ? `${call.refused ? 'Avvist' : 'Ikke lagret'}: ${text ?? nameOf(call)}` : text;
    if (whole !== undefined && told.at(-1)?.text !== whole) told.push({ time: call.time, text: whole, isWrong });
  }
  return told;
}

/** As an engineer names it, for what no author has words for. */
const nameOf = ({ fn, args }: Call): string => `${fn} ${String(args[0] ?? '')}`.trim();

/** @param ids of the questions, by their number in the LMS's list; an answer's id is set before its result */
function wordsOf({ fn, args, returned }: Call, ids: Map<string, string>, titleOf: TitleOf): string | undefined {
  if (/Initialize$/.test(fn)) return 'Kurset er åpnet.';
  if (/Finish$|^Terminate$/.test(fn)) return 'Kurset er avsluttet.';
  if (/Commit$/.test(fn)) return String(returned) === 'true' ? 'Alt er lagret.' : 'lagring av svar og framdrift';
  if (!/SetValue$/.test(fn)) return undefined;
  const [name, value] = [String(args[0]), String(args[1])];
  const [, number, part] = /^cmi\.interactions\.(\d+)\.(id|result)$/.exec(name) ?? [];
  if (number !== undefined && part === 'id') ids.set(number, value);
  if (number !== undefined && part === 'result')
    return `Svaret på «${titleOf(ids.get(number) ?? '')}» er ${resultOf(value)}.`;
  return elementWords[name.replace(/^cmi\.(?:core\.)?/, '')]?.(value, titleOf);
}

const resultOf = (value: string): string =>
  value === 'correct' ? 'riktig' : value === 'neutral' ? 'meldt' : /^[\d.]+$/.test(value) ? 'delvis riktig' : 'feil';

const verbWords: Readonly<Record<string, string>> = {
  initialized: 'åpnet kurset',
  resumed: 'kom tilbake til kurset',
  suspended: 'tok en pause',
  terminated: 'avsluttet kurset',
  experienced: 'leste',
  viewed: 'leste',
  progressed: 'kom videre i',
  responded: 'svarte på',
  answered: 'svarte på',
  scored: 'fikk poeng i',
  passed: 'besto',
  failed: 'besto ikke',
  completed: 'fullførte',
};

/** A statement that an LRS has received, in words; it may be anything, since it is shown before it is judged. */
export const statementInWords = ({ time, statement, valid, outcome }: ReceivedStatement): Happening =>
  learnerDid(time, statement, !valid || outcome === 'conflict' || outcome === 'refused');

/** What a platform that launches by cmi5 says itself of a course. */
const platformWords: Readonly<Record<string, string>> = {
  launched: 'Læringsplattformen åpnet kurset.',
  satisfied: 'Læringsplattformen har registrert kurset som fullført.',
  abandoned: 'Deltakeren gikk ut uten å avslutte kurset.',
  waived: 'Læringsplattformen har gitt fritak fra kurset.',
};

/** What a platform that launches by cmi5 or xAPI has been told, and has said itself, the oldest first; the same thing twice on end is one thing. */
export const statementsInWords = (statements: readonly LoggedByLms[]): readonly Happening[] =>
  statements
    .map(({ time, statement, by, status }): Happening => {
      if (by === 'AU') return learnerDid(time, statement, status >= 300);
      const verb = verbOf(statement);
      return { time, text: platformWords[verb] ?? `Læringsplattformen meldte «${verb}».`, isWrong: false };
    })
    .filter(({ text }, index, all) => all[index - 1]?.text !== text);

/** How a course stands by what has been received of it. */
export interface StandingInStatements {
  readonly isCompleted: boolean;
  readonly isPassed: boolean;
  /** 0–1; missing where none has been told. */
  readonly scaled?: number;
}

/** Reads off how a course stands where the platform does not keep that itself. */
export function standingIn(statements: readonly LoggedByLms[]): StandingInStatements {
  const stored = statements.filter(({ by, status }) => by === 'AU' && status < 300);
  const verbs = stored.map(({ statement }) => verbOf(statement));
  const whole = stored.filter((_, index) => ['passed', 'failed', 'scored', 'completed'].includes(verbs[index] ?? ''));
  const scores = whole.map(({ statement }) => valueAt(statement, 'result', 'score', 'scaled'));
  const scaled = scores.filter((score) => typeof score === 'number').at(-1);
  return {
    isCompleted: verbs.includes('completed'),
    isPassed: verbs.includes('passed'),
    ...(scaled !== undefined && { scaled }),
  };
}

function learnerDid(time: number, statement: unknown, isWrong: boolean): Happening {
  const verb = verbOf(statement);
  const definition = valueAt(statement, 'object', 'definition');
  const name = firstText(valueAt(definition, 'name')) || firstText(valueAt(definition, 'description'));
  const words = judged(statement) ?? verbWords[verb] ?? verb;
  const isWhole = words.endsWith('kurset') || words.endsWith('pause');
  const text = `Deltakeren ${words}${isWhole || name === '' ? '' : ` «${name}»`}.`;
  return { time, text: isWrong ? `Avvist: ${text}` : text, isWrong };
}

/** How an answer was judged, where it was. */
function judged(statement: unknown): string | undefined {
  const success = valueAt(statement, 'result', 'success');
  if (!['answered', 'responded'].includes(verbOf(statement)) || typeof success !== 'boolean') return undefined;
  const scaled = valueAt(statement, 'result', 'score', 'scaled');
  if (success) return 'svarte riktig på';
  return typeof scaled === 'number' && scaled > 0 ? 'svarte delvis riktig på' : 'svarte feil på';
}

const verbOf = (statement: unknown): string => lastOf(textAt(statement, 'verb', 'id'));

const valueAt = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (found, key) => (typeof found === 'object' && found !== null ? Reflect.get(found, key) : undefined),
    value,
  );

const textAt = (value: unknown, ...path: readonly string[]): string => {
  const found = valueAt(value, ...path);
  return typeof found === 'string' ? found : '';
};

/** The first of several languages. */
const firstText = (value: unknown): string => {
  const [found] = typeof value === 'object' && value !== null ? Object.values(value) : [];
  return typeof found === 'string' ? found : '';
};

const lastOf = (iri: string): string => iri.slice(iri.lastIndexOf('/') + 1);
