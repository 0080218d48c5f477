import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { ConsentText } from '../status/consent-text.entity';
import type { JudgedDigest } from '../judging/judge-digests';

/** What somebody asked for in the name of an address. */
export type RequestKind = 'SUBSCRIBE' | 'MANAGE_LINK' | 'IMPORT';

/** A request that is answered by mail, if at all. It stands here until a job has looked at the address. */
@Entity('subscription_requests')
@Index('subscription_requests_email', ['email'])
@Index('subscription_requests_of_consent', ['consentVersion'])
@Index('subscription_requests_age', ['requestedAt'])
@Check('subscription_requests_kind', `kind in ('SUBSCRIBE', 'MANAGE_LINK', 'IMPORT')`)
@Check('subscription_requests_consent', `(consent_version is null) = (kind = 'MANAGE_LINK')`)
export class SubscriptionRequest {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    name: 'id',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'subscription_requests_pkey',
  })
  key!: string;

  @Column({ type: 'text' })
  kind!: RequestKind;

  /** Normalised. */
  @Column({ type: 'text' })
  email!: string;

  @Column({ type: 'text', nullable: true })
  network!: string | null;

  /** What a confirmation will bring. */
  @Column({ type: 'jsonb', nullable: true })
  digest!: JudgedDigest | null;

  @Column({ type: 'integer', name: 'consent_version', nullable: true })
  consentVersion!: number | null;

  @Column({ type: 'timestamptz', name: 'requested_at' })
  requestedAt!: Date;

  @ManyToOne(() => ConsentText, { onDelete: 'RESTRICT', nullable: true })
  @JoinColumn({ name: 'consent_version', foreignKeyConstraintName: 'subscription_requests_consent_fkey' })
  consentText?: Relation<ConsentText> | null;
}
