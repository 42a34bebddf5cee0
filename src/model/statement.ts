/** A JSON value, as it stands in an xAPI statement. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** An xAPI statement that is ready to be sent: its id and time are fixed, and never change on a retry (xAPI Data 2.3.1). */
export interface Statement {
  readonly id: string;
  readonly timestamp: string;
  readonly actor: { readonly [key: string]: Json };
  readonly verb: { readonly id: string; readonly display: { readonly [lang: string]: string } };
  readonly object: { readonly [key: string]: Json };
  readonly result?: { readonly [key: string]: Json };
  readonly context: { readonly [key: string]: Json };
}
