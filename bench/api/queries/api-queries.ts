import type { ApiQuery } from './api-query';
import { digestById } from './digest-by-id';
import { digestsInDepth } from './digests-in-depth';
import { largePage } from './large-page';
import { newestPapersPage } from './newest-papers';
import { nothing } from './nothing';
import { paperById } from './paper-by-id';
import { persistedPaper } from './persisted-paper';
import { searchWithFacets } from './search-with-facets';
import { topicsWithPapers } from './topics-with-papers';
import { vote } from './vote';

/** All that is measured, in the order in which it is. */
export const apiQueries: readonly ApiQuery[] = [
  paperById,
  newestPapersPage,
  digestById,
  topicsWithPapers,
  nothing,
  searchWithFacets,
  digestsInDepth,
  persistedPaper,
  largePage,
  // Last, since it leaves dead rows behind.
  vote,
];
