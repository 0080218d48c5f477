import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An address that was erased, as a keyed hash: only a confirmation of its owner brings mail back. */
@Entity('suppressions')
export class Suppression {
  /** HMAC-SHA256 under a key that is not in the database, in hex; see AddressKeys. */
  @PrimaryColumn({ type: 'text', name: 'address_hash', primaryKeyConstraintName: 'suppressions_pkey' })
  addressHash!: string;

  @Column({ type: 'timestamptz' })
  at!: Date;
}
