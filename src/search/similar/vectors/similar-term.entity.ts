import { Column, Entity, PrimaryColumn } from 'typeorm';

/** In how many papers a term stands; the term 0 stands in every one. */
@Entity('similar_terms')
export class SimilarTerm {
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'similar_terms_pkey' })
  term!: number;

  @Column({ type: 'integer' })
  papers!: number;
}
