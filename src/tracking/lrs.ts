import type { Json, Statement } from '../model/statement.ts';

/** What an LRS answered; `status` 0 = there was no answer that can be trusted. */
export interface LrsAnswer {
  readonly status: number;
  /** As it stands in the header: seconds, or a date. */
  readonly retryAfter?: string;
  /**
   * Version of a document (xAPI Communication 3.1), `*` where the LRS does not show it. Few LRSs give one after a write: read
   * the document again before the next.
   */
  readonly etag?: string;
  /** Of a document that was asked for: always JSON, for a login page that says 200 has status 0. */
  readonly text?: string;
}

/** Where a document is kept (xAPI Communication 2.3 and 2.6). */
export type DocumentAddress =
  | {
      readonly resource: 'activities/state';
      readonly activityId: string;
      readonly agent: Json;
      readonly registration?: string;
      readonly stateId: string;
    }
  | { readonly resource: 'agents/profile'; readonly agent: Json; readonly profileId: string };

/** How a request is sent; `keepalive` = it goes on when the page goes away. */
export interface SendOptions {
  readonly keepalive: boolean;
}

/** An LRS, one request a call. Rejects, or gives status 0, when there is no answer. */
export interface Lrs {
  /** Stores statements, in one request. */
  send(statements: readonly Statement[], options: SendOptions): Promise<LrsAnswer>;
  /** Asks for one statement by its id: 200 = it is stored, 404 = it is not. */
  find(statementId: string): Promise<LrsAnswer>;
  /** Reads a document; 404 = there is none. */
  read(address: DocumentAddress): Promise<LrsAnswer>;
  /**
   * Writes a document over the version `etag` (`If-Match`), or a new one where it is `undefined` (`If-None-Match: *`); 412 = it
   * has changed, or is there already. `text` is JSON, such as `{"state":"…"}`: it goes out to the byte as it is, as
   * `application/json`, the one type that every LRS reads.
   */
  write(address: DocumentAddress, text: string, etag: string | undefined, options: SendOptions): Promise<LrsAnswer>;
}

/** The part of an LRS that statements go to. */
export type StatementLrs = Pick<Lrs, 'send' | 'find'>;
