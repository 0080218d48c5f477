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

export const papersOfTopic: ListSource = {
  ...allPapers,
  ofParent: `exists (
    select from paper_topics carried
    where carried.paper_id = paper.id
      and carried.topic_id = any (array(
        with recursive below as (
          select parent.id
          union
          select topic.id from topics topic join below on topic.parent_id = below.id
        )
        select below.id from below
      ))
  )`,
};

export const papersOfAuthor: ListSource = {
  ...allPapers,
  ofParent: `exists (
    select from paper_authors signed
    where signed.paper_id = paper.id and signed.author_id = parent.id
  )`,
};
