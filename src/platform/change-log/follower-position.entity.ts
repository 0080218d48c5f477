import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How far a follower has read the change log: the last change that it has worked off, zero before the first. */
@Entity('change_followers')
export class FollowerPosition {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'change_followers_pkey' })
  name!: string;

  @Column({ type: 'bigint', name: 'transaction_id', default: 0 })
  transactionId!: string;

  @Column({ type: 'bigint', name: 'change_id', default: 0 })
  changeKey!: string;
}
