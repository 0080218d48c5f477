import { Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Topic } from '../topics';
import { DigestSubscription } from './digest-subscription.entity';

/** A topic that a digest subscription follows. */
@Entity('digest_subscription_topics')
@Index('digest_subscription_topics_topic', ['topicKey', 'subscriptionKey'])
export class DigestSubscriptionTopic {
  @PrimaryColumn({
    type: 'integer',
    name: 'subscription_id',
    primaryKeyConstraintName: 'digest_subscription_topics_pkey',
  })
  subscriptionKey!: number;

  @PrimaryColumn({ type: 'integer', name: 'topic_id', primaryKeyConstraintName: 'digest_subscription_topics_pkey' })
  topicKey!: number;

  @ManyToOne(() => DigestSubscription, { onDelete: 'CASCADE' })
  @JoinColumn({
    name: 'subscription_id',
    foreignKeyConstraintName: 'digest_subscription_topics_subscription_fkey',
  })
  subscription?: Relation<DigestSubscription>;

  @ManyToOne(() => Topic, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'topic_id', foreignKeyConstraintName: 'digest_subscription_topics_topic_fkey' })
  topic?: Relation<Topic>;
}
