import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** The first answer to a mutation that carried an Idempotency-Key, remembered for a day. */
@Entity('idempotency_answers')
@Index('idempotency_answers_age', ['createdAt'])
export class IdempotencyAnswer {
  /** Who asked, such as "key:12". */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'idempotency_answers_pkey' })
  caller!: string;

  /** The mutations of the operation, such as "upsertPapers". */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'idempotency_answers_pkey' })
  operation!: string;

  @PrimaryColumn({ type: 'text', name: 'idempotency_key', primaryKeyConstraintName: 'idempotency_answers_pkey' })
  idempotencyKey!: string;

  /** SHA-256 of query, operation name and variables, in hex. */
  @Column({ type: 'text', name: 'request_hash' })
  requestHash!: string;

  /** The whole response as it was sent, without secrets that it showed; null only inside the first transaction. */
  @Column({ type: 'text', nullable: true })
  answer!: string | null;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;
}
