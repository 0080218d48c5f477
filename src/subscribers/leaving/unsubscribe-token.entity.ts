import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { DigestSubscription } from '../digest-subscription.entity';
import { Subscriber } from '../subscriber.entity';

/** What a token that is in every mail can end: the subscription that the mail came for, or all mail. */
export type UnsubscribeScope = 'SUBSCRIPTION' | 'EVERYTHING';

/**
 * A token that ends mail. It never expires, and the mails of one subscription share it: it is worked out anew for each
 * from its seed and a key that is not in the database. It outlives the subscription, lest an old mail's link be dead.
 */
@Entity('unsubscribe_tokens')
@Index('unsubscribe_tokens_subscriber', ['subscriberKey'])
@Index('unsubscribe_tokens_of_subscription', ['subscriptionKey'])
@Check('unsubscribe_tokens_ends', `ends in ('SUBSCRIPTION', 'EVERYTHING')`)
@Check('unsubscribe_tokens_subscription', `subscription_id is null or ends = 'SUBSCRIPTION'`)
export class UnsubscribeToken {
  /** SHA-256 of the token, in hex: what a token is found by, whatever became of the key. */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'unsubscribe_tokens_pkey' })
  hash!: string;

  /** 256 random bits, in hex. */
  @Column({ type: 'text' })
  seed!: string;

  @Column({ type: 'integer', name: 'subscriber_id' })
  subscriberKey!: number;

  @Column({ type: 'text' })
  ends!: UnsubscribeScope;

  /** Null for EVERYTHING, and once the subscription is deleted. */
  @Column({ type: 'integer', name: 'subscription_id', nullable: true })
  subscriptionKey!: number | null;

  @ManyToOne(() => Subscriber, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'subscriber_id', foreignKeyConstraintName: 'unsubscribe_tokens_subscriber_fkey' })
  subscriber?: Relation<Subscriber>;

  @ManyToOne(() => DigestSubscription, { onDelete: 'SET NULL', nullable: true })
  @JoinColumn({ name: 'subscription_id', foreignKeyConstraintName: 'unsubscribe_tokens_subscription_fkey' })
  subscription?: Relation<DigestSubscription> | null;
}
