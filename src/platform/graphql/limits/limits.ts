/** What one request may ask for; see the decision in each file that holds one of these. */
export const limits = {
  queryTextBytes: 64 * 1024,
  tokens: 2_000,
  aliases: 200,
  /** Fields inside each other; a root field is at depth 1. */
  depth: 12,
  /** Inside `__schema` and `__type`, for which GraphiQL's own query needs 15. */
  introspectionDepth: 20,
  /** Points; see compile-cost-plan.ts. */
  cost: 10_000,
} as const;
