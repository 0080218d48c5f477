import { Arg, Args, Ctx, Extensions, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { NodeType, RequestContext } from '../platform/graphql/context/request-context';
import { badUserInput } from '../platform/graphql/errors/errors';
import { decodeNodeId } from '../platform/graphql/nodes/node-id';
import { rowById } from '../platform/graphql/nodes/row-by-id';
import { oneWay } from '../platform/graphql/pagination/list-ways';
import { PageArguments } from '../platform/graphql/pagination/page-arguments';
import { SortDirection } from '../platform/graphql/pagination/sort-direction';
import { InSql, list, rows, type Use } from '../platform/planner/sql-form';
import { listTopics, TopicConnection, topicList, TopicOrder, TopicOrderField } from './topic-lists';
import { Topic } from './topic.entity';
import { childrenByTopicKey, childrenOfTopic, topicByKey, topicBySlug, topicOfSlug, topicRow } from './topic.loaders';

export const topicNode: NodeType = {
  name: 'Topic',
  load: (key, context) => topicByKey(context).load(key),
  rows: topicRow,
};

/** Which topic: one of two. */
interface TopicArguments {
  id?: string | null;
  slug?: string | null;
}

interface TopicListArguments extends PageArguments {
  query?: string | null;
  orderBy?: TopicOrder | null;
}

const byPaperCount: TopicOrder = { field: TopicOrderField.PAPER_COUNT, direction: SortDirection.DESC };

/** The taxonomy, to read. */
@Resolver(() => Topic)
export class TopicResolver {
  @InSql(
    rows(({ args }: Use<TopicArguments>) => {
      checkTopicArguments(args);
      return args.slug ? topicOfSlug(args.slug) : rowById(args.id ?? '', 'Topic', topicRow);
    }),
  )
  @Query(() => Topic, { nullable: true, description: 'One topic, by exactly one of its id and its slug.' })
  async topic(
    @Arg('id', () => ID, { nullable: true, description: "The topic's id." }) id: string | null,
    @Arg('slug', () => String, { nullable: true, description: "The topic's slug." }) slug: string | null,
    @Ctx() context: RequestContext,
  ): Promise<Topic | null> {
    checkTopicArguments({ id, slug });
    if (slug) {
      return topicBySlug(context).load(slug);
    }
    const decoded = decodeNodeId(id ?? '');
    return decoded?.type === 'Topic' ? topicByKey(context).load(decoded.key) : null;
  }

  @InSql(
    list(({ args }: Use<TopicListArguments>) =>
      oneWay(topicList({ ...args, page: args, orderBy: args.orderBy ?? byPaperCount })),
    ),
  )
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

  @InSql(rows(topicRow, 'parentKey'))
  @FieldResolver(() => Topic, { nullable: true, description: 'The topic right above; null at the top.' })
  parent(@Root() topic: Topic, @Ctx() context: RequestContext): Promise<Topic | null> | null {
    return topic.parentKey === null ? null : topicByKey(context).load(topic.parentKey);
  }

  @InSql(rows(childrenOfTopic))
  @Extensions({ listSize: 8 })
  @FieldResolver(() => [Topic], { description: 'The topics right below, by name.' })
  children(@Root() topic: Topic, @Ctx() context: RequestContext): Promise<Topic[]> {
    return childrenByTopicKey(context).load(topic.key);
  }
}

function checkTopicArguments({ id, slug }: TopicArguments): void {
  if (((id ?? null) === null) === ((slug ?? null) === null)) {
    throw badUserInput('Expected exactly one of "id" and "slug".');
  }
}
