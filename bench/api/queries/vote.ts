import { encodeNodeId } from '../../../src/platform/graphql/nodes/node-id';
import { nodeId, object, plain, quoted } from '../limit/json-sql';
import type { ApiQuery, Parameter } from './api-query';
import { keyIn } from './read-variable';

/** More than one measurement can send: a second vote of one reader would change nothing. */
const votes = 20_000;

/** Q8: a mutation. */
export const vote: ApiQuery = {
  name: 'Q8',
  title: 'a mutation: a vote',
  document: `mutation Vote($paperId: ID!, $voter: String!) {
  vote(input: { paperId: $paperId, voter: $voter }) { userErrors { code } paper { id votes } }
}`,
  variables: ({ papers }) =>
    Array.from({ length: votes }, (_, turn) => ({
      paperId: encodeNodeId('Paper', papers[turn % papers.length]?.key ?? 1),
      voter: `reader-${turn}`,
    })),
  withKey: true,
  inSubset: false,
  limit: {
    kind: 'statement',
    types: ['integer', 'text', 'text'],
    read: (variables, { keyHash }) => [keyIn(variables, 'paperId'), variables.voter, keyHash],
    prelude: castVote,
    answer: (parameter) =>
      object({
        data: object({
          vote: object({
            userErrors: `'[]'`,
            paper: object({
              id: quoted(nodeId('Paper', parameter(1))),
              votes: `(
                select ${plain('coalesce(counted.votes, paper.votes)')}
                from papers paper
                left join counted on true
                where paper.id = ${parameter(1)}
              )`,
            }),
          }),
        }),
      }),
  },
  postgraphile: null,
};

/** Who asks, the lock, the vote and its weight in one statement, which is a transaction by itself. */
function castVote(parameter: Parameter): string {
  return `
    with asking as (
      select api_key.id
      from api_keys api_key
      where api_key.hash = ${parameter(3)}
        and api_key.revoked_at is null
        and (api_key.expires_at is null or api_key.expires_at > now())
    ),
    locked as (
      select paper.id from papers paper where paper.id = ${parameter(1)} for no key update
    ),
    cast_now as (
      insert into votes (paper_id, api_key_id, voter, voted_at)
      select locked.id, asking.id, ${parameter(2)}, now()
      from locked, asking
      on conflict do nothing
      returning paper_id, vote_weight(voted_at) as weight
    ),
    counted as (
      update papers paper
      set votes = paper.votes + 1,
        cast_votes = paper.cast_votes + 1,
        trending = greatest(paper.trending, cast_now.weight)
          + ln(1 + exp(-least(abs(paper.trending - cast_now.weight), 700)))
      from cast_now
      where paper.id = cast_now.paper_id
      returning paper.votes
    )`;
}
