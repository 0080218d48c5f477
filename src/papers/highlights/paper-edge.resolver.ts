import { Ctx, Extensions, FieldResolver, Float, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../platform/graphql/context/request-context';
import { rawSql } from '../../platform/database/sql';
import { InSql, type Use, value } from '../../platform/planner/sql-form';
import { PaperEdge } from '../lists/paper-connection';
import type { PaperList } from '../lists/paper-list';
import { authorsByPaperKey } from '../paper.loaders';
import { Highlight } from './highlight';
import { highlightPaper } from './highlight-paper';

/** What a paper's place in a list owes to the query. */
@Resolver(() => PaperEdge)
export class PaperEdgeResolver {
  @InSql(
    value(({ row, ways }: Use<object, RequestContext, PaperList>) =>
      rawSql(ways?.[0].list.query ? `${row}."score"` : 'null::double precision'),
    ),
  )
  @FieldResolver(() => Float, {
    nullable: true,
    description: "How well the paper fits the filter's query, to compare within one list; null without a query.",
  })
  score(@Root() edge: PaperEdge): number | null {
    return 'score' in edge.row && typeof edge.row.score === 'number' ? edge.row.score : null;
  }

  @Extensions({ listSize: 3 })
  @FieldResolver(() => [Highlight], { description: 'What matched, in its text; empty without a query.' })
  async highlights(@Root() { list, node }: PaperEdge, @Ctx() context: RequestContext): Promise<Highlight[]> {
    if (list.query === null) {
      return [];
    }
    const authors = await authorsByPaperKey(context).load(node.key);
    return highlightPaper(list.query, { ...node, authors: authors.map(({ name }) => name) });
  }
}
