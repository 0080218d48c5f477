import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** How far papers have been held against the taxonomy as it stands: one row, or none before the first time. */
@Entity('topic_reassignment')
@Check('topic_reassignment_one_row', 'id = 1')
export class TopicReassignment {
  @PrimaryColumn({ type: 'integer', name: 'id', primaryKeyConstraintName: 'topic_reassignment_pkey' })
  key!: number;

  /** Of the taxonomy that the lap is about. */
  @Column({ type: 'text', name: 'taxonomy_version' })
  taxonomyVersion!: string;

  /** Papers with smaller keys come next, the greatest of them first. */
  @Column({ type: 'integer', name: 'next_below' })
  nextBelow!: number;

  /** Where the lap began: it ends when it comes there again from above. */
  @Column({ type: 'integer', name: 'lap_end' })
  lapEnd!: number;

  @Column({ type: 'boolean', name: 'is_past_top' })
  isPastTop!: boolean;

  /** How many papers this lap has held against the taxonomy. */
  @Column({ type: 'integer', name: 'looked_at', default: 0 })
  lookedAt!: number;

  /** How many of them belonged under other topics. */
  @Column({ type: 'integer', default: 0 })
  reassigned!: number;

  @Column({ type: 'timestamptz', name: 'started_at' })
  startedAt!: Date;

  @Column({ type: 'timestamptz', name: 'finished_at', nullable: true })
  finishedAt!: Date | null;
}
