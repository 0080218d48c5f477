import { Entity, PrimaryColumn } from 'typeorm';

/** That a paper was mailed to a subscriber, or is about to be: it stays when the delivery is forgotten. */
@Entity('delivered_papers')
export class DeliveredPaper {
  @PrimaryColumn({ type: 'integer', name: 'subscriber_id', primaryKeyConstraintName: 'delivered_papers_pkey' })
  subscriberKey!: number;

  @PrimaryColumn({ type: 'integer', name: 'paper_id', primaryKeyConstraintName: 'delivered_papers_pkey' })
  paperKey!: number;
}
