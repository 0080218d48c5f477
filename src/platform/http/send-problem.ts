import { GraphQLError } from 'graphql';

import { classifyError, internalError, shownOf } from '../graphql/errors';
import { newId } from '../logging/new-id';
import type { Exchange } from './exchange';
import { httpOf } from './http-of';
import { problemAsJson, type SayProblem } from './problem';

/** How long, and how much, is still read of a body that is too large, so that its sender gets to see the answer. */
const lingerMillis = 1_000;
const lingerBytes = 16 * 1024 * 1024;

/** Answers with an error, as JSON unless it is said otherwise; a fault of ours is logged and referred to. */
export function sendProblem(exchange: Exchange, error: unknown, say: SayProblem = problemAsJson): void {
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
    const { message, extensions = {} } = internalError(reference);
    const { contentType, body } = say(exchange, { status: 500, message, extensions });
    exchange.send(500, contentType, body);
    return;
  }
  const { status, headers } = httpOf(error);
  for (const [name, value] of headers) response.setHeader(name, value);
  const extensions = { code: verdict.code, ...(error instanceof GraphQLError && shownOf(error.extensions)) };
  const { contentType, body } = say(exchange, { status, message: verdict.message, extensions });
  if (verdict.code === 'PAYLOAD_TOO_LARGE' && !exchange.request.complete) {
    sendAndLinger(exchange, { status, contentType, body });
  } else {
    exchange.send(status, contentType, body);
  }
}

/**
 * Answers while the request still arrives. A connection that is closed with unread bytes is reset, and many clients
 * then lose the answer; so some more is read and thrown away before the end.
 */
function sendAndLinger(
  { request, response }: Exchange,
  { status, contentType, body }: { status: number; contentType: string; body: string },
): void {
  response.writeHead(status, {
    'content-type': contentType,
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
