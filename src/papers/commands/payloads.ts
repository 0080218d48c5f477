import { Field, Int, ObjectType } from 'type-graphql';
import { Payload } from '../../platform/graphql/mutations/payload';
import { Paper } from '../paper.entity';

@ObjectType({ description: 'The paper that was changed.' })
export class PaperPayload extends Payload {
  @Field(() => Paper, { nullable: true, description: 'As it stands now; null where nothing was done.' })
  paper!: Paper | null;
}

@ObjectType({ description: 'What became of the papers.' })
export class UpsertPapersPayload extends Payload {
  @Field(() => [Paper], { nullable: 'items', description: 'In the order of the input, null where a row failed.' })
  papers!: (Paper | null)[];

  @Field(() => Int, { description: 'How many are new.' })
  created!: number;

  @Field(() => Int, { description: 'How many were known and now differ.' })
  updated!: number;

  @Field(() => Int, { description: 'How many were known just so.' })
  unchanged!: number;
}
