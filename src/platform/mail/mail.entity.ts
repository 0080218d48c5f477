import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** How far a mail has come. */
export enum MailStatus {
  WAITING = 'WAITING',
  /** Given to the transport: what became of it is known once it is SENT or REFUSED. */
  SENDING = 'SENDING',
  SENT = 'SENT',
  REFUSED = 'REFUSED',
  ERASED = 'ERASED',
}

/** A mail that was left to be sent. It holds its contents no longer than it needs them, for they hold tokens. */
@Entity('mails')
@Index('mails_message_key', ['messageKey'], { unique: true })
@Index('mails_recipient', ['recipient'], { where: 'recipient IS NOT NULL' })
@Index('mails_created_order', ['createdAt', 'key'])
@Check('mails_status_known', `status in ('WAITING', 'SENDING', 'SENT', 'REFUSED', 'ERASED')`)
@Check('mails_recipient_unless_erased', `(recipient is null) = (status = 'ERASED')`)
@Check('mails_data_until_settled', `(data is null) = (status in ('SENT', 'REFUSED', 'ERASED'))`)
@Check('mails_attempts_range', 'attempts >= 0')
export class Mail {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    name: 'id',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'mails_pkey',
  })
  key!: string;

  /** Says what the mail is about, so that it is written once however often its cause is carried out. */
  @Column({ type: 'text', name: 'message_key' })
  messageKey!: string;

  /** The name of its MailKind. */
  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'text', nullable: true })
  recipient!: string | null;

  /** What its kind renders. */
  @Column({ type: 'jsonb', nullable: true })
  data!: object | null;

  @Column({ type: 'text', default: 'WAITING' })
  status!: MailStatus;

  /** How often it was given to the transport. */
  @Column({ type: 'integer', default: 0 })
  attempts!: number;

  /** What the transport said when it last took the mail, or did not. */
  @Column({ type: 'text', nullable: true })
  reply!: string | null;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;

  /** When it was SENT, REFUSED or ERASED. */
  @Column({ type: 'timestamptz', name: 'settled_at', nullable: true })
  settledAt!: Date | null;
}
