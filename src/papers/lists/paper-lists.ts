import { selectColumns } from '../../platform/database/entity-columns';
import type { ListSource, SortKey } from '../../platform/graphql/pagination/list';
import { Paper } from '../paper.entity';
import { PaperOrderField } from './paper-order.input';

const columns = selectColumns(Paper, 'paper');

/** Every order has an index over its value and the key, which runs both ways. */
export const paperSortKeys: Record<PaperOrderField, SortKey> = {
  PUBLISHED_AT: { name: 'papers.PUBLISHED_AT', value: 'paper.sort_date', type: 'timestamptz' },
  VOTES: { name: 'papers.VOTES', value: 'paper.votes', type: 'integer' },
  TRENDING: { name: 'papers.TRENDING', value: 'paper.trending', type: 'double precision' },
  TITLE: { name: 'papers.TITLE', value: 'paper.sort_title', type: 'text' },
};

export const allPapers: ListSource = { columns, from: 'papers paper', key: 'paper.id', ofParent: null };

const topicsBelowParent = `
  with recursive below as (
    select parent.id
    union
    select topic.id from topics topic join below on topic.parent_id = below.id
  )
  select below.id from below`;

/** Walks an order and asks of each paper whether it carries the topic: a page is found soon where many do. */
const papersOfCommonTopic: ListSource = {
  ...allPapers,
  ofParent: `exists (
    select from paper_topics carried
    where carried.paper_id = paper.id and carried.topic_id = any (array(${topicsBelowParent}))
  )`,
};

/** Takes all papers of the topic and sorts them, where a walk could go on for long before it meets one. */
const papersOfRareTopic: ListSource = {
  ...allPapers,
  ofParent: `paper.id = any (array(
    select carried.paper_id
    from paper_topics carried
    where carried.topic_id = any (array(${topicsBelowParent}))
  ))`,
};

const mostPapersOfRareTopic = 2_000;

/** The papers of a topic and those below it, by the way that suits their number. */
export function papersOfTopic(topic: { paperCount: number }): ListSource {
  return topic.paperCount <= mostPapersOfRareTopic ? papersOfRareTopic : papersOfCommonTopic;
}

export const papersOfAuthor: ListSource = {
  ...allPapers,
  ofParent: `exists (
    select from paper_authors signed
    where signed.paper_id = paper.id and signed.author_id = parent.id
  )`,
};
