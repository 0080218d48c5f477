import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';

import { compileCostPlan } from './compile-cost-plan';
import type { CostPlan, Variables } from './cost-plan';
import { dearestPath } from './dearest-path';
import { evaluateCost } from './evaluate-cost';

/** An operation of a document that is valid for the schema, with its variables as they came. */
export interface PricedRequest {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Variables;
}

// By operation, since Apollo's document store gives the same node back for the same text.
const plans = new WeakMap<OperationDefinitionNode, CostPlan>();

// The schema tells the cost as an Int, whatever a hostile document comes to.
const largestCost = 2 ** 31 - 1;

/** The points that a request costs, at least 1; the rules stand at compileCostPlan. */
export function computeCost(request: PricedRequest): number {
  const plan = planOf(request);
  const points = evaluateCost(plan, request.variables)[plan.root]?.once ?? 0;
  return Math.min(Math.max(1, Math.ceil(points)), largestCost);
}

/** The response keys that lead to the selection that makes the request dear. */
export function findDearest(request: PricedRequest): string[] {
  return dearestPath(planOf(request), request.variables);
}

function planOf({ schema, document, operation }: PricedRequest): CostPlan {
  const known = plans.get(operation);
  if (known !== undefined) return known;
  const plan = compileCostPlan(schema, document, operation);
  plans.set(operation, plan);
  return plan;
}
