import type { Queryable } from '../platform/database/queryable';
import { unauthenticated } from '../platform/graphql/errors/errors';
import { findApiKey } from './api-keys/find-api-key';
import type { Caller } from './caller';

const bearer = /^Bearer +(\S{1,512})$/i;

/**
 * Who asks, by the Authorization header: nobody in particular without one, the holder of an API key with a good one.
 * Anything else is UNAUTHENTICATED, so that a mistyped key is not taken for an anonymous caller.
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
  const apiKey = secret === undefined ? null : await findApiKey(request.database, secret, request.now);
  if (apiKey === null) {
    throw unauthenticated();
  }
  return { kind: 'key', apiKey };
}
