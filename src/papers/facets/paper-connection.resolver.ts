import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../platform/graphql/context/request-context';
import { PaperConnection } from '../lists/paper-connection';
import { facetsOfList } from './load-facets';
import { PaperFacets } from './paper-facets';

/** The facets of a list of papers. */
@Resolver(() => PaperConnection)
export class PaperConnectionResolver {
  @FieldResolver(() => PaperFacets, {
    description: 'Counts over the whole result, not the page; counted only where asked for.',
  })
  facets(@Root() connection: PaperConnection, @Ctx() context: RequestContext): Promise<PaperFacets> {
    return facetsOfList(context).load(connection.wanted);
  }
}
