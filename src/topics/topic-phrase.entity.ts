import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Topic } from './topic.entity';

/** Words that bring a paper into a topic, and how strongly. */
@Entity('topic_phrases')
@Check('topic_phrases_weight_range', 'weight >= 0 and weight <= 10')
export class TopicPhrase {
  @PrimaryColumn({ type: 'integer', name: 'topic_id', primaryKeyConstraintName: 'topic_phrases_pkey' })
  topicKey!: number;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'topic_phrases_pkey' })
  phrase!: string;

  @Column({ type: 'double precision' })
  weight!: number;

  @ManyToOne(() => Topic, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'topic_id', foreignKeyConstraintName: 'topic_phrases_topic_fkey' })
  topic?: Relation<Topic>;
}
