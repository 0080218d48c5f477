import { listPapers, type PaperConnection } from '../../papers';
import type { RequestContext } from '../../platform/graphql/context/request-context';
import { requestLoader } from '../../platform/graphql/context/request-loaders';
import { correctQuery } from './correct-query';

/** Queries as they were probably meant; one query asked of many lists is corrected once. */
const correctionOf = requestLoader<string, string | null>((queries, { database }) =>
  Promise.all(queries.map((query) => correctQuery(database, query))),
);

/** The query of a list in a spelling that finds something, where as typed it finds nothing; else null. */
export async function didYouMean({ wanted }: PaperConnection, context: RequestContext): Promise<string | null> {
  const { parentKey, args } = wanted;
  const { scope, filter } = args;
  const query = filter?.query ?? null;
  const finds = async (spelling: string): Promise<boolean> => {
    const list = listPapers({ scope, parentKey, page: { first: 1 }, filter: { ...filter, query: spelling } });
    return (await list.nodes(context)).length > 0;
  };
  if (query === null || (await finds(query))) {
    return null;
  }
  const correction = await correctionOf(context).load(query);
  return correction !== null && (await finds(correction)) ? correction : null;
}
