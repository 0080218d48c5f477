import type { SortKey } from '../../platform/graphql/pagination/list';
import { PaperOrderField } from './paper-order.input';

/** An order by what stands with each paper, whatever is looked for. */
export type StoredOrder = Exclude<PaperOrderField, PaperOrderField.RELEVANCE>;

/** Every order has an index over its value and the key, which runs both ways. */
export const paperSortKeys: Record<StoredOrder, SortKey> = {
  PUBLISHED_AT: { name: 'papers.PUBLISHED_AT', value: 'paper.sort_date', type: 'timestamptz' },
  VOTES: { name: 'papers.VOTES', value: 'paper.votes', type: 'integer' },
  TRENDING: { name: 'papers.TRENDING', value: 'paper.trending', type: 'double precision' },
  TITLE: { name: 'papers.TITLE', value: 'paper.sort_title', type: 'text' },
};

/** The same orders over hits of the search index, whose rows are narrow. */
export const hitSortKeys: Record<Exclude<StoredOrder, PaperOrderField.TITLE>, SortKey> = {
  PUBLISHED_AT: { ...paperSortKeys.PUBLISHED_AT, value: 'hit.sort_date' },
  VOTES: { ...paperSortKeys.VOTES, value: 'hit.votes' },
  TRENDING: { ...paperSortKeys.TRENDING, value: 'hit.trending' },
};

/** By the score that candidates were given. */
export const relevanceSortKey: SortKey = { name: 'papers.RELEVANCE', value: 'hit.score', type: 'double precision' };
