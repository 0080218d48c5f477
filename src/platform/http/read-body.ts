import { isUtf8 } from 'node:buffer';

import { badUserInput, httpError, payloadTooLarge } from '../graphql/errors';
import type { Exchange } from './exchange';

/** The caller went away in the middle of its request: nobody is left to answer. */
export class ClientGone extends Error {
  override readonly name = 'ClientGone';
}

/**
 * Reads a whole body of UTF-8 text. Refuses what declares to be, or turns out to be, longer than the limit
 * (PAYLOAD_TOO_LARGE), without keeping more than the limit in memory, and compressed bodies (415): a kilobyte of those
 * can stand for a megabyte.
 */
export async function readBody(exchange: Exchange, limitBytes: number): Promise<string> {
  const { request, response } = exchange;
  const encoding = request.headers['content-encoding'];
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity') {
    const message = `Expected a body without Content-Encoding, but "${encoding}" arrived.`;
    throw httpError(415, message, [['accept-encoding', 'identity']]);
  }
  const declared = Number(request.headers['content-length'] ?? 0);
  if (declared > limitBytes) throw tooLarge(limitBytes, `one of ${declared} bytes was announced`);
  if (request.headers.expect !== undefined) response.writeContinue();
  const body = await collect(exchange, limitBytes);
  if (!isUtf8(body)) throw badUserInput('Expected a body in UTF-8, but it has bytes that are not.');
  return body.toString('utf8');
}

function collect({ request }: Exchange, limitBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    function onData(chunk: Buffer): void {
      bytes += chunk.length;
      if (bytes <= limitBytes) {
        chunks.push(chunk);
        return;
      }
      request.off('data', onData);
      reject(tooLarge(limitBytes, 'more arrived'));
    }
    request.on('data', onData);
    request.once('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    request.once('error', () => reject(new ClientGone('The connection broke in the middle of a request.')));
    request.once('close', () => reject(new ClientGone('The connection ended in the middle of a request.')));
  });
}

function tooLarge(limitBytes: number, found: string): Error {
  return payloadTooLarge(`Expected a body of at most ${limitBytes} bytes, but ${found}.`);
}
