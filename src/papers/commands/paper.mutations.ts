import { Authorized, Ctx, Mutation, Resolver } from 'type-graphql';
import { type AccessContext, Scope, subscribersToo } from '../../access';
import { DeletePayload } from '../../platform/graphql/mutations/delete.payload';
import { Input } from '../../platform/graphql/mutations/input-argument';
import { NodeInput } from '../../platform/graphql/mutations/node.input';
import { runCommand } from '../../platform/graphql/mutations/run-command';
import { castVote, takeVoteBack } from '../voting/cast-vote';
import { VoteInput } from '../voting/vote.input';
import { voterOf } from '../voting/voter';
import { deletePaper } from './delete-paper';
import { PaperPayload, UpsertPapersPayload } from './payloads';
import { setPaperTopics, SetPaperTopicsInput } from './set-paper-topics';
import { upsertPapers } from './upsert-papers';
import { UpsertPapersInput } from './upsert-papers.input';

const nothingStored = { papers: [], created: 0, updated: 0, unchanged: 0 };

/** Papers, to write. */
@Resolver()
export class PaperMutations {
  @Authorized(Scope.PAPERS_WRITE)
  @Mutation(() => UpsertPapersPayload, { description: 'Adds papers and updates those that are known.' })
  upsertPapers(@Input() input: UpsertPapersInput, @Ctx() context: AccessContext): Promise<UpsertPapersPayload> {
    return runCommand({ context, input, command: upsertPapers, writesCatalogue: true, refused: nothingStored });
  }

  @Authorized(Scope.PAPERS_WRITE)
  @Mutation(() => DeletePayload, { description: 'Forgets a paper and its votes; digests close up.' })
  deletePaper(@Input() input: NodeInput, @Ctx() context: AccessContext): Promise<DeletePayload> {
    return runCommand({ context, input, command: deletePaper, writesCatalogue: true, refused: { deletedId: null } });
  }

  @Authorized(Scope.TOPICS_WRITE)
  @Mutation(() => PaperPayload, { description: "A curator's choice: replaces a paper's topics, for good." })
  setPaperTopics(@Input() input: SetPaperTopicsInput, @Ctx() context: AccessContext): Promise<PaperPayload> {
    return runCommand({ context, input, command: setPaperTopics, writesCatalogue: true, refused: { paper: null } });
  }

  @Authorized(Scope.VOTES_WRITE, subscribersToo)
  @Mutation(() => PaperPayload, { description: 'Votes for a paper; once per voter, a second time changes nothing.' })
  vote(@Input() input: VoteInput, @Ctx() context: AccessContext): Promise<PaperPayload> {
    return runCommand({
      context,
      input,
      command: (task) => castVote({ ...task, voter: voterOf(context.caller, input.voter) }),
      refused: { paper: null },
    });
  }

  @Authorized(Scope.VOTES_WRITE, subscribersToo)
  @Mutation(() => PaperPayload, { description: 'Takes a vote back; without one, nothing changes.' })
  unvote(@Input() input: VoteInput, @Ctx() context: AccessContext): Promise<PaperPayload> {
    return runCommand({
      context,
      input,
      command: (task) => takeVoteBack({ ...task, voter: voterOf(context.caller, input.voter) }),
      refused: { paper: null },
    });
  }
}
