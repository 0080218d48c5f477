import { Authorized, Ctx, Field, Mutation, ObjectType, Resolver } from 'type-graphql';
import { type AccessContext, Scope } from '../../access';
import { DeletePayload } from '../../platform/graphql/mutations/delete.payload';
import { NodeInput } from '../../platform/graphql/mutations/node.input';
import { Input } from '../../platform/graphql/mutations/input-argument';
import { Payload } from '../../platform/graphql/mutations/payload';
import { runCommand } from '../../platform/graphql/mutations/run-command';
import { Topic } from '../topic.entity';
import { createTopic } from './create-topic';
import { deleteTopic } from './delete-topic';
import { TopicInput, UpdateTopicInput } from './topic.input';
import { updateTopic } from './update-topic';

@ObjectType({ description: 'The topic that was made or changed.' })
export class TopicPayload extends Payload {
  @Field(() => Topic, { nullable: true, description: 'As it stands now; null where nothing was done.' })
  topic!: Topic | null;
}

/** The taxonomy, to write. */
@Resolver()
export class TopicMutations {
  @Authorized(Scope.TOPICS_WRITE)
  @Mutation(() => TopicPayload, { description: 'Adds a topic to the taxonomy.' })
  createTopic(@Input() input: TopicInput, @Ctx() context: AccessContext): Promise<TopicPayload> {
    return runCommand({ context, input, command: createTopic, writesCatalogue: true, refused: { topic: null } });
  }

  @Authorized(Scope.TOPICS_WRITE)
  @Mutation(() => TopicPayload, { description: 'Changes a topic.' })
  updateTopic(@Input() input: UpdateTopicInput, @Ctx() context: AccessContext): Promise<TopicPayload> {
    return runCommand({ context, input, command: updateTopic, writesCatalogue: true, refused: { topic: null } });
  }

  @Authorized(Scope.TOPICS_WRITE)
  @Mutation(() => DeletePayload, { description: 'Takes a topic away; refused while others stand below it.' })
  deleteTopic(@Input() input: NodeInput, @Ctx() context: AccessContext): Promise<DeletePayload> {
    return runCommand({ context, input, command: deleteTopic, writesCatalogue: true, refused: { deletedId: null } });
  }
}
