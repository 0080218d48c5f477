import { Authorized, Ctx, Field, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { DeletePayload } from '../../platform/graphql/mutations/delete.payload';
import { NodeInput } from '../../platform/graphql/mutations/node.input';
import { Input } from '../../platform/graphql/mutations/input-argument';
import { Payload } from '../../platform/graphql/mutations/payload';
import { runCommand } from '../../platform/graphql/mutations/run-command';
import type { AccessContext } from '../caller';
import { Scope } from '../scope';
import { ApiKey } from './api-key.entity';
import { ApiKeyInput, createApiKey } from './create-api-key';
import { listApiKeys } from './list-api-keys';
import { revokeApiKey } from './revoke-api-key';

@ObjectType({ description: 'A new key.' })
export class ApiKeySecretPayload extends Payload {
  @Field(() => ApiKey, { nullable: true, description: 'The key; null where none was made.' })
  apiKey!: ApiKey | null;

  @Field(() => String, { nullable: true, description: 'What goes behind Authorization: Bearer. Shown once.' })
  secret!: string | null;
}

/** The keys of programs. */
@Resolver()
export class ApiKeyResolver {
  @Authorized(Scope.ADMIN)
  @Query(() => [ApiKey], { description: 'All keys that are not revoked, oldest first.' })
  apiKeys(@Ctx() context: AccessContext): Promise<ApiKey[]> {
    return listApiKeys(context.database);
  }

  @Authorized(Scope.ADMIN)
  @Mutation(() => ApiKeySecretPayload, { description: 'Makes a key. Its secret is shown once.' })
  async createApiKey(@Input() input: ApiKeyInput, @Ctx() context: AccessContext): Promise<ApiKeySecretPayload> {
    const payload = await runCommand({
      context,
      input,
      command: createApiKey,
      refused: { apiKey: null, secret: null },
    });
    if (payload.secret !== null) {
      context.secretsShown.add(payload.secret);
    }
    return payload;
  }

  @Authorized(Scope.ADMIN)
  @Mutation(() => DeletePayload, { description: 'Ends a key at once.' })
  revokeApiKey(@Input() input: NodeInput, @Ctx() context: AccessContext): Promise<DeletePayload> {
    return runCommand({ context, input, command: revokeApiKey, refused: { deletedId: null } });
  }
}
