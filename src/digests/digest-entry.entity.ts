import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Paper } from '../papers';
import { Digest } from './digest.entity';

/** A paper's place in a digest. */
@Entity('digest_entries')
@Index('digest_entries_paper', ['paperKey', 'digestKey'], { unique: true })
@Check('digest_entries_position_range', 'position >= 1')
export class DigestEntry {
  @PrimaryColumn({ type: 'integer', name: 'digest_id', primaryKeyConstraintName: 'digest_entries_pkey' })
  digestKey!: number;

  /** Counts from 1, in the digest's own order. */
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'digest_entries_pkey' })
  position!: number;

  @Column({ type: 'integer', name: 'paper_id' })
  paperKey!: number;

  @ManyToOne(() => Digest, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'digest_id', foreignKeyConstraintName: 'digest_entries_digest_fkey' })
  digest?: Relation<Digest>;

  @ManyToOne(() => Paper, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'paper_id', foreignKeyConstraintName: 'digest_entries_paper_fkey' })
  paper?: Relation<Paper>;
}
