import { expect, it } from 'vitest';
import { byteRange } from './byte-range.ts';

const reply = { status: 200, headers: { 'content-type': 'video/webm' }, body: new Uint8Array([0, 1, 2, 3, 4]) };
const bytes = { 'content-type': 'video/webm', 'accept-ranges': 'bytes' };
const part = (range: string | undefined) => byteRange(reply, 'video/webm', range);

it.each([
  ['bytes=1-2', 'bytes 1-2/5', [1, 2]],
  ['bytes=3-', 'bytes 3-4/5', [3, 4]],
  ['bytes=-2', 'bytes 3-4/5', [3, 4]],
  ['bytes=2-99', 'bytes 2-4/5', [2, 3, 4]],
])('gives %s of a film', (range, contentRange, body) => {
  expect(part(range)).toEqual({
    status: 206,
    headers: { ...bytes, 'content-range': contentRange },
    body: new Uint8Array(body),
  });
});

it('gives the whole film where no part is asked for, or several are', () => {
  for (const range of [undefined, 'bytes=-', 'bytes=0-1,3-4'])
    expect(part(range)).toEqual({ ...reply, headers: bytes });
});

it('refuses what lies behind the end', () => {
  expect(part('bytes=5-')).toEqual({ status: 416, headers: { 'content-range': 'bytes */5' } });
});

it('leaves other files and other answers as they are', () => {
  expect(byteRange(reply, 'text/html', 'bytes=1-2')).toBe(reply);
  const gone = { ...reply, status: 404 };
  expect(byteRange(gone, 'video/webm', 'bytes=1-2')).toBe(gone);
});
