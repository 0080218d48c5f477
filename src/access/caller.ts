import type { RequestContext } from '../platform/graphql/context/request-context';
import { forbidden, unauthenticated } from '../platform/graphql/errors/errors';
import type { RateState } from './rate-limit/rate-state';
import type { ApiKey } from './api-keys/api-key.entity';
import { Scope } from './scope';

/** Who is asking. */
export type Caller = { kind: 'anonymous'; network: string } | { kind: 'key'; apiKey: ApiKey };

/** What resolvers reach that care who asks. */
export interface AccessContext extends RequestContext {
  caller: Caller;
  /** What the request carries as its Idempotency-Key. */
  idempotencyKey: string | null;
  /** What the caller has left, as of the charge for this request; null where there are no limits. */
  rate: RateState | null;
  /** Secrets that this answer shows once: an answer that is remembered leaves them out. */
  secretsShown: Set<string>;
}

/** A name for the caller that is the same on every process: what rates and idempotency go by. */
export function callerName(caller: Caller): string {
  return caller.kind === 'key' ? `key:${caller.apiKey.key}` : `anonymous:${caller.network}`;
}

/** Whether the caller may do what the scope allows. ADMIN holds all others. */
export function holdsScope(caller: Caller, scope: Scope): boolean {
  return caller.kind === 'key' && (caller.apiKey.scopes.includes(scope) || caller.apiKey.scopes.includes(Scope.ADMIN));
}

/** UNAUTHENTICATED for an anonymous caller, FORBIDDEN with the scope's name for one that lacks it. */
export function requireScope(caller: Caller, scope: Scope): void {
  if (caller.kind === 'anonymous') {
    throw unauthenticated(`This needs an API key with the scope ${scope}, behind Authorization: Bearer.`);
  }
  if (!holdsScope(caller, scope)) {
    throw forbidden(scope);
  }
}
