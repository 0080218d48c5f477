import { Entity, PrimaryColumn } from 'typeorm';

/**
 * A mail that no job knows of yet. Written with the mail, and gone a moment after. It refers to the mail without a foreign
 * key, which would cost more than the row itself: a job whose mail is gone sends nothing.
 */
@Entity('mails_to_hand_over')
export class MailToHandOver {
  @PrimaryColumn({ type: 'bigint', name: 'mail_id', primaryKeyConstraintName: 'mails_to_hand_over_pkey' })
  mailKey!: string;
}
