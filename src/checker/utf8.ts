import { strFromU8, strToU8 } from 'fflate';

/** The text of `bytes`, or nothing where they are no UTF-8. A byte order mark at the start is left out. */
export function readUtf8(bytes: Uint8Array): string | undefined {
  const content = hasByteOrderMark(bytes) ? bytes.subarray(3) : bytes;
  const text = strFromU8(content);
  const again = strToU8(text);
  return again.length === content.length && again.every((byte, index) => byte === content[index]) ? text : undefined;
}

/** The text of `bytes` with one letter a byte, as ISO 8859-1 has it. */
export const readLatin1 = (bytes: Uint8Array): string => strFromU8(bytes, true);

/** Whether `bytes` open with the byte order mark of UTF-8. */
export const hasByteOrderMark = (bytes: Uint8Array): boolean =>
  bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
