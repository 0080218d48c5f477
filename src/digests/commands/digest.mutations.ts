import { Authorized, Ctx, Field, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { type AccessContext, Scope } from '../../access';
import { Input } from '../../platform/graphql/mutations/input-argument';
import { Payload } from '../../platform/graphql/mutations/payload';
import { runCommand } from '../../platform/graphql/mutations/run-command';
import { Digest } from '../digest.entity';
import { importDigest } from './import-digest';
import { ImportDigestInput } from './import-digest.input';

@ObjectType({ description: 'A line of a digest that could not be read as it stands.' })
export class ImportProblem {
  @Field(() => Int, { description: 'Counts from 1.' })
  line!: number;

  @Field({ description: 'What was expected, and what stands there.' })
  message!: string;
}

@ObjectType({ description: 'What became of a digest.' })
export class ImportDigestPayload extends Payload {
  @Field(() => Digest, { nullable: true, description: 'Null where nothing could be read, and in a dry run.' })
  digest!: Digest | null;

  @Field(() => Int, { description: 'How many of its papers are new.' })
  created!: number;

  @Field(() => Int, { description: 'How many of its papers were known and now differ.' })
  updated!: number;

  @Field(() => Int, { description: 'How many of its papers were known just so.' })
  unchanged!: number;

  @Field(() => [ImportProblem], { description: 'Every line that could not be read, in order.' })
  problems!: ImportProblem[];
}

const nothingStored = { digest: null, created: 0, updated: 0, unchanged: 0, problems: [] };

/** Digests, to write. */
@Resolver()
export class DigestMutations {
  @Authorized(Scope.DIGESTS_WRITE)
  @Mutation(() => ImportDigestPayload, {
    description:
      'Reads a digest and stores it: idempotent, all or nothing, and says what it made of every line it could not read.',
  })
  importDigest(@Input() input: ImportDigestInput, @Ctx() context: AccessContext): Promise<ImportDigestPayload> {
    const { defaultSource } = context;
    return runCommand({
      context,
      input,
      command: (task) => importDigest({ ...task, defaultSource }),
      writesCatalogue: true,
      refused: nothingStored,
    });
  }
}
