import type { FilterablePaper } from '../../../src/papers/filter/filterable-paper';

/** A paper about nothing, but for what the test says of it. */
export function somePaper(fields: Partial<FilterablePaper> = {}): FilterablePaper {
  return {
    title: '',
    abstract: '',
    authors: [],
    arxivId: null,
    doi: null,
    categories: [],
    topics: [],
    hasCode: false,
    votes: 0,
    sortDate: new Date('2025-03-13T00:00:00Z'),
    digestDates: [],
    ...fields,
  };
}
