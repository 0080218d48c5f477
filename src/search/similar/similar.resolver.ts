import { Arg, Ctx, Extensions, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { Paper, paperByKey } from '../../papers';
import type { RequestContext } from '../../platform/graphql/context/request-context';
import { readListSize } from '../../platform/graphql/pagination/page-arguments';
import { SimilarPaper } from './similar-paper';
import { similarByPaperKey } from './similar.loaders';

const usualCount = 10;

/** What is like a paper. */
@Resolver(() => Paper)
export class SimilarPapersResolver {
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
    const size = readListSize('first', first, usualCount);
    return (await similarByPaperKey(context).load(paper.key)).slice(0, size);
  }
}

/** The paper behind an entry of such a list. */
@Resolver(() => SimilarPaper)
export class SimilarPaperResolver {
  @FieldResolver(() => Paper, { description: 'The paper.' })
  paper(@Root() similar: SimilarPaper, @Ctx() context: RequestContext): Promise<Paper | null> {
    return paperByKey(context).load(similar.paperKey);
  }
}
