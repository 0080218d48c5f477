import { Arg, Args, Ctx, Extensions, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { NodeType, RequestContext } from '../platform/graphql/context/request-context';
import { badUserInput } from '../platform/graphql/errors/errors';
import { decodeNodeId } from '../platform/graphql/nodes/node-id';
import { PageArguments } from '../platform/graphql/pagination/page-arguments';
import { SortDirection } from '../platform/graphql/pagination/sort-direction';
import { listTopics, TopicConnection, TopicOrder, TopicOrderField } from './topic-lists';
import { Topic } from './topic.entity';
import { childrenByTopicKey, topicByKey, topicBySlug } from './topic.loaders';

export const topicNode: NodeType = { name: 'Topic', load: (key, context) => topicByKey(context).load(key) };

const byPaperCount: TopicOrder = { field: TopicOrderField.PAPER_COUNT, direction: SortDirection.DESC };

/** The taxonomy, to read. */
@Resolver(() => Topic)
export class TopicResolver {
  @Query(() => Topic, { nullable: true, description: 'One topic, by exactly one of its id and its slug.' })
  async topic(
    @Arg('id', () => ID, { nullable: true, description: "The topic's id." }) id: string | null,
    @Arg('slug', () => String, { nullable: true, description: "The topic's slug." }) slug: string | null,
    @Ctx() context: RequestContext,
  ): Promise<Topic | null> {
    if (((id ?? null) === null) === ((slug ?? null) === null)) {
      throw badUserInput('Expected exactly one of "id" and "slug".');
    }
    if (slug) {
      return topicBySlug(context).load(slug);
    }
    const decoded = decodeNodeId(id ?? '');
    return decoded?.type === 'Topic' ? topicByKey(context).load(decoded.key) : null;
  }

  @Query(() => TopicConnection, { description: 'Topics, those with the most papers first unless an order is given.' })
  topics(
    @Args() page: PageArguments,
    @Arg('query', () => String, { nullable: true, description: 'Part of a name or slug.' }) query: string | null,
    @Arg('orderBy', () => TopicOrder, {
      nullable: true,
      defaultValue: byPaperCount,
      description: 'The order; ties are settled by age.',
    })
    orderBy: TopicOrder | null,
  ): TopicConnection {
    return listTopics({ page, query, orderBy: orderBy ?? byPaperCount });
  }

  @FieldResolver(() => Topic, { nullable: true, description: 'The topic right above; null at the top.' })
  parent(@Root() topic: Topic, @Ctx() context: RequestContext): Promise<Topic | null> | null {
    return topic.parentKey === null ? null : topicByKey(context).load(topic.parentKey);
  }

  @Extensions({ listSize: 8 })
  @FieldResolver(() => [Topic], { description: 'The topics right below, by name.' })
  children(@Root() topic: Topic, @Ctx() context: RequestContext): Promise<Topic[]> {
    return childrenByTopicKey(context).load(topic.key);
  }
}
