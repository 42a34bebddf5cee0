import { TrackingError } from '../tracker.ts';

/**
 * The object an LMS puts in a window as `API_1484_11` (SCORM 2004 RTE 3.1). What it answers is not to be trusted to be
 * text.
 */
export interface Scorm2004Api {
  Initialize(argument: ''): unknown;
  Terminate(argument: ''): unknown;
  GetValue(element: string): unknown;
  SetValue(element: string, value: string): unknown;
  Commit(argument: ''): unknown;
  GetLastError(): unknown;
  GetErrorString(code: string): unknown;
}

/** An LMS's API of either version. */
export interface ScormVersion {
  /** Of the tracker, as errors name it. */
  readonly name: string;
  readonly api: object;
  /** What this version calls a function of SCORM 2004, such as `LMSGetValue`. */
  readonly nameOf: (call: keyof Scorm2004Api) => string;
}

/** What `GetValue` gave: text, `''` for what is no value; `code` is `'0'` unless the value is empty for a reason. */
export interface ScormValue {
  readonly value: string;
  readonly code: string;
}

/** The API with text in and text out; every refusal is a `TrackingError`. */
export interface ScormCalls {
  initialize(): void;
  get(element: string): ScormValue;
  /** Whether the LMS said yes; `false` = it neither said yes nor named an error. */
  set(element: string, value: string): boolean;
  commit(): void;
  terminate(): void;
  /** What to throw when an element does not give back what it must. */
  misread(element: string, code: string, text: string): TrackingError;
}

const isYes = (answer: unknown): boolean => /^(true|1)$/i.test(String(answer).trim());

const asText = (value: unknown): string =>
  value === undefined || value === null || Number.isNaN(value) ? '' : String(value);

/** Wraps an LMS's API, whatever it answers with: `"true"`, `true`, 1, nothing at all, or an exception. */
export function scormCalls({ name, api, nameOf }: ScormVersion): ScormCalls {
  const textOf = (call: keyof Scorm2004Api, args: readonly string[]) =>
    `${nameOf(call)}(${args.map((argument) => `"${argument}"`).join(', ')})`;
  const fault = (call: keyof Scorm2004Api, args: readonly string[], code: string, text: string, cause?: unknown) =>
    new TrackingError(name, textOf(call, args), code, text, { cause });
  const run = (call: keyof Scorm2004Api, ...args: readonly string[]): unknown => {
    try {
      return Reflect.apply(Reflect.get(api, nameOf(call)), api, args);
    } catch (cause) {
      throw fault(call, args, 'exception', cause instanceof Error ? cause.message : String(cause), cause);
    }
  };
  const errorCode = (): string => asText(run('GetLastError')).trim() || '0';
  /** Whether the LMS said yes; throws where it named an error, or, if it `must`, where it did not say yes. */
  const ask = (must: boolean, call: keyof Scorm2004Api, ...args: readonly string[]): boolean => {
    if (isYes(run(call, ...args))) return true;
    const code = errorCode();
    if (must || code !== '0') throw fault(call, args, code, asText(run('GetErrorString', code)));
    return false;
  };
  return {
    initialize: () => void ask(false, 'Initialize', ''),
    get(element) {
      const value = asText(run('GetValue', element));
      return { value, code: value === '' ? errorCode() : '0' };
    },
    set: (element, value) => ask(false, 'SetValue', element, value),
    commit: () => void ask(true, 'Commit', ''),
    terminate: () => void ask(true, 'Terminate', ''),
    misread: (element, code, text) => fault('GetValue', [element], code, text),
  };
}

/** Whether an error says «not implemented», in the codes of both versions (1.2 RTE 3.3.5, 2004 RTE 3.1.7). */
export const isUnsupported = (error: unknown): boolean => error instanceof TrackingError && /^40[12]$/.test(error.code);
