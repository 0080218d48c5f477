import type { Caller } from '../../access';
import { isPlainText } from '../../platform/graphql/mutations/is-plain-text';
import { refuse, UserErrorCode } from '../../platform/graphql/mutations/user-error';

/** Who votes: a person named by an API key. Subscribers, who vote for themselves, join with their feature. */
export interface Voter {
  apiKeyKey: number;
  voter: string;
}

/** The voter that a caller means; refused where it names none. */
export function voterOf(caller: Caller, voter: string | null | undefined): Voter {
  const name = readVoter(voter);
  if (caller.kind !== 'key' || name === null) {
    throw refuse(UserErrorCode.REQUIRED, ['voter'], 'Expected an id for the person who votes, got none.');
  }
  return { apiKeyKey: caller.apiKey.key, voter: name };
}

/** The id of a person as votes are kept under it; null where there is none, or none that could have voted. */
export function readVoter(voter: string | null | undefined): string | null {
  const name = voter?.trim() ?? '';
  return name !== '' && isPlainText(name) ? name : null;
}
