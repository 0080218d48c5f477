import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A word of titles, abstracts and names, as the dictionary folds it, and how many papers hold it. */
@Entity('dictionary_words')
@Index('dictionary_words_word', ['word'], { unique: true })
@Index('dictionary_words_well_known', ['word'], { where: 'known' })
@Check('dictionary_words_counts', 'paper_count >= 0 and name_count >= 0')
@Check('dictionary_words_known', 'known = (paper_count + name_count >= 5)')
export class DictionaryWord {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    name: 'id',
    generatedIdentity: 'BY DEFAULT',
    primaryKeyConstraintName: 'dictionary_words_pkey',
  })
  key!: number;

  @Column({ type: 'text', collation: 'C' })
  word!: string;

  /** Papers that hold it in their title or abstract. */
  @Column({ type: 'integer', name: 'paper_count' })
  paperCount!: number;

  /** Papers with an author of whose name it is a part. */
  @Column({ type: 'integer', name: 'name_count' })
  nameCount!: number;

  /** Held by five papers at least: corrections lead to no other, and leave it as it is. */
  @Column({ type: 'boolean' })
  known!: boolean;
}
