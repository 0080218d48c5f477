import { type ApolloServerPlugin, type GraphQLRequestListener, HeaderMap } from '@apollo/server';
import { getVariableValues, type GraphQLFormattedError, GraphQLError, type GraphQLSchema } from 'graphql';
import { AskerGone, Database } from '../database/database';
import type { RequestContext } from '../graphql/context/request-context';
import { classifyError, type Logged } from '../graphql/errors';
import type { Ask } from '../database/merging/ask-database';
import { Unplanned } from './compile/compilation';
import type { Plan } from './compile/compile-operation';
import { jsonData } from '../http/graphql/json-data';
import { PlanCache } from './plan-cache';
import type { Scope } from './compile/template';

/** Apollo adds it to the head of its own making, which the answer leaves as it is. */
const unchangedHead = { headers: new HeaderMap(), status: undefined };

/**
 * Answers a query by one statement where every field that it asks for has an SQL form. The executor gets all others, and
 * those that something is wrong with, so that every error is its own.
 */
export function plannerPlugin<Context extends RequestContext & Logged>(
  schema: GraphQLSchema,
  ask: Ask,
): ApolloServerPlugin<Context> {
  const plans = new PlanCache(schema);

  const listener: GraphQLRequestListener<Context> = {
    async responseForOperation({ document, operation, request, contextValue: context }) {
      // Apollo calls this also where the document has no operation of the name. Under an Idempotency-Key the operation
      // has a transaction of its own.
      if (operation?.operation !== 'query' || !(context.database instanceof Database)) {
        return null;
      }
      const given = request.variables ?? {};
      const { coerced: variables } = getVariableValues(schema, operation.variableDefinitions ?? [], given);
      if (variables === undefined) return null;
      const plan = plans.planOf(document, operation, variables);
      const outcome = await follow(plan, { variables, context, ways: null }).catch((error: unknown) =>
        judge(error, context),
      );
      if (outcome === null) return null;
      const singleResult =
        typeof outcome === 'string' ? { data: jsonData(outcome) } : { errors: [outcome], data: null };
      return { http: unchangedHead, body: { kind: 'single', singleResult } };
    },
  };

  async function follow(plan: Plan, scope: Scope): Promise<string | null> {
    switch (plan.kind) {
      case 'unplanned':
        return null;
      case 'told':
        return plan.tell(scope);
      case 'statement':
        return ask(plan.expression(scope), scope.context);
    }
  }

  return { requestDidStart: async () => listener };
}

/** Null sends the operation to the executor. What took too long there is not tried again, since it would again. */
function judge(error: unknown, { log }: Logged): GraphQLFormattedError | null {
  if (error instanceof GraphQLError || error instanceof Unplanned) {
    return null;
  }
  if (error instanceof AskerGone) {
    return { message: error.message, extensions: { code: 'TIMEOUT' } };
  }
  const verdict = classifyError(error);
  if (verdict.kind === 'fault') {
    log.error({ err: verdict.cause }, 'a planned statement failed; the resolvers are asked instead');
    return null;
  }
  return verdict.code === 'TIMEOUT' ? { message: verdict.message, extensions: { code: verdict.code } } : null;
}
