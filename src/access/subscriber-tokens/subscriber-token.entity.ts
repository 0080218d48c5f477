import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';

/** What a token is good for, and for nothing else. */
export const tokenPurposes = ['CONFIRM', 'MANAGE', 'UNDO'] as const;
export type TokenPurpose = (typeof tokenPurposes)[number];

/** A token that a subscriber holds for a while. The one that ends mail is of another kind: it never expires. */
@Entity('subscriber_tokens')
@Index('subscriber_tokens_subscriber', ['subscriberKey', 'purpose'])
@Index('subscriber_tokens_expiry', ['expiresAt'])
@Check('subscriber_tokens_purpose', `purpose in (${tokenPurposes.map((purpose) => `'${purpose}'`).join(', ')})`)
export class SubscriberToken {
  /** SHA-256 of the token, in hex. */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'subscriber_tokens_pkey' })
  hash!: string;

  @Column({ type: 'text' })
  purpose!: TokenPurpose;

  @Column({ type: 'integer', name: 'subscriber_id' })
  subscriberKey!: number;

  /** What it brings about when it is used, in the words of its purpose. */
  @Column({ type: 'jsonb' })
  detail!: object;

  @Column({ type: 'timestamptz', name: 'expires_at' })
  expiresAt!: Date;

  /** When it was used up; null while it was not. */
  @Column({ type: 'timestamptz', name: 'used_at', nullable: true })
  usedAt!: Date | null;

  /** By name: access knows nothing of the features above it. */
  @ManyToOne('Subscriber', { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'subscriber_id', foreignKeyConstraintName: 'subscriber_tokens_subscriber_fkey' })
  subscriber?: unknown;
}
