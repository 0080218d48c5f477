import { isUtf8 } from 'node:buffer';

import { badUserInput, httpError, payloadTooLarge } from '../graphql/errors';
import type { Exchange } from './exchange';

/** The caller went away in the middle of its request: nobody is left to answer. */
export class ClientGone extends Error {
  override readonly name = 'ClientGone';
}

/** Reads a whole body of UTF-8 text, as `readBytes` does. */
export async function readBody(exchange: Exchange, limitBytes: number): Promise<string> {
  const body = await readBytes(exchange, limitBytes);
  if (!isUtf8(body)) throw badUserInput('Expected a body in UTF-8, but it has bytes that are not.');
  return body.toString('utf8');
}

/**
 * Reads a whole body. Refuses what declares to be, or turns out to be, longer than the limit
 * (PAYLOAD_TOO_LARGE), without keeping more than the limit in memory, and compressed bodies (415): a kilobyte of those
 * can stand for a megabyte.
 */
export async function readBytes(exchange: Exchange, limitBytes: number): Promise<Buffer> {
  const { request, response } = exchange;
  const encoding = request.headers['content-encoding'];
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity') {
    const message = `Expected a body without Content-Encoding, but "${encoding}" arrived.`;
    throw httpError(415, message, [['accept-encoding', 'identity']]);
  }
  const declared = Number(request.headers['content-length'] ?? 0);
  if (declared > limitBytes) throw tooLarge(limitBytes, `one of ${declared} bytes was announced`);
  if (request.headers.expect !== undefined) response.writeContinue();
  return collect(exchange, limitBytes);
}

function collect({ request }: Exchange, limitBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on('data', onData).once('end', onEnd).once('close', onClose);
    // Where there is an error, 'close' follows it.
    request.on('error', () => {});

    function onData(chunk: Buffer): void {
      bytes += chunk.length;
      chunks.push(chunk);
      if (bytes <= limitBytes) return;
      settle();
      reject(tooLarge(limitBytes, 'more arrived'));
    }
    function onEnd(): void {
      settle();
      resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, bytes));
    }
    function onClose(): void {
      reject(new ClientGone('The connection ended in the middle of a request.'));
    }
    /** Every request closes in the end, and an error made then for nobody costs 20 µs. */
    function settle(): void {
      request.off('data', onData).off('end', onEnd).off('close', onClose);
    }
  });
}

function tooLarge(limitBytes: number, found: string): Error {
  return payloadTooLarge(`Expected a body of at most ${limitBytes} bytes, but ${found}.`);
}
