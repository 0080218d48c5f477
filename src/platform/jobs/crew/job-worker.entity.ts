import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A process that works on jobs. Its beat grows every few seconds; when it stops growing, others take its jobs over. */
@Entity('job_workers')
export class JobWorker {
  /** What the queue writes beside the jobs that the worker holds. */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'job_workers_pkey' })
  id!: string;

  @Column({ type: 'text' })
  host!: string;

  @Column({ type: 'integer' })
  pid!: number;

  @Column({ type: 'integer', default: 0 })
  beat!: number;

  /** How often others have looked at it since its last beat. */
  @Column({ type: 'integer', default: 0 })
  looks!: number;

  /** When that was, or its last beat, by the database's clock. */
  @Column({ type: 'timestamptz', name: 'looked_at', default: () => 'clock_timestamp()' })
  lookedAt!: Date;

  @Column({ type: 'timestamptz', name: 'started_at' })
  startedAt!: Date;
}
