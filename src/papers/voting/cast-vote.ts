import type { Transaction } from '../../platform/database/transaction';
import { keyOfNode } from '../../platform/graphql/mutations/key-of-node';
import type { CommandTask } from '../../platform/graphql/mutations/run-command';
import { refuse, UserErrorCode } from '../../platform/graphql/mutations/user-error';
import type { Paper } from '../paper.entity';
import { selectPapers } from '../select-papers';
import { refreshStanding } from '../trending/refresh-standing';
import type { VoteInput } from './vote.input';
import type { Voter } from './voter';

interface VoteTask extends CommandTask<VoteInput> {
  voter: Voter;
}

/**
 * Casts a vote; a second one of the same voter changes nothing. The paper's row is locked first, so that votes of one
 * paper count one after the other. A vote adds to the trend without reading those before it: ln(eᵃ + eᵇ).
 */
export async function castVote({ input, transaction, now, voter }: VoteTask): Promise<{ paper: Paper }> {
  const key = await lockPaper(transaction, input.paperId);
  await transaction.query(
    `with cast_now as (
       insert into votes (paper_id, subscriber_id, api_key_id, voter, voted_at)
       values ($1, $2, $3, $4, $5)
       on conflict do nothing
       returning paper_id, vote_weight(voted_at) as weight
     )
     update papers paper
     set votes = paper.votes + 1,
       cast_votes = paper.cast_votes + 1,
       trending = greatest(paper.trending, cast_now.weight)
         + ln(1 + exp(-least(abs(paper.trending - cast_now.weight), 700)))
     from cast_now
     where paper.id = cast_now.paper_id`,
    [key, voter.subscriberKey, voter.apiKeyKey, voter.voter, now],
  );
  return { paper: await readPaper(transaction, key) };
}

/** Takes a vote back; without one, nothing changes. The trend is worked out anew from the votes that are left. */
export async function takeVoteBack({ input, transaction, voter }: VoteTask): Promise<{ paper: Paper }> {
  const key = await lockPaper(transaction, input.paperId);
  const taken = await transaction.query(
    `with taken as (
       delete from votes
       where paper_id = $1 and (subscriber_id = $2 or api_key_id = $3 and voter = $4)
       returning paper_id
     )
     update papers paper
     set votes = paper.votes - 1,
       cast_votes = paper.cast_votes - 1
     from taken
     where paper.id = taken.paper_id
     returning paper.id`,
    [key, voter.subscriberKey, voter.apiKeyKey, voter.voter],
  );
  if (taken.length > 0) {
    await refreshStanding(transaction, [key]);
  }
  return { paper: await readPaper(transaction, key) };
}

async function lockPaper(transaction: Transaction, paperId: string): Promise<number> {
  const key = keyOfNode(paperId, 'Paper', ['paperId']);
  const locked = await transaction.query('select id from papers where id = $1 for no key update', [key]);
  if (locked.length === 0) {
    throw refuse(UserErrorCode.NOT_FOUND, ['paperId'], `Expected the id of a paper, but none has "${paperId}".`);
  }
  return key;
}

async function readPaper(transaction: Transaction, key: number): Promise<Paper> {
  const paper = (await selectPapers(transaction, [key])).get(key);
  if (paper === undefined) {
    throw new Error(`Expected the paper ${key} to stand while its row is locked.`);
  }
  return paper;
}
