import type { ApiQuery } from './api-query';
import { paperById } from './paper-by-id';

/** Q9: Q1 by the hash of its text alone, which the server has seen before. */
export const persistedPaper: ApiQuery = {
  ...paperById,
  name: 'Q9',
  title: 'Q1 as an automatic persisted query',
  persisted: true,
  inSubset: false,
  postgraphile: null,
};
