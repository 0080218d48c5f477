import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * A paper as completion finds it. A vote writes nothing here. An index on the words of the title, which TypeORM cannot
 * say, is in the migration.
 */
@Entity('paper_completions')
export class PaperCompletion {
  @PrimaryColumn({ type: 'integer', name: 'paper_id', primaryKeyConstraintName: 'paper_completions_pkey' })
  paperKey!: number;

  /** See completionText. */
  @Column({ type: 'text', collation: 'C' })
  title!: string;

  /** As they were when the paper was written: a choice among many is made by them, the order by those of the moment. */
  @Column({ type: 'integer' })
  votes!: number;

  /** For whom the paper was counted: what to take back when it changes or goes. */
  @Column({ type: 'integer', name: 'author_ids', array: true })
  authorKeys!: number[];
}
