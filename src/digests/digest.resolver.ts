import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { Paper } from '../papers';
import type { NodeType, RequestContext } from '../platform/graphql/context/request-context';
import { badUserInput } from '../platform/graphql/errors/errors';
import { decodeNodeId } from '../platform/graphql/nodes/node-id';
import { PageArguments, readListSize } from '../platform/graphql/pagination/page-arguments';
import { DateScalar } from '../platform/graphql/scalars/date.scalar';
import { TopicCount } from '../topics';
import { DigestConnection, DigestEntryConnection, DigestEntryEdge, listDigests, listEntries } from './digest-lists';
import { Digest } from './digest.entity';
import { digestByKey, digestsByPaperKey, neighbourOfDigest, topicsOfDigest } from './digest.loaders';
import { findDigest } from './find-digest';

export const digestNode: NodeType = { name: 'Digest', load: (key, context) => digestByKey(context).load(key) };

/** Digests, to read. */
@Resolver(() => Digest)
export class DigestResolver {
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
    if (typeof id === 'string' && (typeof date === 'string' || typeof source === 'string')) {
      throw badUserInput('Expected "id" alone, or "date" and "source", got both.');
    }
    if (typeof id === 'string') {
      const decoded = decodeNodeId(id);
      return decoded?.type === 'Digest' ? digestByKey(context).load(decoded.key) : null;
    }
    return findDigest(context.database, { source: source ?? context.defaultSource, date: date ?? null });
  }

  @Query(() => DigestConnection, { description: "A source's digests, newest first." })
  digests(
    @Args() page: PageArguments,
    @Arg('from', () => DateScalar, { nullable: true, description: 'Of this day or later.' }) from: string | null,
    @Arg('to', () => DateScalar, { nullable: true, description: 'Of this day or earlier.' }) to: string | null,
    @Arg('source', () => String, { nullable: true, description: "Its source; the server's first one if left out." })
    source: string | null,
    @Ctx() context: RequestContext,
  ): DigestConnection {
    return listDigests({ page, from, to, source: source ?? context.defaultSource });
  }

  @FieldResolver(() => DigestEntryConnection, { description: 'Its papers, in its own order.' })
  entries(@Root() digest: Digest, @Args() page: PageArguments): DigestEntryConnection {
    return listEntries(digest, page);
  }

  @FieldResolver(() => [TopicCount], { description: 'What it is about: the topics that most of its papers carry.' })
  topics(
    @Root() digest: Digest,
    @Arg('first', () => Int, { nullable: true, defaultValue: 10, description: 'How many: 1 to 100.' })
    first: number | null,
    @Ctx() context: RequestContext,
  ): Promise<TopicCount[]> {
    const args = { first: readListSize('first', first, 10) };
    return topicsOfDigest(context).load({ parentKey: digest.key, args });
  }

  @FieldResolver(() => Digest, { nullable: true, description: "The source's digest before this one." })
  previous(@Root() digest: Digest, @Ctx() context: RequestContext): Promise<Digest | null> {
    return neighbourOfDigest(context).load({ parentKey: digest.key, args: 'EARLIER' });
  }

  @FieldResolver(() => Digest, { nullable: true, description: "The source's digest after this one." })
  next(@Root() digest: Digest, @Ctx() context: RequestContext): Promise<Digest | null> {
    return neighbourOfDigest(context).load({ parentKey: digest.key, args: 'LATER' });
  }
}

@Resolver(() => DigestEntryEdge)
export class DigestEntryEdgeResolver {
  @FieldResolver(() => Int, { description: "Counts from 1, in the digest's own order." })
  position(@Root() edge: DigestEntryEdge): number {
    return edge.row.sortKey;
  }
}

/** What digests add to papers. */
@Resolver(() => Paper)
export class PaperDigestsResolver {
  @FieldResolver(() => [Digest], { description: 'The digests that list it, newest first.' })
  digests(@Root() paper: Paper, @Ctx() context: RequestContext): Promise<Digest[]> {
    return digestsByPaperKey(context).load(paper.key);
  }
}
