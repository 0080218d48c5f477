import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context/request-context';
import { InSql, nodesById } from '../../planner/sql-form';
import { badUserInput } from '../errors/errors';
import { Node } from './node';
import { decodeNodeId } from './node-id';

const mostIds = 100;

/** Whatever has an id, by that id. */
@Resolver()
export class NodeResolver {
  @InSql(nodesById(({ id }: { id: string }) => [id]))
  @Query(() => Node, {
    nullable: true,
    description: 'The object of that id; null where there is none that you may read.',
  })
  node(
    @Arg('id', () => ID, { description: "Any object's `id`." }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<Node | null> {
    return loadNode(id, context);
  }

  @InSql(nodesById(({ ids }: { ids: string[] }) => readIds(ids)))
  @Query(() => [Node], {
    nullable: 'items',
    description: 'The objects of at most 100 ids, in that order; null where there is none that you may read.',
  })
  nodes(
    @Arg('ids', () => [ID], { description: 'At most 100.' }) ids: string[],
    @Ctx() context: RequestContext,
  ): Promise<(Node | null)[]> {
    return Promise.all(readIds(ids).map((id) => loadNode(id, context)));
  }
}

function readIds(ids: string[]): string[] {
  if (ids.length > mostIds) {
    throw badUserInput(`Expected at most ${mostIds} "ids", got ${ids.length}.`);
  }
  return ids;
}

async function loadNode(id: string, context: RequestContext): Promise<Node | null> {
  const decoded = decodeNodeId(id);
  const type = decoded && context.nodeTypes.get(decoded.type);
  return type ? type.load(decoded.key, context) : null;
}
