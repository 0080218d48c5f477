import type { AddressKeys } from '../platform/crypto/address-keys';
import type { RequestContext } from '../platform/graphql/context/request-context';
import { forbidden, unauthenticated } from '../platform/graphql/errors/errors';
import type { RateState } from './rate-limit/rate-state';
import type { ApiKey } from './api-keys/api-key.entity';
import { Scope } from './scope';

/** Who is asking. A subscriber is one who holds a manage token of theirs. */
export type Caller =
  | { kind: 'anonymous'; network: string }
  | { kind: 'key'; apiKey: ApiKey }
  | { kind: 'subscriber'; subscriberKey: number };

/** What resolvers reach that care who asks. */
export interface AccessContext extends RequestContext {
  caller: Caller;
  /** Where the request comes from; see networkOf. */
  network: string;
  addressKeys: AddressKeys;
  /** What the request carries as its Idempotency-Key. */
  idempotencyKey: string | null;
  /** What the caller has left, as of the charge for this request; null where there are no limits. */
  rate: RateState | null;
  /** Secrets that this answer shows once: an answer that is remembered leaves them out. */
  secretsShown: Set<string>;
}

/** In the rule of a field, beside a scope: subscribers may use it too, for what is theirs. */
export const subscribersToo = 'SUBSCRIBERS_TOO';

/** Who may use a field: who holds all of the scopes, or a subscriber, where it says so. */
export type AccessRule = Scope | typeof subscribersToo;

/** A name for the caller that is the same on every process: what rates and idempotency go by. */
export function callerName(caller: Caller): string {
  switch (caller.kind) {
    case 'key':
      return `key:${caller.apiKey.key}`;
    case 'subscriber':
      return `subscriber:${caller.subscriberKey}`;
    case 'anonymous':
      return `anonymous:${caller.network}`;
  }
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

/** Holds the caller against the rule of a field; throws as `requireScope` does. */
export function requireAccess(caller: Caller, rule: readonly AccessRule[]): void {
  if (caller.kind === 'subscriber' && rule.includes(subscribersToo)) {
    return;
  }
  rule.forEach((part) => {
    if (part !== subscribersToo) {
      requireScope(caller, part);
    }
  });
}

/** Whether the caller is this subscriber. */
export function isSubscriber(caller: Caller, subscriberKey: number): boolean {
  return caller.kind === 'subscriber' && caller.subscriberKey === subscriberKey;
}
