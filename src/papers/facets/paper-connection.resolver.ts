import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../platform/graphql/context/request-context';
import { InSql, rows, type Use } from '../../platform/planner/sql-form';
import { PaperConnection } from '../lists/paper-connection';
import type { PaperList } from '../lists/paper-list';
import { facetsOfList, facetsRow } from './load-facets';
import { PaperFacets } from './paper-facets';

/** The facets of a list of papers. */
@Resolver(() => PaperConnection)
export class PaperConnectionResolver {
  @InSql(rows(({ ways }: Use<object, RequestContext, PaperList>) => ways && facetsRow(ways[0].list), 'id'))
  @FieldResolver(() => PaperFacets, {
    description: 'Counts over the whole result, not the page; counted only where asked for.',
  })
  facets(@Root() connection: PaperConnection, @Ctx() context: RequestContext): Promise<PaperFacets | null> {
    return facetsOfList(context).load(connection.wanted);
  }
}
