/** The eight functions of SCORM 1.2 (RTE 3.2). */
export const scorm12Functions = [
  'LMSInitialize',
  'LMSFinish',
  'LMSGetValue',
  'LMSSetValue',
  'LMSCommit',
  'LMSGetLastError',
  'LMSGetErrorString',
  'LMSGetDiagnostic',
] as const;

/** The eight functions of SCORM 2004 (RTE 3.1). */
export const scorm2004Functions = [
  'Initialize',
  'Terminate',
  'GetValue',
  'SetValue',
  'Commit',
  'GetLastError',
  'GetErrorString',
  'GetDiagnostic',
] as const;

/** Name of a function of SCORM 1.2. */
export type Scorm12Function = (typeof scorm12Functions)[number];

/** Name of a function of SCORM 2004. */
export type Scorm2004Function = (typeof scorm2004Functions)[number];

/** Name of an API function, of either edition. */
export type ApiFunction = Scorm12Function | Scorm2004Function;

/**
 * What a function of the API gives: Moodle hands out numbers for numeric elements, and nothing for an unknown error code; others
 * are sloppier still.
 */
export type ApiAnswer = string | number | boolean | null | undefined;

/** Functions of an API by their names. */
export type ApiFunctions<F extends ApiFunction> = { readonly [fn in F]: (...args: readonly unknown[]) => ApiAnswer };

/** `window.API` as content finds it on a parent window. */
export type Scorm12Api = ApiFunctions<Scorm12Function>;

/** `window.API_1484_11` as content finds it on a parent window. */
export type Scorm2004Api = ApiFunctions<Scorm2004Function>;

/** One call that the content made. */
export interface Call {
  /** From 1, in the order of the calls of a launch. */
  readonly n: number;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly fn: ApiFunction;
  readonly args: readonly unknown[];
  readonly returned: ApiAnswer;
  /** What `LMSGetLastError` or `GetLastError` says after the call. */
  readonly error: string;
  /** Whether the call breaks the rules of the edition or of Moodle; a save that did not arrive is not refused. */
  readonly refused: boolean;
}
