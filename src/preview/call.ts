/** The eight functions of SCORM 1.2 (RTE 3.2). */
export const apiFunctions = [
  'LMSInitialize',
  'LMSFinish',
  'LMSGetValue',
  'LMSSetValue',
  'LMSCommit',
  'LMSGetLastError',
  'LMSGetErrorString',
  'LMSGetDiagnostic',
] as const;

/** Name of an API function. */
export type ApiFunction = (typeof apiFunctions)[number];

/** What a function of the API gives: Moodle hands out numbers for numeric elements, and nothing for an unknown error code. */
export type ApiAnswer = string | number | undefined;

/** The API as content finds it on a parent window. */
export type Scorm12Functions = { readonly [fn in ApiFunction]: (...args: readonly unknown[]) => ApiAnswer };

/** One call that the content made. */
export interface Call {
  /** From 1, in the order of the calls of a launch. */
  readonly n: number;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly fn: ApiFunction;
  readonly args: readonly unknown[];
  readonly returned: ApiAnswer;
  /** What `LMSGetLastError` says after the call. */
  readonly error: string;
  /** Whether the call breaks the rules of SCORM 1.2 or Moodle; a save that did not arrive is not refused. */
  readonly refused: boolean;
}
