import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

export enum ChangeType {
  PAPER = 'PAPER',
  TOPIC = 'TOPIC',
  DIGEST = 'DIGEST',
}

export enum ChangeAction {
  CREATED = 'CREATED',
  UPDATED = 'UPDATED',
  DELETED = 'DELETED',
}

/**
 * One row for each thing that a transaction created, changed or deleted, written in that transaction. Sequence
 * numbers are handed out before a commit, so their order alone has gaps that fill up later: readers go by
 * (transactionId, key) and stop before the oldest transaction that is still open.
 */
@Entity('changes')
@Index('changes_order', ['transactionId', 'key'])
@Index('changes_event', ['eventId'], { unique: true })
@Check('changes_type', `type in ('PAPER', 'TOPIC', 'DIGEST')`)
@Check('changes_action', `action in ('CREATED', 'UPDATED', 'DELETED')`)
export class Change {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    name: 'id',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'changes_pkey',
  })
  key!: string;

  @Column({ type: 'bigint', name: 'transaction_id' })
  transactionId!: string;

  /** The id under which webhooks and live subscriptions report the same change. */
  @Column({ type: 'uuid', name: 'event_id' })
  eventId!: string;

  @Column({ type: 'text' })
  type!: ChangeType;

  @Column({ type: 'text' })
  action!: ChangeAction;

  /** The key of the paper, topic or digest in its own table; it outlives the row there. */
  @Column({ type: 'integer', name: 'subject_id' })
  subjectKey!: number;

  @Column({ type: 'timestamptz' })
  at!: Date;
}
