import { Field, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import { Node } from '../platform/graphql/nodes/node';
import { DateTimeScalar } from '../platform/graphql/scalars/scalars';
import { type DeliveryCode, DeliveryStatus } from './delivery-status';

/**
 * A mail of a digest subscription at one due time. Its rows lie in shards by subscriber, each of which one worker sends
 * at a time. Subscriber, subscription and papers may be gone: a row is a record of what was, and points without keys.
 */
@ObjectType('Delivery', {
  implements: Node,
  description:
    'An entry in the ledger of what was mailed: a digest of one subscription at one due time. A paper enters the ledger ' +
    'at most once for a subscriber, over all subscriptions, and a FAILED delivery gives its papers back. Only a ' +
    "connection lost between the end of a message and the server's answer, or a worker killed before it could note that " +
    'answer, can repeat a mail, and then under the same Message-ID.',
})
@Entity('deliveries')
@Index('deliveries_due', ['subscriberKey', 'scheduledFor', 'subscriptionKey'], { unique: true })
@Index('deliveries_order', ['scheduledFor', 'key'])
@Index('deliveries_of_status', ['status', 'scheduledFor', 'key'])
@Index('deliveries_to_send', ['attemptAfter'], { where: "status = 'SCHEDULED'::text" })
@Index('deliveries_in_doubt', ['key'], { where: "status = 'SENDING'::text" })
@Check('deliveries_status_known', `status in ('SCHEDULED', 'SENDING', 'SENT', 'FAILED', 'SUPPRESSED', 'EMPTY')`)
@Check(
  'deliveries_reason_known',
  `reason in ('PAUSED', 'UNSUBSCRIBED', 'BOUNCED', 'ERASED', 'UNCONFIRMED', 'ENDED', 'DELETED', 'OVERTAKEN', 'PAPERS_GONE',
    'DEFERRED', 'WAITING', 'IN_DOUBT', 'REFUSED', 'TOO_LARGE', 'GIVEN_UP')`,
)
@Check('deliveries_attempts_range', 'attempts >= 0')
@Check('deliveries_sent_at', `(sent_at is not null) = (status = 'SENT')`)
@Check(
  'deliveries_paper_reasons',
  '(paper_ids is null) = (reason_ids is null) and cardinality(paper_ids) = cardinality(reason_ids)',
)
@Check('deliveries_papers_of_sent', `paper_ids is not null or status not in ('SENDING', 'SENT')`)
@Check(
  'deliveries_empty_run',
  `(empty_since is not null) = (status = 'EMPTY') and (empty_times is not null) = (status = 'EMPTY')`,
)
export class Delivery extends Node {
  @PrimaryGeneratedColumn('increment', { type: 'integer', name: 'id', primaryKeyConstraintName: 'deliveries_pkey' })
  key!: number;

  @PrimaryColumn({ type: 'integer', name: 'subscriber_id', primaryKeyConstraintName: 'deliveries_pkey' })
  subscriberKey!: number;

  @Column({ type: 'integer', name: 'subscription_id' })
  subscriptionKey!: number;

  @Field(() => DateTimeScalar, { description: 'When it was due; of a run of EMPTY days, the last.' })
  @Column({ type: 'timestamptz', name: 'scheduled_for' })
  scheduledFor!: Date;

  @Field(() => DeliveryStatus, { description: 'How far it has come.' })
  @Column({ type: 'text', default: 'SCHEDULED' })
  status!: DeliveryStatus;

  /** Not before then is it taken up, or taken up again. */
  @Column({ type: 'timestamptz', name: 'attempt_after' })
  attemptAfter!: Date;

  @Field(() => Int, { description: 'How often it was handed to the mail server.' })
  @Column({ type: 'integer', default: 0 })
  attempts!: number;

  /** When it was taken up for the first try that counts: the date in its head. */
  @Column({ type: 'timestamptz', name: 'made_at', nullable: true })
  madeAt!: Date | null;

  /** A try ended without a word of what came of it: what may have arrived keeps its papers, even where it is given up. */
  @Column({ type: 'boolean', name: 'may_have_arrived', default: false })
  mayHaveArrived!: boolean;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the mail server took it.' })
  @Column({ type: 'timestamptz', name: 'sent_at', nullable: true })
  sentAt!: Date | null;

  @Column({ type: 'text', nullable: true })
  reason!: DeliveryCode | null;

  /** What belongs to the reason: the server's reply without addresses in it, or until when a pause lasts. */
  @Column({ type: 'text', nullable: true })
  detail!: string | null;

  @Field(() => String, { nullable: true, description: 'The subject line; null before it was made.' })
  @Column({ type: 'text', nullable: true })
  subject!: string | null;

  /** What it holds, the best first; null before they are chosen, and once they are given back. */
  @Column({ type: 'integer', array: true, name: 'paper_ids', nullable: true })
  paperKeys!: number[] | null;

  /** Why, in the same order. */
  @Column({ type: 'integer', array: true, name: 'reason_ids', nullable: true })
  reasonKeys!: number[] | null;

  /** Of a run of EMPTY days: the first, and how many. */
  @Column({ type: 'timestamptz', name: 'empty_since', nullable: true })
  emptySince!: Date | null;

  @Column({ type: 'integer', name: 'empty_times', nullable: true })
  emptyTimes!: number | null;
}
