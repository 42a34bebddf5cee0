import type { Statement } from '../model/statement.ts';

/** Most statements of one request. */
export const maxCount = 50;

/** Most bytes of one request: a browser sends no more than 64 KiB when the page is going away (standards.md §2). */
export const maxBytes = 60_000;

/** Bytes of these statements as one JSON array in UTF-8; 0 for none. */
export const byteLength = (statements: readonly Statement[]): number =>
  statements.length === 0
    ? 0
    : 1 + statements.reduce((sum, statement) => sum + utf8Length(JSON.stringify(statement)) + 1, 0);

/** The first statements that fit in one request; at least one of them. */
export function batchOf(statements: readonly Statement[]): readonly Statement[] {
  const batch: Statement[] = [];
  let size = 1;
  for (const statement of statements.slice(0, maxCount)) {
    size += utf8Length(JSON.stringify(statement)) + 1;
    if (size > maxBytes && batch.length > 0) break;
    batch.push(statement);
  }
  return batch;
}

function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
