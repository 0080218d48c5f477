import type { ApiQuery } from './api-query';

/** Q6: a search with its facets and how many it finds. */
export const searchWithFacets: ApiQuery = {
  name: 'Q6',
  title: 'a search with facets',
  document: `query Search($query: String!) {
  papers(first: 20, filter: { query: $query }) {
    totalCount
    nodes { id title votes }
    edges { score }
    facets { topics(first: 5) { count topic { slug name } } years { year count } withCode }
  }
}`,
  variables: ({ words }) => words.map((word) => ({ query: word })),
  inSubset: false,
  limit: null,
  postgraphile: null,
};
