import { createServer, type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http';

/** A server in front of another. */
export interface Front {
  /** Such as `http://127.0.0.1:43210`, without a slash at the end. */
  readonly url: string;
  close(): Promise<void>;
}

/** Headers of an answer, by the path that was asked for, in place of those that it came with. */
export type Reheader = (path: string, headers: IncomingHttpHeaders) => OutgoingHttpHeaders;

/**
 * Puts a server in front of the preview that answers as other LMSs do, in headers that only a server can set: Playwright's own routes
 * keep pages out of the browser's caches. `pages` are its own, by their path.
 */
export async function openFront(
  behind: string,
  reheader: Reheader,
  pages: Readonly<Record<string, string>> = {},
): Promise<Front> {
  const server = createServer((message, response) => {
    const address = new URL(message.url ?? '/', behind);
    const own = pages[address.pathname];
    if (own !== undefined) {
      response.writeHead(200, { 'content-type': 'text/html;charset=utf-8', ...reheader(address.pathname, {}) });
      response.end(own);
      return;
    }
    const headers = { ...message.headers, host: address.host };
    const onward = request(address, { method: message.method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, reheader(address.pathname, answer.headers));
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    message.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the front has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
