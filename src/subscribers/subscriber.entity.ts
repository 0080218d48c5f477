import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

export enum SubscriberStatus {
  PENDING = 'PENDING',
  ACTIVE = 'ACTIVE',
  PAUSED = 'PAUSED',
  UNSUBSCRIBED = 'UNSUBSCRIBED',
  BOUNCED = 'BOUNCED',
  ERASED = 'ERASED',
}

/** A person who asked for mail. An erased one keeps the row and loses the address. */
@Entity('subscribers')
@Index('subscribers_email', ['email'], { unique: true })
@Index('subscribers_status', ['status', 'key'])
@Index('subscribers_created_order', ['createdAt', 'key'])
@Check('subscribers_status_known', `status in ('PENDING', 'ACTIVE', 'PAUSED', 'UNSUBSCRIBED', 'BOUNCED', 'ERASED')`)
@Check('subscribers_email_unless_erased', `(email is null) = (status = 'ERASED')`)
@Check('subscribers_email_shape', `length(email) <= 254 and position('@' in email) > 1`)
@Check('subscribers_paused_until', `paused_until is null or status = 'PAUSED'`)
export class Subscriber {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    name: 'id',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'subscribers_pkey',
  })
  key!: number;

  /** Normalised: lower case, the domain in its ASCII form. */
  @Column({ type: 'text', nullable: true })
  email!: string | null;

  @Column({ type: 'text' })
  status!: SubscriberStatus;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'confirmed_at', nullable: true })
  confirmedAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'paused_until', nullable: true })
  pausedUntil!: Date | null;
}
