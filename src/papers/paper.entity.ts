import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { Node } from '../platform/graphql/nodes/node';
import { expression, InSql } from '../platform/planner/sql-form';
import { DateTimeScalar } from '../platform/graphql/scalars/scalars';

/** A research paper: one row whatever digests, votes and sources mention it. */
@ObjectType('Paper', { implements: Node, simpleResolvers: true, description: 'A research paper.' })
@Entity('papers')
@Index('papers_arxiv_id', ['arxivId'], { unique: true })
@Index('papers_doi', ['doi'], { unique: true })
@Index('papers_title_key', ['titleKey'])
@Index('papers_title_alone', ['titleKey'], { unique: true, where: 'arxiv_id IS NULL AND doi IS NULL' })
@Index('papers_published_order', ['sortDate', 'key'])
@Index('papers_votes_order', ['votes', 'key'])
@Index('papers_trending_order', ['trending', 'key'])
@Index('papers_title_order', ['sortTitle', 'key'])
@Index('papers_categories', ['categories'], { type: 'gin' })
@Check('papers_votes_sum', 'votes = source_votes + cast_votes')
@Check('papers_votes_range', 'source_votes >= 0 and cast_votes >= 0')
@Check('papers_arxiv_version', 'arxiv_version is null or arxiv_version > 0 and arxiv_id is not null')
@Check('papers_doi_shape', `doi like '10.%/%' and doi = lower(doi)`)
export class Paper extends Node {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    name: 'id',
    generatedIdentity: 'BY DEFAULT',
    primaryKeyConstraintName: 'papers_pkey',
  })
  key!: number;

  @Field({ description: 'As the source writes it, TeX included, with single spaces.' })
  @Column({ type: 'text' })
  title!: string;

  @Field({ description: 'Plain text; an empty line parts paragraphs.' })
  @Column({ type: 'text' })
  abstract!: string;

  @Field(() => String, { nullable: true, description: 'Without version, such as "2503.09516".' })
  @Column({ type: 'text', name: 'arxiv_id', nullable: true })
  arxivId!: string | null;

  @Field(() => Int, { nullable: true, description: 'The latest version that was seen.' })
  @Column({ type: 'integer', name: 'arxiv_version', nullable: true })
  arxivVersion!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'In lower case, without resolver: "10.1038/s41586-024-07487-w".',
  })
  @Column({ type: 'text', nullable: true })
  doi!: string | null;

  @Field(() => [String], { description: "The source's own subject classes, such as cs.CL, the primary first." })
  @Column({ type: 'text', array: true, default: '{}' })
  categories!: string[];

  /** What the source gave; `url` falls back to arXiv or the DOI. */
  @Column({ type: 'text', name: 'url', nullable: true })
  sourceUrl!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the source withdrew it.' })
  @Column({ type: 'timestamptz', name: 'withdrawn_at', nullable: true })
  withdrawnAt!: Date | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When the source published it; null where the source does not say.',
  })
  @Column({ type: 'timestamptz', name: 'published_at', nullable: true })
  publishedAt!: Date | null;

  @Field(() => DateTimeScalar, { description: 'When it arrived here.' })
  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When what is told of it last changed; votes do not count.' })
  @Column({ type: 'timestamptz', name: 'updated_at' })
  updatedAt!: Date;

  @Field(() => Int, { description: "The source's latest count and the votes cast here." })
  @Column({ type: 'integer', default: 0 })
  votes!: number;

  @Column({ type: 'integer', name: 'source_votes', default: 0 })
  sourceVotes!: number;

  @Column({ type: 'integer', name: 'cast_votes', default: 0 })
  castVotes!: number;

  /** Published, else the day of the first digest, else arrival: the key of PUBLISHED_AT, never null. */
  @Column({ type: 'timestamptz', name: 'sort_date' })
  sortDate!: Date;

  /** The title in lower case without accents, at most 200 characters: the key of TITLE. */
  @Column({ type: 'text', name: 'sort_title', collation: 'C' })
  sortTitle!: string;

  /** A digest of the normalised title, by which a paper without ids is known again. */
  @Column({ type: 'text', name: 'title_key' })
  titleKey!: string;

  /** The logarithm of all votes, each weighed by its age: see trending/. */
  @Column({ type: 'double precision' })
  trending!: number;

  /** When a curator chose the topics; rules leave them alone from then on. */
  @Column({ type: 'timestamptz', name: 'topics_curated_at', nullable: true })
  topicsCuratedAt!: Date | null;

  @InSql(expression((paper) => `floor(${paper}."trending" * 1e6::float8 + 0.5::float8) / 1e6::float8`))
  @Field(() => Float, { description: 'Good for order alone; rounded to six decimals, as every score is.' })
  get trendingScore(): number {
    return Math.floor(this.trending * 1e6 + 0.5) / 1e6;
  }
}
