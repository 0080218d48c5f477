import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { Cadence, Weekday } from './cadence';
import { Subscriber } from './subscriber.entity';

/** One e-mail stream of one subscriber: what it holds, how often, and at what local hour. */
@Entity('digest_subscriptions')
@Index('digest_subscriptions_subscriber', ['subscriberKey'])
@Index('digest_subscriptions_due', ['nextDeliveryAt'], { where: 'active AND next_delivery_at IS NOT NULL' })
@Check('digest_subscriptions_cadence', `cadence in ('INSTANT', 'DAILY', 'WEEKDAYS', 'WEEKLY', 'MONTHLY')`)
@Check(
  'digest_subscriptions_weekday',
  `weekday in ('MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY')`,
)
@Check('digest_subscriptions_hour', 'hour between 0 and 23')
@Check('digest_subscriptions_max_papers', 'max_papers between 1 and 100')
@Check('digest_subscriptions_min_votes', 'min_votes >= 0')
export class DigestSubscription {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    name: 'id',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'digest_subscriptions_pkey',
  })
  key!: number;

  @Column({ type: 'integer', name: 'subscriber_id' })
  subscriberKey!: number;

  @Column({ type: 'text', default: 'DAILY' })
  cadence!: Cadence;

  /** For WEEKLY. */
  @Column({ type: 'text', nullable: true })
  weekday!: Weekday | null;

  /** Local, 0 to 23. */
  @Column({ type: 'integer', default: 8 })
  hour!: number;

  /** IANA name. */
  @Column({ type: 'text', name: 'time_zone', default: 'UTC' })
  timeZone!: string;

  @Column({ type: 'integer', name: 'max_papers', default: 10 })
  maxPapers!: number;

  @Column({ type: 'text', array: true, default: '{}' })
  searches!: string[];

  @Column({ type: 'text', array: true, default: '{}' })
  authors!: string[];

  @Column({ type: 'integer', name: 'min_votes', default: 0 })
  minVotes!: number;

  @Column({ type: 'boolean', name: 'skip_weekends', default: false })
  skipWeekends!: boolean;

  @Column({ type: 'boolean', default: true })
  active!: boolean;

  @Column({ type: 'timestamptz', name: 'next_delivery_at', nullable: true })
  nextDeliveryAt!: Date | null;

  @ManyToOne(() => Subscriber, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'subscriber_id', foreignKeyConstraintName: 'digest_subscriptions_subscriber_fkey' })
  subscriber?: Relation<Subscriber>;
}
