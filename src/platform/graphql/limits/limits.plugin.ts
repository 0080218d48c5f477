import type { ApolloServerPlugin, GraphQLRequestListener } from '@apollo/server';

import { costLimitExceeded } from '../errors/errors';
import { computeCost, findDearest } from './compute-cost';
import { limits } from './limits';

/** What a GraphQL context must offer: a place for what the request costs, known before its first resolver runs. */
export interface Charged {
  cost: number;
}

/** How requests are priced and paid. */
export interface LimitsPluginOptions<Context> {
  readonly costLimit?: number;
  /** Takes the points from the caller; throws RATE_LIMITED where it has too few left. */
  charge?(context: Context, cost: number): Promise<void> | void;
}

/** Refuses requests that cost too much (COST_LIMIT_EXCEEDED), notes the cost in the context, and charges it. */
export function limitsPlugin<Context extends Charged>({
  costLimit = limits.cost,
  charge,
}: LimitsPluginOptions<Context> = {}): ApolloServerPlugin<Context> {
  const listener: GraphQLRequestListener<Context> = {
    async didResolveOperation({ schema, document, operation, request, contextValue }) {
      // Apollo says itself that there is no such operation.
      if (operation === undefined) return;
      const priced = { schema, document, operation, variables: request.variables ?? {} };
      const cost = computeCost(priced);
      contextValue.cost = cost;
      if (cost > costLimit) throw costLimitExceeded({ cost, limit: costLimit, path: findDearest(priced) });
      await charge?.(contextValue, cost);
    },
  };
  return { requestDidStart: async () => listener };
}
