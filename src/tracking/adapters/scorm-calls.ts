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

/** An LMS's API of either version, under the names of SCORM 2004. */
export interface ScormVersion {
  /** Of the tracker, as errors name it. */
  readonly name: string;
  readonly api: Scorm2004Api;
  /** What this version calls a function, such as `LMSGetValue`. */
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
  const run = (call: string, action: () => unknown): unknown => {
    try {
      return action();
    } catch (cause) {
      const text = cause instanceof Error ? cause.message : String(cause);
      throw new TrackingError(name, call, 'exception', text, { cause });
    }
  };
  const errorCode = (): string => asText(run(nameOf('GetLastError'), () => api.GetLastError())).trim() || '0';
  const refused = (call: string, code: string): TrackingError =>
    new TrackingError(name, call, code, asText(run(nameOf('GetErrorString'), () => api.GetErrorString(code))));
  const must = (call: string, action: () => unknown) => {
    if (!isYes(run(call, action))) throw refused(call, errorCode());
  };
  /** Whether the LMS said yes; throws where it named an error. */
  const may = (call: string, action: () => unknown): boolean => {
    if (isYes(run(call, action))) return true;
    const code = errorCode();
    if (code !== '0') throw refused(call, code);
    return false;
  };
  return {
    initialize: () => void may(`${nameOf('Initialize')}("")`, () => api.Initialize('')),
    get(element) {
      const value = asText(run(`${nameOf('GetValue')}("${element}")`, () => api.GetValue(element)));
      return { value, code: value === '' ? errorCode() : '0' };
    },
    set: (element, value) => may(`${nameOf('SetValue')}("${element}", "${value}")`, () => api.SetValue(element, value)),
    commit: () => must(`${nameOf('Commit')}("")`, () => api.Commit('')),
    terminate: () => must(`${nameOf('Terminate')}("")`, () => api.Terminate('')),
    misread: (element, code, text) => new TrackingError(name, `${nameOf('GetValue')}("${element}")`, code, text),
  };
}

/** Whether an error says «not implemented», in the codes of both versions (1.2 RTE 3.3.5, 2004 RTE 3.1.7). */
export const isUnsupported = (error: unknown): boolean => error instanceof TrackingError && /^40[12]$/.test(error.code);
