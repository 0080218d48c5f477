import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * That a paper is on the list of another, and how close they are. Nothing refers to papers: the follower of the change
 * log takes out what has gone, and readers pass over it until then.
 */
@Entity('similar_papers')
@Index('similar_papers_reverse', ['similarKey'])
export class SimilarPair {
  @PrimaryColumn({ type: 'integer', name: 'paper_id', primaryKeyConstraintName: 'similar_papers_pkey' })
  paperKey!: number;

  @PrimaryColumn({ type: 'integer', name: 'similar_id', primaryKeyConstraintName: 'similar_papers_pkey' })
  similarKey!: number;

  /** How alike they are, 0 to 1: see rank-candidates.ts. */
  @Column({ type: 'real' })
  score!: number;
}
