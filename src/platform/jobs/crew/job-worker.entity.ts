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

  @Column({ type: 'timestamptz', name: 'started_at' })
  startedAt!: Date;
}
