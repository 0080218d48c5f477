import type { Caller } from '../../access';
import { refuse, UserErrorCode } from '../../platform/graphql/mutations/user-error';

/** Who votes: a person named by an API key. Subscribers, who vote for themselves, join with their feature. */
export interface Voter {
  apiKeyKey: number;
  voter: string;
}

/** The voter that a caller means; refused where it names none. */
export function voterOf(caller: Caller, voter: string | null | undefined): Voter {
  if (caller.kind !== 'key' || !voter?.trim()) {
    throw refuse(UserErrorCode.REQUIRED, ['voter'], 'Expected an id for the person who votes, got none.');
  }
  return { apiKeyKey: caller.apiKey.key, voter: voter.trim() };
}
