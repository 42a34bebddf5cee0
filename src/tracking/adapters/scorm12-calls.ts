import { TrackingError } from '../tracker.ts';

/** The object an LMS puts in a window as `API` (SCORM 1.2 RTE 3.3). What it answers is not to be trusted to be text. */
export interface Scorm12Api {
  LMSInitialize(argument: ''): unknown;
  LMSFinish(argument: ''): unknown;
  LMSGetValue(element: string): unknown;
  LMSSetValue(element: string, value: string): unknown;
  LMSCommit(argument: ''): unknown;
  LMSGetLastError(): unknown;
  LMSGetErrorString(code: string): unknown;
}

/** What `LMSGetValue` gave: text, `''` for what is no value; `code` is `'0'` unless the value is empty for a reason. */
export interface Scorm12Value {
  readonly value: string;
  readonly code: string;
}

/** The API with text in and text out; every refusal is a `TrackingError`. */
export interface Scorm12Calls {
  initialize(): void;
  get(element: string): Scorm12Value;
  /** Whether the LMS said yes; `false` = it neither said yes nor named an error. */
  set(element: string, value: string): boolean;
  commit(): void;
  finish(): void;
}

const isYes = (answer: unknown): boolean => /^(true|1)$/i.test(String(answer).trim());

const asText = (value: unknown): string =>
  value === undefined || value === null || Number.isNaN(value) ? '' : String(value);

/** Wraps an LMS's API, whatever it answers with: `"true"`, `true`, 1, nothing at all, or an exception. */
export function scorm12Calls(api: Scorm12Api): Scorm12Calls {
  const run = (call: string, action: () => unknown): unknown => {
    try {
      return action();
    } catch (cause) {
      throw new TrackingError('scorm12', call, 'exception', cause instanceof Error ? cause.message : String(cause), {
        cause,
      });
    }
  };
  const errorCode = (): string => asText(run('LMSGetLastError', () => api.LMSGetLastError())).trim() || '0';
  const refused = (call: string, code: string): TrackingError =>
    new TrackingError('scorm12', call, code, asText(run('LMSGetErrorString', () => api.LMSGetErrorString(code))));
  const must = (call: string, action: () => unknown) => {
    if (!isYes(run(call, action))) throw refused(call, errorCode());
  };
  return {
    initialize() {
      const call = 'LMSInitialize("")';
      if (isYes(run(call, () => api.LMSInitialize('')))) return;
      const code = errorCode();
      if (code !== '0') throw refused(call, code);
    },
    get(element) {
      const value = asText(run(`LMSGetValue("${element}")`, () => api.LMSGetValue(element)));
      return { value, code: value === '' ? errorCode() : '0' };
    },
    set(element, value) {
      const call = `LMSSetValue("${element}", "${value}")`;
      if (isYes(run(call, () => api.LMSSetValue(element, value)))) return true;
      const code = errorCode();
      if (code !== '0') throw refused(call, code);
      return false;
    },
    commit: () => must('LMSCommit("")', () => api.LMSCommit('')),
    finish: () => must('LMSFinish("")', () => api.LMSFinish('')),
  };
}
