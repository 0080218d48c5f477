import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { AccessContext } from '../../access';
import { loaderByArguments } from '../../platform/graphql/context/loader-by-arguments';
import { Paper } from '../paper.entity';
import { findVoter, type Voter } from './voter';

const votedFor = loaderByArguments<Voter, boolean>(
  async (paperKeys, { subscriberKey, apiKeyKey, voter }, { database }) => {
    const rows = await database.query<{ paperKey: number }>(
      `select vote.paper_id as "paperKey"
     from votes vote
     where vote.paper_id = any ($1::integer[])
       and (vote.subscriber_id = $2 or vote.api_key_id = $3 and vote.voter = $4)`,
      [paperKeys, subscriberKey, apiKeyKey, voter],
    );
    const voted = new Set(rows.map((row) => row.paperKey));
    return paperKeys.map((key) => voted.has(key));
  },
);

/** Whether whoever looks has voted. */
@Resolver(() => Paper)
export class ViewerHasVotedResolver {
  @FieldResolver(() => Boolean, {
    description: 'Whether the caller has voted for it; a key asks for a person that it votes for by `voter`.',
  })
  viewerHasVoted(
    @Root() paper: Paper,
    @Arg('voter', () => String, { nullable: true, description: "The key's own id for the person." })
    voter: string | null,
    @Ctx() context: AccessContext,
  ): Promise<boolean> | boolean {
    const known = findVoter(context.caller, voter);
    return known === null ? false : votedFor(context).load({ parentKey: paper.key, args: known });
  }
}
