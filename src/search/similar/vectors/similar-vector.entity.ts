import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a paper is compared by, and the state of its list in `similar_papers`. */
@Entity('similar_vectors')
export class SimilarVector {
  @PrimaryColumn({ type: 'integer', name: 'paper_id', primaryKeyConstraintName: 'similar_vectors_pkey' })
  paperKey!: number;

  /** A digest of what the vector was made of, by which a change of anything else is told. */
  @Column({ type: 'text' })
  fingerprint!: string;

  /** Its terms and their weights: see paper-vector.ts. */
  @Column({ type: 'bytea' })
  terms!: Buffer;

  /** How many papers are on its list. */
  @Column({ type: 'integer', default: 0 })
  listed!: number;

  /** The score that a paper must pass to get on its list; 0 until the list is full. */
  @Column({ type: 'real', default: 0 })
  floor!: number;
}
