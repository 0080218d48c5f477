import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One of the authors with the most papers, in a table that is small enough to be read from end to end. */
@Entity('popular_authors')
export class PopularAuthor {
  @PrimaryColumn({ type: 'integer', name: 'id', primaryKeyConstraintName: 'popular_authors_pkey' })
  authorKey!: number;

  /** The name: see completionText. */
  @Column({ type: 'text', collation: 'C' })
  text!: string;

  /** How many papers were signed with the name when it was last looked at. */
  @Column({ type: 'integer' })
  popularity!: number;
}
