import { Field, ObjectType } from 'type-graphql';
import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { Node } from '../platform/graphql/nodes/node';
import { DateTimeScalar } from '../platform/graphql/scalars/scalars';
import { EmailAddressScalar } from './address/email-address.scalar';
import { SubscriberStatus } from './subscriber-status';

/** A person who asked for mail. An erased one keeps the row and loses the address. */
@ObjectType('Subscriber', { implements: Node, description: 'A person who asked for mail.' })
@Entity('subscribers')
@Index('subscribers_email', ['email'], { unique: true })
// Of parts of the address (pg_trgm), which TypeORM cannot say.
@Index('subscribers_email_parts', { synchronize: false })
@Index('subscribers_status', ['status', 'key'])
@Index('subscribers_created_order', ['createdAt', 'key'])
@Index('subscribers_to_remind', ['remindAt'], { where: 'remind_at IS NOT NULL' })
@Index('subscribers_to_forget', ['forgetAt'], { where: 'forget_at IS NOT NULL' })
@Index('subscribers_to_resume', ['pausedUntil'], { where: 'paused_until IS NOT NULL' })
@Check('subscribers_status_known', `status in ('PENDING', 'ACTIVE', 'PAUSED', 'UNSUBSCRIBED', 'BOUNCED', 'ERASED')`)
@Check('subscribers_email_unless_erased', `(email is null) = (status = 'ERASED')`)
@Check('subscribers_email_shape', `length(email) <= 254 and position('@' in email) > 1`)
@Check('subscribers_paused_until', `paused_until is null or status = 'PAUSED'`)
@Check('subscribers_forget_at', `(forget_at is not null) = (status = 'PENDING')`)
@Check('subscribers_remind_at', `remind_at is null or status = 'PENDING'`)
export class Subscriber extends Node {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    name: 'id',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'subscribers_pkey',
  })
  key!: number;

  /** Normalised; see address/parse-address.ts. */
  @Field(() => EmailAddressScalar, { nullable: true, description: 'Where mail goes; null once erased.' })
  @Column({ type: 'text', nullable: true })
  email!: string | null;

  @Field(() => SubscriberStatus, { description: 'Whether mail is sent, and if not, why.' })
  @Column({ type: 'text' })
  status!: SubscriberStatus;

  @Field(() => DateTimeScalar, { description: 'When the address was first given.' })
  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was last confirmed; null if it never was.' })
  @Column({ type: 'timestamptz', name: 'confirmed_at', nullable: true })
  confirmedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When a pause ends; null without one, or without end.' })
  @Column({ type: 'timestamptz', name: 'paused_until', nullable: true })
  pausedUntil!: Date | null;

  /** When one that is PENDING is reminded; null where it was, or shall not be. */
  @Column({ type: 'timestamptz', name: 'remind_at', nullable: true })
  remindAt!: Date | null;

  /** When one that is still PENDING is deleted. */
  @Column({ type: 'timestamptz', name: 'forget_at', nullable: true })
  forgetAt!: Date | null;
}
