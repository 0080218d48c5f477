import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateScalar } from '../../platform/graphql/scalars/date.scalar';

export enum Interval {
  DAY = 'DAY',
  WEEK = 'WEEK',
  MONTH = 'MONTH',
  YEAR = 'YEAR',
}

registerEnumType(Interval, {
  name: 'Interval',
  description: 'A stretch of the calendar, in UTC.',
  valuesConfig: { WEEK: { description: 'From Monday.' } },
});

/** One bar of a plot. */
@ObjectType({ simpleResolvers: true, description: 'How many papers fall into one interval.' })
export class ActivityPoint {
  @Field(() => DateScalar, { description: 'The first day of the interval.' })
  from!: string;

  @Field(() => Int, { description: 'How many papers.' })
  count!: number;
}
