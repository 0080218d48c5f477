import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { NodeType, RequestContext } from '../platform/graphql/context/request-context';
import { decodeNodeId } from '../platform/graphql/nodes/node-id';
import { rowById } from '../platform/graphql/nodes/row-by-id';
import { oneWay } from '../platform/graphql/pagination/list-ways';
import { PageArguments } from '../platform/graphql/pagination/page-arguments';
import { InSql, list, rows, type Use } from '../platform/planner/sql-form';
import { Author } from './author.entity';
import { listPapers, PaperConnection } from './lists/paper-connection';
import { paperList, type PaperListArguments } from './lists/paper-list';
import { papersOfAuthor } from './lists/paper-scope';
import { PaperOrder } from './lists/paper-order.input';
import { authorByKey, authorRow } from './paper.loaders';

export const authorNode: NodeType = {
  name: 'Author',
  load: (key, context) => authorByKey(context).load(key),
  rows: authorRow,
};

/** Authors, to read. */
@Resolver(() => Author)
export class AuthorResolver {
  @InSql(rows(({ args }: Use<{ id: string }>) => rowById(args.id, 'Author', authorRow)))
  @Query(() => Author, { nullable: true, description: 'One author.' })
  async author(
    @Arg('id', () => ID, { description: "The author's id." }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<Author | null> {
    const decoded = decodeNodeId(id);
    return decoded?.type === 'Author' ? authorByKey(context).load(decoded.key) : null;
  }

  @InSql(list(({ args }: Use<PaperListArguments>) => oneWay(paperList({ scope: papersOfAuthor, page: args, ...args }))))
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
