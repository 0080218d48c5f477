import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../platform/graphql/context/request-context';
import { Topic, topicByKey } from '../topics';
import { PaperTopic } from './paper-topic.entity';

@Resolver(() => PaperTopic)
export class PaperTopicResolver {
  @FieldResolver(() => Topic, { description: 'The topic.' })
  topic(@Root() carried: PaperTopic, @Ctx() context: RequestContext): Promise<Topic | null> {
    return topicByKey(context).load(carried.topicKey);
  }
}
