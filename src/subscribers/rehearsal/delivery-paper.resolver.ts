import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Paper, paperByKey } from '../../papers';
import type { RequestContext } from '../../platform/graphql/context/request-context';
import { DeliveryPaper } from './delivery-paper';

/** The paper behind an entry of a mail. */
@Resolver(() => DeliveryPaper)
export class DeliveryPaperResolver {
  @FieldResolver(() => Paper, { description: 'The paper.' })
  paper(@Root() { paperKey }: DeliveryPaper, @Ctx() context: RequestContext): Promise<Paper | null> {
    return paperByKey(context).load(paperKey);
  }
}
