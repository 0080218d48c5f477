import { Kind, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode, visit } from 'graphql';
import { compileOperation, type Plan } from './compile/compile-operation';

type Variables = Readonly<Record<string, unknown>>;

/** Plans of an operation, by the values of its switches. */
interface PlansOfOperation {
  switches: readonly string[];
  byValues: Map<string, Plan>;
}

/** An operation with many switches has many plans; so many are kept, and the others compiled anew. */
const mostPlansOfOperation = 32;

/** Keeps the plans of the operations that came last. The document store gives the same node back for the same text. */
export class PlanCache {
  /** In the order of their last use, the oldest first. */
  private readonly kept = new Map<OperationDefinitionNode, PlansOfOperation>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly mostOperations = 1_000,
  ) {}

  planOf(document: DocumentNode, operation: OperationDefinitionNode, variables: Variables): Plan {
    const { switches, byValues } = this.touch(document, operation);
    const values = switches.map((name) => String(variables[name])).join();
    const known = byValues.get(values);
    if (known !== undefined) {
      return known;
    }
    const plan = compileOperation({ schema: this.schema, document, operation, switches: variables });
    if (byValues.size >= mostPlansOfOperation) {
      byValues.clear();
    }
    byValues.set(values, plan);
    return plan;
  }

  private touch(document: DocumentNode, operation: OperationDefinitionNode): PlansOfOperation {
    const found = this.kept.get(operation) ?? { switches: switchesOf(document), byValues: new Map<string, Plan>() };
    this.kept.delete(operation);
    this.kept.set(operation, found);
    const [oldest] = this.kept.keys();
    if (this.kept.size > this.mostOperations && oldest !== undefined) {
      this.kept.delete(oldest);
    }
    return found;
  }
}

/** The variables that directives go by, anywhere in the document. */
function switchesOf(document: DocumentNode): string[] {
  const switches = new Set<string>();
  visit(document, {
    [Kind.DIRECTIVE]: ({ arguments: given }) => {
      given?.forEach(({ value }) => {
        if (value.kind === Kind.VARIABLE) {
          switches.add(value.name.value);
        }
      });
    },
  });
  return [...switches];
}
