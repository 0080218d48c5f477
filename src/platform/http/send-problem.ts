import { GraphQLError } from 'graphql';

import { classifyError, internalError, shownOf } from '../graphql/errors';
import { newId } from '../logging/new-id';
import type { Exchange } from './exchange';
import { httpOf } from './http-of';

/** How long, and how much, is still read of a body that is too large, so that its sender gets to see the answer. */
const lingerMillis = 1_000;
const lingerBytes = 16 * 1024 * 1024;

/** Answers with an error, in the shape that GraphQL gives to errors; a fault of ours is logged and referred to. */
export function sendProblem(exchange: Exchange, error: unknown): void {
  const { response } = exchange;
  const verdict = classifyError(error);
  if (verdict.kind === 'fault') {
    const reference = newId();
    exchange.log.error(
      { err: verdict.cause, reference, method: exchange.request.method, path: exchange.path },
      'a request failed',
    );
    if (response.headersSent) {
      // The answer is under way and cannot be taken back: breaking it off is the only sign left.
      response.destroy();
      return;
    }
    exchange.sendJson(500, { errors: [internalError(reference)] });
    return;
  }
  const { status, headers } = httpOf(error);
  for (const [name, value] of headers) response.setHeader(name, value);
  const extensions = { code: verdict.code, ...(error instanceof GraphQLError && shownOf(error.extensions)) };
  const body = `${JSON.stringify({ errors: [{ message: verdict.message, extensions }] })}\n`;
  if (verdict.code === 'PAYLOAD_TOO_LARGE' && !exchange.request.complete) sendAndLinger(exchange, status, body);
  else exchange.send(status, 'application/json; charset=utf-8', body);
}

/**
 * Answers while the request still arrives. A connection that is closed with unread bytes is reset, and many clients
 * then lose the answer; so some more is read and thrown away before the end.
 */
function sendAndLinger({ request, response }: Exchange, status: number, body: string): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    connection: 'close',
  });
  response.write(body);
  let bytes = 0;
  const timer = setTimeout(finish, lingerMillis);
  function finish(): void {
    clearTimeout(timer);
    response.end();
  }
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > lingerBytes) finish();
  });
  request.once('end', finish);
  request.once('close', finish);
  request.resume();
}
