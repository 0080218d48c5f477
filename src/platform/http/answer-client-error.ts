import type { Duplex } from 'node:stream';

const answers: Readonly<Record<string, readonly [status: string, message: string]>> = {
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'Expected at most 16 KiB of headers and address.'],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'Expected the request to arrive sooner.'],
};
const otherwise = ['400 Bad Request', 'Expected an HTTP/1.1 request, but what arrived cannot be read as one.'] as const;

/**
 * Answers what never became a request (broken, too long, too slow), and closes the connection. Where an earlier answer
 * is half sent, it says nothing: that would end up inside it.
 */
export function answerClientError(error: Error, socket: Duplex, halfSent: boolean): void {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (halfSent || code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, message] = answers[code] ?? otherwise;
  const body = `${JSON.stringify({ errors: [{ message, extensions: { code: 'BAD_USER_INPUT' } }] })}\n`;
  const head = [
    `HTTP/1.1 ${status}`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}
