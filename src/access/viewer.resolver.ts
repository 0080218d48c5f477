import { Ctx, Field, ObjectType, Query, Resolver } from 'type-graphql';
import { ApiKey } from './api-keys/api-key.entity';
import type { AccessContext } from './caller';

@ObjectType({ description: 'Whoever asks.' })
export class Viewer {
  @Field(() => ApiKey, { nullable: true, description: 'The key that was sent; null for an anonymous caller.' })
  apiKey!: ApiKey | null;
}

@Resolver()
export class ViewerResolver {
  @Query(() => Viewer, { description: 'Whoever asks.' })
  viewer(@Ctx() { caller }: AccessContext): Viewer {
    return { apiKey: caller.kind === 'key' ? caller.apiKey : null };
  }
}
