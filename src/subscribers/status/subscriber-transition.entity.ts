import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { ApiKey } from '../../access';
import { Subscriber } from '../subscriber.entity';
import { SubscriberStatus } from '../subscriber-status';
import type { ActorKind } from './actor';
import { ConsentText } from './consent-text.entity';
import { spelledMoves, type TransitionCause } from './transitions';

const statuses = Object.values(SubscriberStatus)
  .map((status) => `'${status}'`)
  .join(', ');
const moves = spelledMoves.map((move) => `'${move}'`).join(', ');

/** One change of a subscriber's status, and the proof of it. Never changed; erasing clears `network`. */
@Entity('subscriber_transitions')
@Index('subscriber_transitions_api_key', ['apiKeyKey'])
@Index('subscriber_transitions_consent_text', ['consentVersion'])
@Check('subscriber_transitions_number', 'number >= 1 and (number = 1) = (from_status is null)')
@Check('subscriber_transitions_from', `from_status in (${statuses})`)
@Check('subscriber_transitions_to', `to_status in (${statuses})`)
@Check(
  'subscriber_transitions_allowed',
  `cause || ': ' || coalesce(from_status, 'NOBODY') || ' to ' || to_status in (${moves})`,
)
@Check('subscriber_transitions_actor', `actor in ('SELF', 'KEY', 'BOUNCE', 'CLOCK')`)
@Check('subscriber_transitions_key', `(actor = 'KEY') = (api_key_id is not null)`)
@Check(
  'subscriber_transitions_consent',
  `case cause
    when 'SUBSCRIBED' then consent_version is not null
    when 'CONFIRMED' then consent_version is not null and actor = 'SELF'
    else consent_version is null
  end`,
)
export class SubscriberTransition {
  @PrimaryColumn({ type: 'integer', name: 'subscriber_id', primaryKeyConstraintName: 'subscriber_transitions_pkey' })
  subscriberKey!: number;

  /** Counts a subscriber's transitions from 1. */
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'subscriber_transitions_pkey' })
  number!: number;

  @Column({ type: 'text' })
  cause!: TransitionCause;

  /** Null at the beginning. */
  @Column({ type: 'text', name: 'from_status', nullable: true })
  fromStatus!: SubscriberStatus | null;

  @Column({ type: 'text', name: 'to_status' })
  toStatus!: SubscriberStatus;

  @Column({ type: 'timestamptz' })
  at!: Date;

  @Column({ type: 'text' })
  actor!: ActorKind;

  @Column({ type: 'integer', name: 'api_key_id', nullable: true })
  apiKeyKey!: number | null;

  /** Where it came from: an IPv4 address, or the 64 bits of an IPv6 one. */
  @Column({ type: 'text', nullable: true })
  network!: string | null;

  /** The text that was agreed to. */
  @Column({ type: 'integer', name: 'consent_version', nullable: true })
  consentVersion!: number | null;

  @ManyToOne(() => Subscriber, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'subscriber_id', foreignKeyConstraintName: 'subscriber_transitions_subscriber_fkey' })
  subscriber?: Relation<Subscriber>;

  @ManyToOne(() => ApiKey, { onDelete: 'RESTRICT', nullable: true })
  @JoinColumn({ name: 'api_key_id', foreignKeyConstraintName: 'subscriber_transitions_api_key_fkey' })
  apiKey?: Relation<ApiKey> | null;

  @ManyToOne(() => ConsentText, { onDelete: 'RESTRICT', nullable: true })
  @JoinColumn({ name: 'consent_version', foreignKeyConstraintName: 'subscriber_transitions_consent_fkey' })
  consentText?: Relation<ConsentText> | null;
}
