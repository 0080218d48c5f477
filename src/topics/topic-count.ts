import { Ctx, Field, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../platform/graphql/context/request-context';
import { Topic } from './topic.entity';
import { topicByKey } from './topic.loaders';

/** How many of some papers carry a topic. */
@ObjectType({ description: 'How many of some papers carry a topic.' })
export class TopicCount {
  topicKey!: number;

  @Field(() => Int, { description: 'How many of the papers carry it, or one below it where it says so.' })
  count!: number;
}

@Resolver(() => TopicCount)
export class TopicCountResolver {
  @FieldResolver(() => Topic, { description: 'The topic.' })
  topic(@Root() { topicKey }: TopicCount, @Ctx() context: RequestContext): Promise<Topic | null> {
    return topicByKey(context).load(topicKey);
  }
}
