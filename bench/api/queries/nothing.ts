import type { ApiQuery } from './api-query';

/** Q5: what a request costs by itself. */
export const nothing: ApiQuery = {
  name: 'Q5',
  title: 'next to nothing',
  document: 'query Nothing { __typename }',
  variables: () => [{}],
  inSubset: true,
  limit: { kind: 'text', text: '{"data":{"__typename":"Query"}}' },
  postgraphile: {
    document: 'query Nothing { __typename }',
    variables: async () => [{}],
  },
};
