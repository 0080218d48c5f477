import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { authorByKey, paperByKey } from '../../papers';
import type { RequestContext } from '../../platform/graphql/context/request-context';
import { readListSize } from '../../platform/graphql/pagination/page-arguments';
import { topicByKey } from '../../topics';
import { findSuggestions } from './find-suggestions';
import { Suggestion } from './suggestion';

const defaultSize = 8;

/** Completion as it is typed. */
@Resolver()
export class SuggestResolver {
  @Query(() => [Suggestion], {
    description:
      'As-you-type completion over titles, topics and authors. Case, accents and the order of the words do not ' +
      'matter; the last word may be unfinished, and where little is found a misspelt one is corrected.',
  })
  async suggest(
    @Arg('prefix', () => String, { description: 'What was typed so far; the first 200 characters count.' })
    prefix: string,
    @Arg('first', () => Int, { nullable: true, defaultValue: defaultSize, description: 'How many: 1 to 100.' })
    first: number | null,
    @Ctx() context: RequestContext,
  ): Promise<Suggestion[]> {
    const found = await findSuggestions(context.database, prefix, readListSize('first', first, defaultSize));
    const load = { Author: authorByKey(context), Paper: paperByKey(context), Topic: topicByKey(context) };
    const suggestions = await Promise.all(found.map(({ type, key }) => load[type].load(key)));
    // A paper that goes at this very moment is suggested no more.
    return suggestions.filter((suggestion) => suggestion !== null);
  }
}
