import { Arg, Args, Ctx, Extensions, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { toCalendarDate } from '../../platform/calendar/calendar-date';
import { rawSql, sql } from '../../platform/database/sql';
import type { RequestContext } from '../../platform/graphql/context/request-context';
import { badUserInput } from '../../platform/graphql/errors/errors';
import { PageArguments, readListSize } from '../../platform/graphql/pagination/page-arguments';
import { InSql, list, rows, type Use } from '../../platform/planner/sql-form';
import { DateScalar } from '../../platform/graphql/scalars/date.scalar';
import { Topic, TopicCount } from '../../topics';
import { PaperFilter } from '../filter/paper-filter.input';
import { listPapers, PaperConnection } from '../lists/paper-connection';
import { type PaperList, paperList, type PaperListArguments } from '../lists/paper-list';
import {
  mostPapersOfRareTopic,
  type PaperScope,
  papersOfCommonTopic,
  papersOfRareTopic,
  papersOfTopic,
} from '../lists/paper-scope';
import { PaperOrder } from '../lists/paper-order.input';
import { ActivityPoint, Interval } from './activity-point';
import {
  type ActivityArguments,
  activityOfTopic,
  relatedTopics,
  topicActivity,
  topicsRelated,
} from './topic-statistics.loaders';

/** What papers add to topics. */
@Resolver(() => Topic)
export class TopicPapersResolver {
  @InSql(
    list(({ row, args }: Use<PaperListArguments>) => {
      const papers = (scope: PaperScope): PaperList => paperList({ scope, page: args, ...args });
      const count = rawSql(`${row}."paperCount"`);
      const most = rawSql(String(mostPapersOfRareTopic));
      return [
        { list: papers(papersOfRareTopic), when: sql`${count} <= ${most}` },
        { list: papers(papersOfCommonTopic), when: sql`${count} > ${most}` },
      ];
    }),
  )
  @FieldResolver(() => PaperConnection, { description: 'Papers of the topic and those below it.' })
  papers(
    @Root() topic: Topic,
    @Args() page: PageArguments,
    @Arg('filter', () => PaperFilter, { nullable: true, description: 'Which of them.' }) filter: PaperFilter | null,
    @Arg('orderBy', () => PaperOrder, { nullable: true, description: 'Newest first if left out.' })
    orderBy: PaperOrder | null,
  ): PaperConnection {
    return listPapers({ scope: papersOfTopic(topic), parentKey: topic.key, page, filter, orderBy });
  }

  @InSql(rows(({ args }: Use<{ first?: number | null }>) => topicsRelated(readRelated(args))))
  @FieldResolver(() => [TopicCount], {
    description:
      'Topics that most often share papers with this one; those above and below it aside. Of a topic of more than ' +
      '100,000 papers, by the newest ones.',
  })
  related(
    @Root() topic: Topic,
    @Arg('first', () => Int, { nullable: true, defaultValue: 5, description: 'How many: 1 to 100.' })
    first: number | null,
    @Ctx() context: RequestContext,
  ): Promise<TopicCount[]> {
    return relatedTopics(context).load({ parentKey: topic.key, args: readRelated({ first }) });
  }

  @InSql(rows(({ args, context }: Use<AskedActivity>) => activityOfTopic(readActivity(args, context))))
  @Extensions({ listSize: 50 })
  @FieldResolver(() => [ActivityPoint], {
    description:
      'Papers an interval, by the date that PUBLISHED_AT sorts by, gaps filled with zero: ready to plot. ' +
      'At most 1,000 points, the latest.',
  })
  activity(
    @Root() topic: Topic,
    @Arg('interval', () => Interval, { defaultValue: Interval.WEEK, description: 'How long each point is.' })
    interval: Interval,
    @Arg('from', () => DateScalar, { nullable: true, description: 'The first day; else that of the first paper.' })
    from: string | null,
    @Arg('to', () => DateScalar, { nullable: true, description: 'The last day; else today.' }) to: string | null,
    @Ctx() context: RequestContext,
  ): Promise<ActivityPoint[]> {
    return topicActivity(context).load({ parentKey: topic.key, args: readActivity({ interval, from, to }, context) });
  }
}

function readRelated({ first }: { first?: number | null }): { first: number } {
  return { first: readListSize('first', first, 5) };
}

interface AskedActivity {
  interval: Interval;
  from?: string | null;
  to?: string | null;
}

function readActivity({ interval, from, to }: AskedActivity, { clock }: RequestContext): ActivityArguments {
  const today = toCalendarDate(clock.now());
  if (from && from > (to ?? today)) {
    throw badUserInput(`Expected "from" to be no later than "to", got ${from} and ${to ?? today}.`);
  }
  return { interval, from: from ?? null, to: to ?? null, today };
}
