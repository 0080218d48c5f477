import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../platform/graphql/context/request-context';
import { InSql, rows } from '../platform/planner/sql-form';
import { Topic, topicByKey, topicRow } from '../topics';
import { PaperTopic } from './paper-topic.entity';

@Resolver(() => PaperTopic)
export class PaperTopicResolver {
  @InSql(rows(topicRow, 'topicKey'))
  @FieldResolver(() => Topic, { description: 'The topic.' })
  topic(@Root() carried: PaperTopic, @Ctx() context: RequestContext): Promise<Topic | null> {
    return topicByKey(context).load(carried.topicKey);
  }
}
