import { Field, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { Node } from '../platform/graphql/nodes/node';
import { DateTimeScalar } from '../platform/graphql/scalars/scalars';
import { Cadence, Weekday } from './cadence';
import { Subscriber } from './subscriber.entity';
import { TimeZoneScalar } from './judging/time-zone.scalar';

/** One e-mail stream of one subscriber: what it holds, how often, and at what local hour. */
@ObjectType('DigestSubscription', {
  implements: Node,
  description:
    'One e-mail stream of one subscriber: what it holds, how often, and at what local hour. What it holds is minVotes ' +
    'and (any topic or any search or any author).',
})
@Entity('digest_subscriptions')
@Index('digest_subscriptions_subscriber', ['subscriberKey'])
@Index('digest_subscriptions_instant', ['changedIn', 'key'], { where: `cadence = 'INSTANT'::text` })
@Index('digest_subscriptions_due', ['nextDeliveryAt'], { where: 'active AND next_delivery_at IS NOT NULL' })
@Check('digest_subscriptions_cadence', `cadence in ('INSTANT', 'DAILY', 'WEEKDAYS', 'WEEKLY', 'MONTHLY')`)
@Check(
  'digest_subscriptions_weekday',
  `weekday in ('MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY')`,
)
@Check('digest_subscriptions_hour', 'hour between 0 and 23')
@Check('digest_subscriptions_max_papers', 'max_papers between 1 and 100')
@Check('digest_subscriptions_min_votes', 'min_votes >= 0')
@Check('digest_subscriptions_lost_topics', 'not (lost_topics and active)')
@Check('digest_subscriptions_ended', 'ended_at is null or not active')
export class DigestSubscription extends Node {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    name: 'id',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'digest_subscriptions_pkey',
  })
  key!: number;

  @Column({ type: 'integer', name: 'subscriber_id' })
  subscriberKey!: number;

  @Field(() => Cadence, { description: 'How often.' })
  @Column({ type: 'text', default: 'DAILY' })
  cadence!: Cadence;

  /** For WEEKLY. */
  @Field(() => Weekday, { nullable: true, description: 'On which day of the week, where it is WEEKLY.' })
  @Column({ type: 'text', nullable: true })
  weekday!: Weekday | null;

  /** Local, 0 to 23. */
  @Field(() => Int, { description: 'At which hour of the day, 0 to 23, local time.' })
  @Column({ type: 'integer', default: 8 })
  hour!: number;

  /** IANA name. */
  @Field(() => TimeZoneScalar, { description: 'Where `hour` is the local time.' })
  @Column({ type: 'text', name: 'time_zone', default: 'UTC' })
  timeZone!: string;

  @Field(() => Int, { description: 'How many papers a mail holds at most.' })
  @Column({ type: 'integer', name: 'max_papers', default: 10 })
  maxPapers!: number;

  @Field(() => [String], { description: 'Saved searches, in the language of PaperFilter.query.' })
  @Column({ type: 'text', array: true, default: '{}' })
  searches!: string[];

  @Field(() => [String], { description: 'Names of authors, without regard to case and accents.' })
  @Column({ type: 'text', array: true, default: '{}' })
  authors!: string[];

  @Field(() => Int, { description: 'Only papers with so many votes or more.' })
  @Column({ type: 'integer', name: 'min_votes', default: 0 })
  minVotes!: number;

  @Field(() => Boolean, {
    description: 'No mail on Saturday and Sunday, local time; what was missed comes on Monday.',
  })
  @Column({ type: 'boolean', name: 'skip_weekends', default: false })
  skipWeekends!: boolean;

  @Field(() => Boolean, { description: 'Whether it goes on; false once it was ended.' })
  @Column({ type: 'boolean', default: true })
  active!: boolean;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the next mail is due; null while none is.' })
  @Column({ type: 'timestamptz', name: 'next_delivery_at', nullable: true })
  nextDeliveryAt!: Date | null;

  /** When the subscriber ended it: a program cannot bring it back. */
  @Column({ type: 'timestamptz', name: 'ended_at', nullable: true })
  endedAt!: Date | null;

  /**
   * Whether all that it named were topics, and those are deleted: it has ended then, and can be brought back only with
   * something that it shall hold, since to name nothing means everything.
   */
  @Column({ type: 'boolean', name: 'lost_topics', default: false })
  lostTopics!: boolean;

  /** An INSTANT one is not sent papers that were known before. */
  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'now()' })
  createdAt!: Date;

  /**
   * The number of the transaction that made it, or was the last to change what it holds or when it comes. The default
   * is spelled as TypeORM reads it back, without its casts to text and bigint.
   */
  @Column({ type: 'bigint', name: 'changed_in', default: () => '((pg_current_xact_id()))' })
  changedIn!: string;

  @ManyToOne(() => Subscriber, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'subscriber_id', foreignKeyConstraintName: 'digest_subscriptions_subscriber_fkey' })
  subscriber?: Relation<Subscriber>;
}
