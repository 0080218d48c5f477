import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { AccessContext, Caller } from '../../access';
import { rawSql, type Sql, sql } from '../../platform/database/sql';
import { loaderByArguments } from '../../platform/graphql/context/loader-by-arguments';
import { InSql, type Use, value } from '../../platform/planner/sql-form';
import { Paper } from '../paper.entity';
import { findVoter, type Voter } from './voter';

/** A row for each vote of a voter for papers. */
function votesFor(papers: Sql, voter: Voter): Sql {
  const isByVoter =
    voter.subscriberKey === null
      ? sql`vote.api_key_id = ${voter.apiKeyKey}::integer and vote.voter = ${voter.voter}::text`
      : sql`vote.subscriber_id = ${voter.subscriberKey}::integer`;
  return sql`
    select vote.paper_id as "paperKey"
    from votes vote
    where vote.paper_id = any (${papers}) and ${isByVoter}`;
}

const votedFor = loaderByArguments<Voter, boolean>(async (paperKeys, voter, { database }) => {
  const votes = await database.query<{ paperKey: number }>(votesFor(sql`${paperKeys}::integer[]`, voter).prepared());
  const voted = new Set(votes.map((vote) => vote.paperKey));
  return paperKeys.map((key) => voted.has(key));
});

/** Whether whoever looks has voted. */
@Resolver(() => Paper)
export class ViewerHasVotedResolver {
  @InSql(
    value(({ row, args, context }: Use<{ voter?: string | null }, AccessContext>) => {
      const voter = findVoter(context.caller, args.voter);
      return voter === null ? rawSql('false') : sql`exists (${votesFor(rawSql(`array[${row}."key"]`), voter)})`;
    }),
  )
  @FieldResolver(() => Boolean, {
    description: 'Whether the caller has voted for it; a key asks for a person that it votes for by `voter`.',
  })
  viewerHasVoted(
    @Root() paper: Paper,
    @Arg('voter', () => String, { nullable: true, description: "The key's own id for the person." })
    voter: string | null,
    @Ctx() context: AccessContext,
  ): Promise<boolean> | boolean {
    const wanted = findVoter(context.caller, voter);
    return wanted === null ? false : votedFor(context).load({ parentKey: paper.key, args: wanted });
  }
}
