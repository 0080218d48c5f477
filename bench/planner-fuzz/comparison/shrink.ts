import {
  type ASTNode,
  type DefinitionNode,
  type DocumentNode,
  getOperationAST,
  type GraphQLSchema,
  Kind,
  parse,
  print,
  validate,
  visit,
} from 'graphql';
import type { GraphqlRequest } from './send';

/** Nodes that a document may do without. */
const removable: ReadonlySet<string> = new Set([
  Kind.FIELD,
  Kind.INLINE_FRAGMENT,
  Kind.FRAGMENT_SPREAD,
  Kind.ARGUMENT,
  Kind.OBJECT_FIELD,
  Kind.DIRECTIVE,
  Kind.OPERATION_DEFINITION,
]);

const mostTries = 400;

/**
 * The shortest request that still fails which is found by taking parts away, one at a time, as long as that helps; what
 * is left is valid wherever the request was.
 */
export async function shrink(
  schema: GraphQLSchema,
  request: GraphqlRequest,
  stillFails: (smaller: GraphqlRequest) => Promise<boolean>,
): Promise<GraphqlRequest> {
  let smallest = request;
  let tries = 0;
  for (let place = 0; tries < mostTries;) {
    const smaller = withoutNode(smallest, place);
    if (smaller === null) {
      return smallest;
    }
    tries += 1;
    if (isValid(schema, smaller) && (await stillFails(smaller))) {
      smallest = smaller;
    } else {
      place += 1;
    }
  }
  return smallest;
}

/** The request without its n-th removable node, and without what nobody uses any more; null where there is none. */
function withoutNode(request: GraphqlRequest, place: number): GraphqlRequest | null {
  const document = parse(request.query);
  let met = -1;
  const enter = (node: ASTNode): undefined | null => {
    if (!removable.has(node.kind)) return undefined;
    met += 1;
    return met === place ? null : undefined;
  };
  const smaller = visit(document, { enter });
  return met < place ? null : tidied(request, smaller);
}

function tidied(request: GraphqlRequest, document: DocumentNode): GraphqlRequest {
  const spreads = new Set<string>();
  const used = new Set<string>();
  visit(document, {
    FragmentSpread: ({ name }) => void spreads.add(name.value),
    VariableDefinition: () => false,
    Variable: ({ name }) => void used.add(name.value),
  });
  const definitions = document.definitions.flatMap((definition): DefinitionNode[] => {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      return spreads.has(definition.name.value) ? [definition] : [];
    }
    if (definition.kind !== Kind.OPERATION_DEFINITION) {
      return [definition];
    }
    const variableDefinitions = definition.variableDefinitions?.filter(({ variable }) => used.has(variable.name.value));
    return [{ ...definition, variableDefinitions }];
  });
  const variables = Object.fromEntries(Object.entries(request.variables ?? {}).filter(([name]) => used.has(name)));
  return { ...request, query: print({ ...document, definitions }), variables };
}

/** Whether it can be asked: valid for the schema, and with an operation of the name that is asked for. */
export function isValid(schema: GraphQLSchema, { query, operationName }: GraphqlRequest): boolean {
  try {
    const document = parse(query);
    return validate(schema, document).length === 0 && getOperationAST(document, operationName) !== null;
  } catch {
    return false;
  }
}
