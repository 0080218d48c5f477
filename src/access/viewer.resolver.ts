import { Ctx, Field, ObjectType, Query, Resolver } from 'type-graphql';
import { InSql, told, type Use } from '../platform/planner/sql-form';
import { ApiKey } from './api-keys/api-key.entity';
import type { AccessContext } from './caller';

@ObjectType({ simpleResolvers: true, description: 'Whoever asks.' })
export class Viewer {
  @Field(() => ApiKey, { nullable: true, description: 'The key that was sent; null for an anonymous caller.' })
  apiKey!: ApiKey | null;
}

@Resolver()
export class ViewerResolver {
  @InSql(told(({ context }: Use<object, AccessContext>) => viewerOf(context)))
  @Query(() => Viewer, { description: 'Whoever asks.' })
  viewer(@Ctx() context: AccessContext): Viewer {
    return viewerOf(context);
  }
}

function viewerOf({ caller }: AccessContext): Viewer {
  return { apiKey: caller.kind === 'key' ? caller.apiKey : null };
}
