import { Arg, Args, Ctx, Extensions, FieldResolver, ID, Query, registerEnumType, Resolver, Root } from 'type-graphql';
import type { NodeType, RequestContext } from '../platform/graphql/context/request-context';
import { findOne } from '../platform/database/entity-columns';
import { PageArguments } from '../platform/graphql/pagination/page-arguments';
import { oneWay } from '../platform/graphql/pagination/list-ways';
import { expression, InSql, list, rows, type Use } from '../platform/planner/sql-form';
import { URLScalar } from '../platform/graphql/scalars/scalars';
import { Author } from './author.entity';
import { cite } from './citation/cite';
import { CitationFormat } from './citation/citation-format';
import { PaperFilter } from './filter/paper-filter.input';
import { type PaperArguments, readWantedPaper, wantedPaperRow } from './find-paper';
import { listPapers, PaperConnection } from './lists/paper-connection';
import { paperList, type PaperListArguments } from './lists/paper-list';
import { allPapers } from './lists/paper-scope';
import { PaperOrder } from './lists/paper-order.input';
import { Paper } from './paper.entity';
import {
  authorsByPaperKey,
  authorsOfPaper,
  linksByPaperKey,
  linksOfPaper,
  paperByKey,
  paperRow,
  topicsByPaperKey,
  topicsOfPaper,
} from './paper.loaders';
import { PaperLink } from './paper-link.entity';
import { PaperTopic } from './paper-topic.entity';
import { pdfUrlInSql, pdfUrlOf, urlInSql, urlOf } from './paper-urls';

registerEnumType(CitationFormat, {
  name: 'CitationFormat',
  description: 'A way to write down a reference.',
  valuesConfig: {
    BIBTEX: { description: 'An entry for BibTeX and BibLaTeX.' },
    RIS: { description: 'For Zotero, EndNote and Mendeley.' },
    CSL_JSON: { description: 'An item of the Citation Style Language.' },
    APA: { description: 'A line of plain text in the style of the APA, 7th edition.' },
  },
});

export const paperNode: NodeType = {
  name: 'Paper',
  load: (key, context) => paperByKey(context).load(key),
  rows: paperRow,
};

/** Papers, to read. */
@Resolver(() => Paper)
export class PaperResolver {
  @InSql(
    rows(({ args }: Use<PaperArguments>) => {
      const wanted = readWantedPaper(args);
      return wanted && wantedPaperRow(wanted);
    }),
  )
  @Query(() => Paper, { nullable: true, description: 'One paper, by exactly one of its id, arXiv id and DOI.' })
  async paper(
    @Arg('id', () => ID, { nullable: true, description: "The paper's id." }) id: string | null,
    @Arg('arxivId', () => String, { nullable: true, description: 'Also with a version, or as a URL.' })
    arxivId: string | null,
    @Arg('doi', () => String, { nullable: true, description: "Also as a resolver's URL." }) doi: string | null,
    @Ctx() context: RequestContext,
  ): Promise<Paper | null> {
    const wanted = readWantedPaper({ id, arxivId, doi });
    if (wanted === null) {
      return null;
    }
    return 'key' in wanted
      ? paperByKey(context).load(wanted.key)
      : findOne(context.database, Paper, wantedPaperRow(wanted));
  }

  @InSql(list(({ args }: Use<PaperListArguments>) => oneWay(paperList({ scope: allPapers, page: args, ...args }))))
  @Query(() => PaperConnection, { description: 'Papers, newest first unless an order is given.' })
  papers(
    @Args() page: PageArguments,
    @Arg('filter', () => PaperFilter, { nullable: true, description: 'Which papers; all if left out.' })
    filter: PaperFilter | null,
    @Arg('orderBy', () => PaperOrder, { nullable: true, description: 'The order; newest first if left out.' })
    orderBy: PaperOrder | null,
  ): PaperConnection {
    return listPapers({ scope: allPapers, page, filter, orderBy });
  }

  @InSql(expression(urlInSql))
  @FieldResolver(() => URLScalar, {
    nullable: true,
    description: 'Where to read about it: as its source says, else at arXiv, else where the DOI leads.',
  })
  url(@Root() paper: Paper): string | null {
    return urlOf(paper);
  }

  @InSql(expression(pdfUrlInSql))
  @FieldResolver(() => URLScalar, { nullable: true, description: 'The PDF, where arXiv has it.' })
  pdfUrl(@Root() paper: Paper): string | null {
    return pdfUrlOf(paper);
  }

  @InSql(rows(authorsOfPaper))
  @Extensions({ listSize: 8 })
  @FieldResolver(() => [Author], { description: 'In the order of the by-line.' })
  authors(@Root() paper: Paper, @Ctx() context: RequestContext): Promise<Author[]> {
    return authorsByPaperKey(context).load(paper.key);
  }

  @InSql(rows(topicsOfPaper))
  @Extensions({ listSize: 4 })
  @FieldResolver(() => [PaperTopic], { description: 'Best match first.' })
  topics(@Root() paper: Paper, @Ctx() context: RequestContext): Promise<PaperTopic[]> {
    return topicsByPaperKey(context).load(paper.key);
  }

  @InSql(rows(linksOfPaper))
  @Extensions({ listSize: 3 })
  @FieldResolver(() => [PaperLink], {
    description: 'Code, pages, models and data sets, as given and as found in the abstract.',
  })
  links(@Root() paper: Paper, @Ctx() context: RequestContext): Promise<PaperLink[]> {
    return linksByPaperKey(context).load(paper.key);
  }

  @FieldResolver(() => String, { description: 'Ready to paste into a bibliography.' })
  async citation(
    @Root() paper: Paper,
    @Arg('format', () => CitationFormat, { description: 'For which kind of bibliography.' }) format: CitationFormat,
    @Ctx() context: RequestContext,
  ): Promise<string> {
    const authors = await authorsByPaperKey(context).load(paper.key);
    return cite(
      { ...paper, url: urlOf(paper), authors: authors.map((author) => author.name), fallbackDate: paper.sortDate },
      format,
    );
  }
}
