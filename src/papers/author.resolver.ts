import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { NodeType, RequestContext } from '../platform/graphql/context/request-context';
import { decodeNodeId } from '../platform/graphql/nodes/node-id';
import { PageArguments } from '../platform/graphql/pagination/page-arguments';
import { Author } from './author.entity';
import { listPapers, PaperConnection } from './lists/paper-connection';
import { papersOfAuthor } from './lists/paper-scope';
import { PaperOrder } from './lists/paper-order.input';
import { authorByKey } from './paper.loaders';

export const authorNode: NodeType = { name: 'Author', load: (key, context) => authorByKey(context).load(key) };

/** Authors, to read. */
@Resolver(() => Author)
export class AuthorResolver {
  @Query(() => Author, { nullable: true, description: 'One author.' })
  async author(
    @Arg('id', () => ID, { description: "The author's id." }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<Author | null> {
    const decoded = decodeNodeId(id);
    return decoded?.type === 'Author' ? authorByKey(context).load(decoded.key) : null;
  }

  @FieldResolver(() => PaperConnection, { description: 'Papers signed with the name.' })
  papers(
    @Root() author: Author,
    @Args() page: PageArguments,
    @Arg('orderBy', () => PaperOrder, { nullable: true, description: 'Newest first if left out.' })
    orderBy: PaperOrder | null,
  ): PaperConnection {
    return listPapers({ scope: papersOfAuthor, parentKey: author.key, page, orderBy });
  }
}
