import type { AccessContext } from '../../access';

/** By whom and from where something is done to a subscription. */
export type Actor =
  | { kind: 'SELF'; subscriberKey: number | null; network: string | null }
  | { kind: 'KEY'; apiKeyKey: number; network: string | null }
  | { kind: 'BOUNCE' }
  | { kind: 'CLOCK' };

/** SELF is the person, by a token of theirs; BOUNCE their mail server; CLOCK the passing of time. */
export type ActorKind = Actor['kind'];

/** Who acts by a request: an API key, or a person for themselves, whose tokens say for whom. */
export function actorOf({ caller, network }: AccessContext): Actor {
  switch (caller.kind) {
    case 'key':
      return { kind: 'KEY', apiKeyKey: caller.apiKey.key, network };
    case 'subscriber':
      return { kind: 'SELF', subscriberKey: caller.subscriberKey, network };
    case 'anonymous':
      return { kind: 'SELF', subscriberKey: null, network };
  }
}

/** Where an actor acts from; null where there is no such place. */
export function networkOfActor(actor: Actor): string | null {
  return 'network' in actor ? actor.network : null;
}

/** The key that an actor acts by; null where it does by none. */
export function apiKeyOfActor(actor: Actor): number | null {
  return actor.kind === 'KEY' ? actor.apiKeyKey : null;
}
