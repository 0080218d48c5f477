import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** An author as completion finds one; there is none without papers. An index on the words of the name is in the migration. */
@Entity('author_completions')
@Index('author_completions_order', ['magnitude', 'authorKey'])
@Check('author_completions_paper_count_range', 'paper_count >= 1')
export class AuthorCompletion {
  @PrimaryColumn({ type: 'integer', name: 'author_id', primaryKeyConstraintName: 'author_completions_pkey' })
  authorKey!: number;

  /** See completionText. */
  @Column({ type: 'text', collation: 'C' })
  name!: string;

  /** How many papers are signed with the name. */
  @Column({ type: 'integer', name: 'paper_count' })
  paperCount!: number;

  /** The binary logarithm of that, rounded down: an order that hardly ever moves a row in its index. */
  @Column({ type: 'integer' })
  magnitude!: number;
}
