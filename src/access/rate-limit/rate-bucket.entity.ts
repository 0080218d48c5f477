import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a caller has left, shared by all processes. The table is unlogged: a crash of PostgreSQL fills every bucket. */
@Entity('rate_buckets')
export class RateBucket {
  /** Such as "key:12" or "anonymous:203.0.113.7". */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'rate_buckets_pkey' })
  caller!: string;

  /** Cost points left at `refilledAt`; they grow back at the limit's pace. */
  @Column({ type: 'double precision' })
  points!: number;

  /** What the last lease took. */
  @Column({ type: 'double precision' })
  granted!: number;

  @Column({ type: 'timestamptz', name: 'refilled_at' })
  refilledAt!: Date;
}
