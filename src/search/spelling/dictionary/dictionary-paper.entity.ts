import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Which words of a paper the dictionary has counted: what to take back when the paper changes or goes. */
@Entity('dictionary_papers')
export class DictionaryPaper {
  @PrimaryColumn({ type: 'integer', name: 'paper_id', primaryKeyConstraintName: 'dictionary_papers_pkey' })
  paperKey!: number;

  /** Keys of the words of its title and abstract: see packKeys. */
  @Column({ type: 'bytea' })
  words!: Buffer;

  /** Keys of the words of its authors' names, packed likewise. */
  @Column({ type: 'bytea', name: 'name_words' })
  nameWords!: Buffer;
}
