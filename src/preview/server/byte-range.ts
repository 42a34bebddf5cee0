import type { Reply } from './http.ts';

/** Film and sound part by part, as Moodle gives them: a player cannot jump in a file that comes whole. One range at a time. */
export function byteRange(reply: Reply, type: string, range: string | undefined): Reply {
  const { headers, body } = reply;
  if (reply.status !== 200 || typeof body !== 'object' || !/^(?:audio|video)\//.test(type)) return reply;
  const whole: Reply = { ...reply, headers: { ...headers, 'accept-ranges': 'bytes' } };
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? [];
  if (from === '' && to === '') return whole;
  const start = from === '' ? Math.max(0, body.length - Number(to)) : Number(from);
  const end = from === '' || to === '' ? body.length - 1 : Math.min(Number(to), body.length - 1);
  if (start > end) return { status: 416, headers: { 'content-range': `bytes */${body.length}` } };
  return {
    status: 206,
    headers: { ...whole.headers, 'content-range': `bytes ${start}-${end}/${body.length}` },
    body: body.subarray(start, end + 1),
  };
}
