import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { LruMap } from '../cache/lru-map';
import { switchesOf } from '../graphql/selections/switches-of';
import { compileOperation, type Plan } from './compile/compile-operation';

type Variables = Readonly<Record<string, unknown>>;

/** Plans of an operation, by the values of its switches. */
interface PlansOfOperation {
  switches: readonly string[];
  byValues: LruMap<string, Plan>;
}

/** An operation with many switches has many plans; so many are kept, and the others compiled anew. */
const mostPlansOfOperation = 32;

/** Keeps the plans of the operations that came last. The document store gives the same node back for the same text. */
export class PlanCache {
  private readonly operations: LruMap<OperationDefinitionNode, PlansOfOperation>;

  constructor(
    private readonly schema: GraphQLSchema,
    mostOperations = 1_000,
  ) {
    this.operations = new LruMap(mostOperations);
  }

  planOf(document: DocumentNode, operation: OperationDefinitionNode, variables: Variables): Plan {
    const { switches, byValues } = this.operations.getOrMake(operation, () => ({
      switches: switchesOf(document),
      byValues: new LruMap<string, Plan>(mostPlansOfOperation),
    }));
    return byValues.getOrMake(switches.map((name) => String(variables[name])).join(), () =>
      compileOperation({ schema: this.schema, document, operation, switches: variables }),
    );
  }
}
