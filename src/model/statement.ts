/** A JSON value, as it stands in an xAPI statement. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A JSON object. */
export type JsonObject = { readonly [key: string]: Json };

/** Whether a value is an object, and no list. */
export const isJsonObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !isJsonList(value);

/** Whether a value is a list. */
export const isJsonList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

/** The object that a value is, or an empty one. */
export const jsonObject = (value: Json | undefined): JsonObject => (isJsonObject(value) ? value : {});

/** An xAPI statement that is ready to be sent: its id and time are fixed, and never change on a retry (xAPI Data 2.3.1). */
export interface Statement {
  readonly id: string;
  readonly timestamp: string;
  readonly actor: JsonObject;
  readonly verb: { readonly id: string; readonly display: { readonly [lang: string]: string } };
  readonly object: JsonObject;
  readonly result?: JsonObject;
  readonly context: JsonObject;
}
