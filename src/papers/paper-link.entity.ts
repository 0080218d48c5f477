import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { URLScalar } from '../platform/graphql/scalars/scalars';
import { PaperLinkKind } from './links/paper-link-kind';
import { Paper } from './paper.entity';

registerEnumType(PaperLinkKind, { name: 'PaperLinkKind', description: 'What a link of a paper leads to.' });

/** A place on the web that belongs to a paper. */
@ObjectType('PaperLink', {
  simpleResolvers: true,
  description: 'A place on the web that belongs to a paper: its code, its page, its model.',
})
@Entity('paper_links')
@Index('paper_links_code', ['paperKey'], { where: `kind = 'CODE'` })
@Check('paper_links_kind', `kind in ('CODE', 'PROJECT', 'MODEL', 'DATASET', 'DEMO', 'OTHER')`)
@Check('paper_links_url_shape', `url ~ '^https?://' and length(url) <= 2000`)
export class PaperLink {
  @PrimaryColumn({ type: 'integer', name: 'paper_id', primaryKeyConstraintName: 'paper_links_pkey' })
  paperKey!: number;

  /** Counts from 1. */
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'paper_links_pkey' })
  position!: number;

  @Field(() => URLScalar, { description: 'Where it leads.' })
  @Column({ type: 'text' })
  url!: string;

  @Field(() => PaperLinkKind, { description: 'What stands there.' })
  @Column({ type: 'text' })
  kind!: PaperLinkKind;

  /** It stands in the abstract and nobody gave it, so it goes when the abstract no longer holds it. */
  @Column({ type: 'boolean', default: false })
  found!: boolean;

  @ManyToOne(() => Paper, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'paper_id', foreignKeyConstraintName: 'paper_links_paper_fkey' })
  paper?: Relation<Paper>;
}
