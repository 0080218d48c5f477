import { Arg, Ctx, Extensions, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { Paper, paperByKey, paperRow } from '../../papers';
import type { RequestContext } from '../../platform/graphql/context/request-context';
import { readListSize } from '../../platform/graphql/pagination/page-arguments';
import { InSql, rows, type Use } from '../../platform/planner/sql-form';
import { SimilarPaper } from './similar-paper';
import { papersSimilar, similarByPaperKey } from './similar.loaders';

const usualCount = 10;

/** What is like a paper. */
@Resolver(() => Paper)
export class SimilarPapersResolver {
  @InSql(rows(({ args }: Use<{ first?: number | null }>) => papersSimilar(readSimilar(args))))
  @Extensions({ listSize: usualCount })
  @FieldResolver(() => [SimilarPaper], {
    description:
      'Papers on the same subject by their words and topics, the closest first; withdrawn ones are left out. Some 30 ' +
      'are kept of each paper, so that more may be asked for than there are. A new paper takes a moment to get here.',
  })
  async similar(
    @Root() paper: Paper,
    @Arg('first', () => Int, { defaultValue: usualCount, nullable: true, description: 'How many: 1 to 100.' })
    first: number | null,
    @Ctx() context: RequestContext,
  ): Promise<SimilarPaper[]> {
    return similarByPaperKey(context).load({ parentKey: paper.key, args: readSimilar({ first }) });
  }
}

function readSimilar({ first }: { first?: number | null }): { first: number } {
  return { first: readListSize('first', first, usualCount) };
}

/** The paper behind an entry of such a list. */
@Resolver(() => SimilarPaper)
export class SimilarPaperResolver {
  @InSql(rows(paperRow, 'paperKey'))
  @FieldResolver(() => Paper, { description: 'The paper.' })
  paper(@Root() similar: SimilarPaper, @Ctx() context: RequestContext): Promise<Paper | null> {
    return paperByKey(context).load(similar.paperKey);
  }
}
