import { requireScope, Scope, type Caller } from '../../access';
import type { Clock } from '../../platform/clock/clock';
import type { AddressKeys } from '../../platform/crypto/address-keys';
import type { Database } from '../../platform/database/database';
import { httpError } from '../../platform/graphql/errors';
import { type Exchange, readBytes, type Route } from '../../platform/http';
import { receiveReport } from './receive-report';

/** What the route needs of the application. */
export interface BouncesRouteOptions {
  readonly database: Database;
  readonly addressKeys: AddressKeys;
  readonly clock: Clock;
  /** Finds out who asks, by the headers alone, and charges them for it. */
  admit(exchange: Exchange): Promise<Caller>;
}

/** Reports repeat our message at most, and that is under 100 KB. */
const mostBytes = 1024 * 1024;
const mediaTypes = ['message/rfc822', 'message/global'];

/**
 * `POST /inbound/bounces`: where the mail server of the envelope senders' domain hands in what it receives for them, as
 * it came. `?recipient=` says whom the envelope was for. The answer is 202 whatever the report says, forged or not.
 */
export function bouncesRoute(options: BouncesRouteOptions): Route {
  return { path: '/inbound/bounces', methods: { POST: (exchange) => take(exchange, options) } };
}

async function take(exchange: Exchange, options: BouncesRouteOptions): Promise<void> {
  const { database, addressKeys, clock, admit } = options;
  requireScope(await admit(exchange), Scope.DELIVERIES_SEND);
  requireMessage(exchange);
  const bytes = await readBytes(exchange, mostBytes);
  const recipient = new URLSearchParams(exchange.search).get('recipient');
  const outcome = await receiveReport({ database, addressKeys, bytes, recipient, now: clock.now() });
  exchange.log[outcome === 'FORGED' ? 'warn' : 'info']({ outcome, bytes: bytes.length }, 'a bounce report came in');
  exchange.sendJson(202, { status: 'accepted' });
}

function requireMessage({ request }: Exchange): void {
  const contentType = request.headers['content-type'] ?? 'none';
  const [mediaType = ''] = contentType.split(';', 1);
  if (!mediaTypes.includes(mediaType.trim().toLowerCase())) {
    const message = `Expected Content-Type message/rfc822, but ${contentType.slice(0, 100)} arrived.`;
    throw httpError(415, message, [['accept', mediaTypes.join(', ')]]);
  }
}
