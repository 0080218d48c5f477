import { Column, Entity, PrimaryColumn } from 'typeorm';

/** By what a key is known that all processes of a database must share, and that tells nothing of it. */
@Entity('key_fingerprints')
export class KeyFingerprint {
  /** As the environment calls the key. */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'key_fingerprints_pkey' })
  name!: string;

  @Column({ type: 'text' })
  fingerprint!: string;
}
