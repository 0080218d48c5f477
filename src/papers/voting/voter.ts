import type { Caller } from '../../access';
import { isPlainText } from '../../platform/graphql/mutations/is-plain-text';
import { refuse, UserErrorCode } from '../../platform/graphql/mutations/user-error';

/** Who votes: a person named by an API key, or a subscriber for themselves. */
export type Voter =
  | { subscriberKey: null; apiKeyKey: number; voter: string }
  | { subscriberKey: number; apiKeyKey: null; voter: null };

/** The voter that a caller means; refused where a key names none, and where a subscriber names another. */
export function voterOf(caller: Caller, voter: string | null | undefined): Voter {
  if (caller.kind === 'subscriber' && (voter ?? null) !== null) {
    const message = 'Expected no "voter" from a subscriber, who votes for themselves.';
    throw refuse(UserErrorCode.INVALID, ['voter'], message);
  }
  const known = findVoter(caller, voter);
  if (known === null) {
    throw refuse(UserErrorCode.REQUIRED, ['voter'], 'Expected an id for the person who votes, got none.');
  }
  return known;
}

/** The same; null where there is none, or none that could have voted. */
export function findVoter(caller: Caller, voter: string | null | undefined): Voter | null {
  const name = voter?.trim() ?? '';
  switch (caller.kind) {
    case 'subscriber':
      return { subscriberKey: caller.subscriberKey, apiKeyKey: null, voter: null };
    case 'key':
      return name !== '' && isPlainText(name)
        ? { subscriberKey: null, apiKeyKey: caller.apiKey.key, voter: name }
        : null;
    case 'anonymous':
      return null;
  }
}
