import { Ctx, Field, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../platform/graphql/context/request-context';
import { InSql, rows } from '../platform/planner/sql-form';
import { Topic } from './topic.entity';
import { topicByKey, topicRow } from './topic.loaders';

/** How many of some papers carry a topic. */
@ObjectType({ simpleResolvers: true, description: 'How many of some papers carry a topic.' })
export class TopicCount {
  topicKey!: number;

  @Field(() => Int, { description: 'How many of the papers carry it, or one below it where it says so.' })
  count!: number;
}

@Resolver(() => TopicCount)
export class TopicCountResolver {
  @InSql(rows(topicRow, 'topicKey'))
  @FieldResolver(() => Topic, { description: 'The topic.' })
  topic(@Root() { topicKey }: TopicCount, @Ctx() context: RequestContext): Promise<Topic | null> {
    return topicByKey(context).load(topicKey);
  }
}
