import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The papers in which a term weighs most: see posting-list.ts. */
@Entity('similar_postings')
export class SimilarPosting {
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'similar_postings_pkey' })
  term!: number;

  @Column({ type: 'bytea' })
  papers!: Buffer;
}
