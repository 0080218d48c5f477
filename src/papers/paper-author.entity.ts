import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Author } from './author.entity';
import { Paper } from './paper.entity';

/** A paper's author, in the order of the by-line. One name may stand twice on a paper. */
@Entity('paper_authors')
@Index('paper_authors_author', ['authorKey', 'paperKey'])
export class PaperAuthor {
  @PrimaryColumn({ type: 'integer', name: 'paper_id', primaryKeyConstraintName: 'paper_authors_pkey' })
  paperKey!: number;

  /** Counts from 1. */
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'paper_authors_pkey' })
  position!: number;

  @Column({ type: 'integer', name: 'author_id' })
  authorKey!: number;

  @ManyToOne(() => Paper, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'paper_id', foreignKeyConstraintName: 'paper_authors_paper_fkey' })
  paper?: Relation<Paper>;

  @ManyToOne(() => Author, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'author_id', foreignKeyConstraintName: 'paper_authors_author_fkey' })
  author?: Relation<Author>;
}
