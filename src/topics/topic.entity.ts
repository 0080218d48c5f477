import { Field, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { Node } from '../platform/graphql/nodes/node';

/** A subject of the taxonomy. Topics form a tree; one stands for itself and all below it. */
@ObjectType('Topic', {
  implements: Node,
  simpleResolvers: true,
  description: 'A subject of the taxonomy; it stands for itself and all below it.',
})
@Entity('topics')
@Index('topics_slug', ['slug'], { unique: true })
@Index('topics_name_order', ['sortName', 'key'])
@Index('topics_paper_count_order', ['paperCount', 'key'])
@Index('topics_parent', ['parentKey'])
@Check('topics_slug_shape', `slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'`)
@Check('topics_parent_other', 'parent_id <> id')
@Check('topics_paper_count_range', 'paper_count >= 0')
export class Topic extends Node {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    name: 'id',
    generatedIdentity: 'BY DEFAULT',
    primaryKeyConstraintName: 'topics_pkey',
  })
  key!: number;

  @Field({ description: 'Lower-case words joined by hyphens: what filters and URLs name the topic by.' })
  @Column({ type: 'text' })
  slug!: string;

  @Field({ description: 'The name as people write it.' })
  @Column({ type: 'text' })
  name!: string;

  /** The name in lower case without accents: the key of NAME. */
  @Column({ type: 'text', name: 'sort_name', collation: 'C' })
  sortName!: string;

  @Field({ description: 'What belongs here, in a sentence; empty where nobody has said.' })
  @Column({ type: 'text', default: '' })
  description!: string;

  @Column({ type: 'integer', name: 'parent_id', nullable: true })
  parentKey!: number | null;

  @ManyToOne(() => Topic, { onDelete: 'RESTRICT', nullable: true })
  @JoinColumn({ name: 'parent_id', foreignKeyConstraintName: 'topics_parent_fkey' })
  parentRow?: Relation<Topic> | null;

  @Field(() => Int, { description: 'How many papers carry the topic or one below it.' })
  @Column({ type: 'integer', name: 'paper_count', default: 0 })
  paperCount!: number;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'updated_at' })
  updatedAt!: Date;
}
