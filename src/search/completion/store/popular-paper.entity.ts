import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One of the papers with the most votes, in a table that is small enough to be read from end to end. */
@Entity('popular_papers')
export class PopularPaper {
  @PrimaryColumn({ type: 'integer', name: 'id', primaryKeyConstraintName: 'popular_papers_pkey' })
  paperKey!: number;

  /** The title: see completionText. */
  @Column({ type: 'text', collation: 'C' })
  text!: string;

  /** Its votes when it was last looked at. */
  @Column({ type: 'integer' })
  popularity!: number;
}
