import { Field, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { Node } from '../platform/graphql/nodes/node';
import { DateScalar } from '../platform/graphql/scalars/date.scalar';

/** A dated list of papers from one source; known by source and date. */
@ObjectType('Digest', {
  implements: Node,
  simpleResolvers: true,
  description: 'A dated list of papers from one source.',
})
@Entity('digests')
@Index('digests_source_date', ['source', 'date'], { unique: true })
@Index('digests_date_order', ['date', 'key'])
@Check('digests_revision_range', 'revision >= 1')
@Check('digests_paper_count_range', 'paper_count >= 0')
@Check('digests_source_shape', `source ~ '^[a-z0-9]+(-[a-z0-9]+)*$'`)
export class Digest extends Node {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    name: 'id',
    generatedIdentity: 'BY DEFAULT',
    primaryKeyConstraintName: 'digests_pkey',
  })
  key!: number;

  @Field({ description: 'Who publishes it, such as "daily-papers": lower-case words joined by hyphens.' })
  @Column({ type: 'text' })
  source!: string;

  @Field(() => DateScalar, { description: 'The day it is for.' })
  @Column({ type: 'date' })
  date!: string;

  @Field({ description: "The page's own heading, or one made from source and date." })
  @Column({ type: 'text' })
  title!: string;

  @Field(() => Int, {
    description: 'Counts the versions of this digest from 1; a re-import that changes nothing leaves it.',
  })
  @Column({ type: 'integer', default: 1 })
  revision!: number;

  @Field(() => Int, { description: 'How many papers it lists.' })
  @Column({ type: 'integer', name: 'paper_count', default: 0 })
  paperCount!: number;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'updated_at' })
  updatedAt!: Date;
}
