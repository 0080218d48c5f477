import { Ctx, Field, Int, ObjectType } from 'type-graphql';
import { type EntityClass, toEntity } from '../../database/entity-columns';
import type { RequestContext } from '../context/request-context';
import type { ParentWithArguments } from '../context/loader-by-arguments';
import type { List } from './list';
import { counts, goesOn, type ListRow, type Page, pages } from './list-loaders';
import { PageInfo } from './page-info';

/** A node and where it stands. `row` holds what the list selected beside the node, for fields of the edge. */
export interface Edge<Item, Of extends List = List> {
  cursor: string;
  node: Item;
  row: ListRow;
  list: Of;
}

/**
 * The Relay types of a list: `PaperEdge` and `PaperConnection` for the name "Paper". A connection is a list that is
 * asked for but not yet read: `totalCount` alone costs a count, `nodes` alone a page; and all pages of one level of
 * a query come in one statement, however many parents they have.
 */
export function connectionType<Item extends object, Of extends List = List>(
  name: string,
  itemClass: EntityClass<Item>,
) {
  @ObjectType(`${name}Edge`, { description: 'A node and its place in the list.' })
  class EdgeClass implements Edge<Item, Of> {
    @Field({ description: 'The place in this list, for `after` and `before`.' })
    cursor!: string;

    @Field(() => itemClass, { description: 'What stands there.' })
    node!: Item;

    row!: ListRow;

    list!: Of;
  }

  @ObjectType(`${name}Connection`, { description: 'A page of a list, and what can be said of the whole (Relay).' })
  class ConnectionClass {
    constructor(readonly wanted: ParentWithArguments<Of>) {}

    @Field(() => [EdgeClass], { description: 'The page, each node with its cursor.' })
    async edges(@Ctx() context: RequestContext): Promise<Edge<Item, Of>[]> {
      const page = await this.page(context);
      const list = this.wanted.args;
      return page.rows.map((row) => ({
        cursor: this.cursorOf(row, context),
        node: toEntity(itemClass, row),
        row,
        list,
      }));
    }

    @Field(() => [itemClass], { description: 'The page without cursors.' })
    async nodes(@Ctx() context: RequestContext): Promise<Item[]> {
      const page = await this.page(context);
      return page.rows.map((row) => toEntity(itemClass, row));
    }

    @Field(() => PageInfo, { description: 'Where the page stands in the list.' })
    async pageInfo(@Ctx() context: RequestContext): Promise<PageInfo> {
      const page = await this.page(context);
      const [first, last] = [page.rows[0], page.rows.at(-1)];
      return new PageInfo({
        hasNextPage: async () => goesOn(await this.read(context), 'forward', context),
        hasPreviousPage: async () => goesOn(await this.read(context), 'backward', context),
        startCursor: first ? this.cursorOf(first, context) : null,
        endCursor: last ? this.cursorOf(last, context) : null,
      });
    }

    @Field(() => Int, {
      description: 'How many the whole list holds. Counted only where asked for; exact up to 10,000, where it stays.',
    })
    async totalCount(@Ctx() context: RequestContext): Promise<number> {
      return (await counts(context).load(this.wanted)).total;
    }

    @Field(() => Boolean, { description: 'False where the list holds more than 10,000.' })
    async totalCountIsExact(@Ctx() context: RequestContext): Promise<boolean> {
      return (await counts(context).load(this.wanted)).isExact;
    }

    private async page(context: RequestContext): Promise<Page> {
      return pages(context).load(await this.read(context));
    }

    /** The list in the way that suits its length. */
    private async read(context: RequestContext): Promise<ParentWithArguments<List>> {
      const { args, parentKey } = this.wanted;
      const isLong = args.whenLong !== undefined && !(await counts(context).load(this.wanted)).isExact;
      return { parentKey, args: isLong ? { ...args, ...args.whenLong } : args };
    }

    private cursorOf(row: ListRow, { cursors }: RequestContext): string {
      return cursors.encode({ order: this.wanted.args.sort.name, value: row.sortText, key: row.sortKey });
    }
  }

  return { Edge: EdgeClass, Connection: ConnectionClass };
}
