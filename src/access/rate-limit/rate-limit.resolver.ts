import { Ctx, Field, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { DateTimeScalar } from '../../platform/graphql/scalars/scalars';
import { InSql, told, type Use } from '../../platform/planner/sql-form';
import type { AccessContext } from '../caller';

@ObjectType({ simpleResolvers: true, description: 'What a request costs, and what the caller has left.' })
export class RateLimit {
  @Field(() => Int, { description: 'Points that this request costs, from its selection and page sizes.' })
  cost!: number;

  @Field(() => Int, { description: 'Points a minute; the largest integer where there is no limit.' })
  limit!: number;

  @Field(() => Int, { description: 'Points that are left now.' })
  remaining!: number;

  @Field(() => DateTimeScalar, { description: 'When all points will be there again.' })
  resetAt!: Date;
}

const unlimited = 2 ** 31 - 1;

@Resolver()
export class RateLimitResolver {
  @InSql(told(({ context }: Use<object, AccessContext>) => rateLimitOf(context)))
  @Query(() => RateLimit, { description: 'What this request costs, and what the caller has left.' })
  rateLimit(@Ctx() context: AccessContext): RateLimit {
    return rateLimitOf(context);
  }
}

function rateLimitOf({ cost, rate, clock }: AccessContext): RateLimit {
  return { cost, ...(rate ?? { limit: unlimited, remaining: unlimited, resetAt: clock.now() }) };
}
