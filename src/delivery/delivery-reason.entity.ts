import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { Reason } from '../subscribers';

/** A reason that brought papers into mails, kept once: ten million rows a day say why by its number. */
@Entity('delivery_reasons')
@Index('delivery_reasons_text', ['kind', 'text'], { unique: true })
@Check('delivery_reasons_kind', `kind in ('AUTHOR', 'SEARCH', 'TOPIC', 'TREND')`)
export class DeliveryReason {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    name: 'id',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'delivery_reasons_pkey',
  })
  key!: number;

  @Column({ type: 'text' })
  kind!: Reason['kind'];

  /** The author's name, the search, the topic's slug; empty for TREND. */
  @Column({ type: 'text' })
  text!: string;
}
