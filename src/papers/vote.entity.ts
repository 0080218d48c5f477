import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { ApiKey } from '../access';
import { Paper } from './paper.entity';

/**
 * One voter's vote for one paper. A voter is a subscriber, or an API key with the id it gives the person. The index of
 * keys' voters holds all rows, since it is also the one that finds a paper's votes.
 */
@Entity('votes')
@Index('votes_subscriber', ['paperKey', 'subscriberKey'], { unique: true, where: 'subscriber_id IS NOT NULL' })
@Index('votes_voter', ['paperKey', 'apiKeyKey', 'voter'], { unique: true })
@Index('votes_of_subscriber', ['subscriberKey'])
@Index('votes_of_api_key', ['apiKeyKey'])
@Check('votes_one_voter', '(subscriber_id is null) <> (api_key_id is null) and (api_key_id is null) = (voter is null)')
export class Vote {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    name: 'id',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'votes_pkey',
  })
  key!: string;

  @Column({ type: 'integer', name: 'paper_id' })
  paperKey!: number;

  @Column({ type: 'integer', name: 'subscriber_id', nullable: true })
  subscriberKey!: number | null;

  @Column({ type: 'integer', name: 'api_key_id', nullable: true })
  apiKeyKey!: number | null;

  /** The key's own id for the person. */
  @Column({ type: 'text', nullable: true })
  voter!: string | null;

  @Column({ type: 'timestamptz', name: 'voted_at' })
  votedAt!: Date;

  @ManyToOne(() => Paper, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'paper_id', foreignKeyConstraintName: 'votes_paper_fkey' })
  paper?: Relation<Paper>;

  @ManyToOne(() => ApiKey, { onDelete: 'RESTRICT', nullable: true })
  @JoinColumn({ name: 'api_key_id', foreignKeyConstraintName: 'votes_api_key_fkey' })
  apiKey?: Relation<ApiKey> | null;

  /** By name: papers know nothing of the feature above them. */
  @ManyToOne('Subscriber', { onDelete: 'RESTRICT', nullable: true })
  @JoinColumn({ name: 'subscriber_id', foreignKeyConstraintName: 'votes_subscriber_fkey' })
  subscriber?: unknown;
}
