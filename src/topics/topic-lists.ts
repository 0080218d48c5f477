import { Field, InputType, registerEnumType } from 'type-graphql';
import { selectColumns } from '../platform/database/entity-columns';
import { rawSql, sql } from '../platform/database/sql';
import { connectionType } from '../platform/graphql/pagination/connection-type';
import type { List, ListSource, SortKey } from '../platform/graphql/pagination/list';
import { type PageArguments, readPageArguments } from '../platform/graphql/pagination/page-arguments';
import { SortDirection } from '../platform/graphql/pagination/sort-direction';
import { Topic } from './topic.entity';

export enum TopicOrderField {
  NAME = 'NAME',
  PAPER_COUNT = 'PAPER_COUNT',
}

registerEnumType(TopicOrderField, {
  name: 'TopicOrderField',
  description: 'What topics are put in order by.',
  valuesConfig: {
    NAME: { description: 'By alphabet.' },
    PAPER_COUNT: { description: 'By the number of their papers.' },
  },
});

@InputType('TopicOrder', { description: 'The order of a list of topics.' })
export class TopicOrder {
  @Field(() => TopicOrderField, { description: 'What to sort by.' })
  field!: TopicOrderField;

  @Field(() => SortDirection, { description: 'Which end first.', defaultValue: SortDirection.ASC })
  direction!: SortDirection;
}

export const { Edge: TopicEdge, Connection: TopicConnection } = connectionType('Topic', Topic);
export type TopicConnection = InstanceType<typeof TopicConnection>;

const allTopics: ListSource = {
  columns: rawSql(selectColumns(Topic, 'topic')),
  from: rawSql('topics topic'),
  key: 'topic.id',
  ofParent: null,
};

const sortKeys: Record<TopicOrderField, SortKey> = {
  NAME: { name: 'topics.NAME', value: 'topic.sort_name', type: 'text' },
  PAPER_COUNT: { name: 'topics.PAPER_COUNT', value: 'topic.paper_count', type: 'integer' },
};

/** What a list of topics was asked for; `query` is part of a name or slug. */
interface TopicListRequest {
  page: PageArguments;
  query?: string | null;
  orderBy: TopicOrder;
}

/** How a list of topics is read. */
export function topicList({ page, query, orderBy }: TopicListRequest): List {
  return {
    source: allTopics,
    conditions: query ? [sql`position(lower(${query}::text) in lower(topic.name || ' ' || topic.slug)) > 0`] : [],
    sort: sortKeys[orderBy.field],
    descending: orderBy.direction === SortDirection.DESC,
    page: readPageArguments(page),
  };
}

/** A list of topics as it was asked for. */
export function listTopics(asked: TopicListRequest): TopicConnection {
  return new TopicConnection({ parentKey: 0, args: topicList(asked) });
}
