import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { Paper } from '../papers';
import { findOne } from '../platform/database/entity-columns';
import type { NodeType, RequestContext } from '../platform/graphql/context/request-context';
import { decodeNodeId } from '../platform/graphql/nodes/node-id';
import { rowById } from '../platform/graphql/nodes/row-by-id';
import { oneWay } from '../platform/graphql/pagination/list-ways';
import { PageArguments, readListSize } from '../platform/graphql/pagination/page-arguments';
import { expression, InSql, list, rows, type Use } from '../platform/planner/sql-form';
import { DateScalar } from '../platform/graphql/scalars/date.scalar';
import { TopicCount } from '../topics';
import {
  DigestConnection,
  DigestEntryConnection,
  DigestEntryEdge,
  digestList,
  type DigestListArguments,
  entryList,
} from './digest-lists';
import { Digest } from './digest.entity';
import {
  digestByKey,
  digestRow,
  digestsByPaperKey,
  digestsOfPaper,
  neighbourOfDigest,
  neighbourRow,
  topicCountsOfDigest,
  topicsOfDigest,
} from './digest.loaders';
import { type DigestArguments, digestOfSource, isById } from './find-digest';

export const digestNode: NodeType = {
  name: 'Digest',
  load: (key, context) => digestByKey(context).load(key),
  rows: digestRow,
};

/** Digests, to read. */
@Resolver(() => Digest)
export class DigestResolver {
  @InSql(
    rows(({ args, context }: Use<DigestArguments>) =>
      isById(args) ? rowById(args.id, 'Digest', digestRow) : digestOfSource(args, context),
    ),
  )
  @Query(() => Digest, {
    nullable: true,
    description:
      "One digest: by id, or by date, or the newest. Without a source the server's first one is meant; an id goes alone.",
  })
  async digest(
    @Arg('id', () => ID, { nullable: true, description: "The digest's id." }) id: string | null,
    @Arg('date', () => DateScalar, { nullable: true, description: 'Its day; the newest if left out.' })
    date: string | null,
    @Arg('source', () => String, { nullable: true, description: 'Its source, such as "daily-papers".' })
    source: string | null,
    @Ctx() context: RequestContext,
  ): Promise<Digest | null> {
    const args = { id, date, source };
    if (isById(args)) {
      const decoded = decodeNodeId(args.id);
      return decoded?.type === 'Digest' ? digestByKey(context).load(decoded.key) : null;
    }
    return findOne(context.database, Digest, digestOfSource(args, context));
  }

  @InSql(list(({ args, context }: Use<DigestListArguments>) => oneWay(digestList(args, context))))
  @Query(() => DigestConnection, { description: "A source's digests, newest first." })
  digests(
    @Args() page: PageArguments,
    @Arg('from', () => DateScalar, { nullable: true, description: 'Of this day or later.' }) from: string | null,
    @Arg('to', () => DateScalar, { nullable: true, description: 'Of this day or earlier.' }) to: string | null,
    @Arg('source', () => String, { nullable: true, description: "Its source; the server's first one if left out." })
    source: string | null,
    @Ctx() context: RequestContext,
  ): DigestConnection {
    return new DigestConnection({ parentKey: 0, args: digestList({ ...page, from, to, source }, context) });
  }

  @InSql(list(({ args }: Use<PageArguments>) => oneWay(entryList(args))))
  @FieldResolver(() => DigestEntryConnection, { description: 'Its papers, in its own order.' })
  entries(@Root() digest: Digest, @Args() page: PageArguments): DigestEntryConnection {
    return new DigestEntryConnection({ parentKey: digest.key, args: entryList(page) });
  }

  @InSql(rows(({ args }: Use<{ first?: number | null }>) => topicCountsOfDigest(readTopicsOfDigest(args))))
  @FieldResolver(() => [TopicCount], { description: 'What it is about: the topics that most of its papers carry.' })
  topics(
    @Root() digest: Digest,
    @Arg('first', () => Int, { nullable: true, defaultValue: 10, description: 'How many: 1 to 100.' })
    first: number | null,
    @Ctx() context: RequestContext,
  ): Promise<TopicCount[]> {
    return topicsOfDigest(context).load({ parentKey: digest.key, args: readTopicsOfDigest({ first }) });
  }

  @InSql(rows(neighbourRow('EARLIER')))
  @FieldResolver(() => Digest, { nullable: true, description: "The source's digest before this one." })
  previous(@Root() digest: Digest, @Ctx() context: RequestContext): Promise<Digest | null> {
    return neighbourOfDigest(context).load({ parentKey: digest.key, args: 'EARLIER' });
  }

  @InSql(rows(neighbourRow('LATER')))
  @FieldResolver(() => Digest, { nullable: true, description: "The source's digest after this one." })
  next(@Root() digest: Digest, @Ctx() context: RequestContext): Promise<Digest | null> {
    return neighbourOfDigest(context).load({ parentKey: digest.key, args: 'LATER' });
  }
}

function readTopicsOfDigest({ first }: { first?: number | null }): { first: number } {
  return { first: readListSize('first', first, 10) };
}

@Resolver(() => DigestEntryEdge)
export class DigestEntryEdgeResolver {
  @InSql(expression((edge) => `${edge}."sortKey"`))
  @FieldResolver(() => Int, { description: "Counts from 1, in the digest's own order." })
  position(@Root() edge: DigestEntryEdge): number {
    return edge.row.sortKey;
  }
}

/** What digests add to papers. */
@Resolver(() => Paper)
export class PaperDigestsResolver {
  @InSql(rows(digestsOfPaper))
  @FieldResolver(() => [Digest], { description: 'The digests that list it, newest first.' })
  digests(@Root() paper: Paper, @Ctx() context: RequestContext): Promise<Digest[]> {
    return digestsByPaperKey(context).load(paper.key);
  }
}
