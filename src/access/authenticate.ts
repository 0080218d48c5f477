import type { Queryable } from '../platform/database/queryable';
import { unauthenticated } from '../platform/graphql/errors/errors';
import { findApiKey } from './api-keys/find-api-key';
import type { Caller } from './caller';
import { findTokenHolder } from './subscriber-tokens/find-token-holder';
import { manageTokenPrefix } from './subscriber-tokens/issue-token';

const bearer = /^Bearer +(\S{1,512})$/i;

/**
 * Who asks, by the Authorization header: nobody in particular without one, else the holder of an API key or the
 * subscriber with a manage token. Anything else is UNAUTHENTICATED, so that a mistyped key is not taken for an
 * anonymous caller.
 */
export async function authenticate(request: {
  database: Queryable;
  authorization: string | undefined;
  /** Who asks where no key is given. */
  network: Caller;
  now: Date;
}): Promise<Caller> {
  if (request.authorization === undefined) {
    return request.network;
  }
  const [, secret] = bearer.exec(request.authorization) ?? [];
  const caller = secret === undefined ? null : await findCaller(request.database, secret, request.now);
  if (caller === null) {
    throw unauthenticated();
  }
  return caller;
}

async function findCaller(database: Queryable, secret: string, now: Date): Promise<Caller | null> {
  const subscriberKey = secret.startsWith(manageTokenPrefix) ? await findTokenHolder(database, secret, now) : null;
  if (subscriberKey !== null) {
    return { kind: 'subscriber', subscriberKey };
  }
  const apiKey = await findApiKey(database, secret, now);
  return apiKey && { kind: 'key', apiKey };
}
