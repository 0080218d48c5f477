import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import type { BouncedMessage } from '../../platform/mail';
import { Subscriber } from '../../subscribers';

/**
 * What came back of a message, once for each verdict on it, however often it is reported. It names no address, and is
 * kept for 60 days: twice what is counted.
 */
@Entity('bounces')
@Index('bounces_at', ['at'])
@Check('bounces_message_kind_known', `message_kind in ('delivery', 'mail')`)
@Check('bounces_verdict_known', `verdict in ('HARD', 'SOFT', 'COMPLAINT')`)
@Check('bounces_detail_length', 'length(detail) <= 200')
export class Bounce {
  @PrimaryColumn({ type: 'integer', name: 'subscriber_id', primaryKeyConstraintName: 'bounces_pkey' })
  subscriberKey!: number;

  @PrimaryColumn({ type: 'text', name: 'message_kind', primaryKeyConstraintName: 'bounces_pkey' })
  messageKind!: BouncedMessage['kind'];

  /** Of the delivery, or of the mail in the outbox; either may be forgotten by now. */
  @PrimaryColumn({ type: 'bigint', name: 'message_id', primaryKeyConstraintName: 'bounces_pkey' })
  messageKey!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'bounces_pkey' })
  verdict!: 'HARD' | 'SOFT' | 'COMPLAINT';

  /** A status or reply code, or the kind of complaint; null where none was given. */
  @Column({ type: 'text', nullable: true })
  code!: string | null;

  /** What the server said, cleaned of addresses. */
  @Column({ type: 'text', nullable: true })
  detail!: string | null;

  @Column({ type: 'timestamptz' })
  at!: Date;

  @ManyToOne(() => Subscriber, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'subscriber_id', foreignKeyConstraintName: 'bounces_subscriber_fkey' })
  subscriber?: Relation<Subscriber>;
}
