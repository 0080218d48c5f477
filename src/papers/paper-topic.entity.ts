import { Field, Float, ObjectType, registerEnumType } from 'type-graphql';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Topic } from '../topics';
import { Paper } from './paper.entity';

export enum TopicOrigin {
  RULE = 'RULE',
  CURATOR = 'CURATOR',
  SOURCE = 'SOURCE',
}

registerEnumType(TopicOrigin, {
  name: 'TopicOrigin',
  description: 'Who put the paper under the topic.',
  valuesConfig: {
    RULE: { description: "The taxonomy's phrases." },
    CURATOR: { description: 'A person, through `setPaperTopics`.' },
    SOURCE: { description: 'The source that the paper came from.' },
  },
});

/** Why a paper carries a topic. */
@ObjectType('PaperTopic', {
  simpleResolvers: true,
  description: 'Why a paper carries a topic: its score in 0..1, and the words of the paper that say so.',
})
@Entity('paper_topics')
@Index('paper_topics_topic', ['topicKey', 'paperKey'])
@Check('paper_topics_score_range', 'score >= 0 and score <= 1')
@Check('paper_topics_origin', `origin in ('RULE', 'CURATOR', 'SOURCE')`)
export class PaperTopic {
  @PrimaryColumn({ type: 'integer', name: 'paper_id', primaryKeyConstraintName: 'paper_topics_pkey' })
  paperKey!: number;

  @PrimaryColumn({ type: 'integer', name: 'topic_id', primaryKeyConstraintName: 'paper_topics_pkey' })
  topicKey!: number;

  @Field(() => Float, { description: 'How strongly, from 0 to 1; 1 where a curator said so. Six decimals.' })
  @Column({ type: 'double precision' })
  score!: number;

  @Field(() => [String], { description: 'The words of the paper that brought it here, as they stand there.' })
  @Column({ type: 'text', array: true, default: '{}' })
  evidence!: string[];

  @Field(() => TopicOrigin, { description: 'Who put the paper under the topic.' })
  @Column({ type: 'text' })
  origin!: TopicOrigin;

  @ManyToOne(() => Paper, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'paper_id', foreignKeyConstraintName: 'paper_topics_paper_fkey' })
  paper?: Relation<Paper>;

  @ManyToOne(() => Topic, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'topic_id', foreignKeyConstraintName: 'paper_topics_topic_fkey' })
  topicRow?: Relation<Topic>;
}
