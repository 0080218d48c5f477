import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** What people agreed to, word for word. Never changed: another text is another version. */
@Entity('consent_texts')
@Check('consent_texts_version_range', 'version >= 1')
export class ConsentText {
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'consent_texts_pkey' })
  version!: number;

  @Column({ type: 'text' })
  text!: string;
}
