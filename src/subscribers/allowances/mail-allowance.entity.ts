import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A bucket of tokens, each of which comes back a while after it was taken. */
@Entity('mail_allowances')
@Index('mail_allowances_full', ['fullAt'])
export class MailAllowance {
  /** What the bucket is for, and the hash of whom: no address stands here. */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'mail_allowances_pkey' })
  subject!: string;

  /** When each token that is still out was taken. */
  @Column({ type: 'timestamptz', name: 'taken_at', array: true })
  takenAt!: Date[];

  /** When all are back. */
  @Column({ type: 'timestamptz', name: 'full_at' })
  fullAt!: Date;
}
