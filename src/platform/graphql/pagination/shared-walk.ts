import { rawSql, type Sql, sql } from '../../database/sql';
import type { CursorCodec } from './cursor-codec';
import { inOrder, type List, placeColumns, readsDescending, selectRows, type SharedWalk } from './list';

/** How far the walk goes at most. Who wants more than it met goes on a walk of its own. */
const longestWalk = 1_000;

/**
 * The same rows as `pageRows`, for one of many parents in a statement. Nothing in `walked` depends on the parent, so that
 * PostgreSQL keeps it from one parent to the next; and it is read no farther than the farthest of them needs.
 */
export function rowsOnSharedWalk(
  list: List,
  { note, ofParent, join }: SharedWalk,
  { cursors, most, when }: { cursors: CursorCodec; most: number; when: Sql | null },
): Sql {
  const { source, sort } = list;
  const everybodys: List = { ...list, source: { ...source, ofParent: null } };
  const noted = sql`${rawSql(`${sort.value} as "sortValue", ${source.key} as "sortKey"`)}, ${note} as note`;
  const suits = when ?? rawSql('true');
  const wanted = rawSql(String(most));
  const longest = rawSql(String(longestWalk));
  return sql`
    with walked as materialized (${selectRows(everybodys, noted, { cursors, most: longestWalk })}),
    met as materialized (
      select walked."sortValue", (walked."sortValue")::text as "sortText", walked."sortKey"
      from walked
      where ${ofParent} and ${suits}
      order by ${inOrder(readsDescending(list), 'walked')}
      limit ${wanted}
    ),
    judged as materialized (
      select (${suits}) is not true
        or (select count(*) from met) = ${wanted}
        or (select count(*) from walked) < ${longest} as suffices
    )
    select ${source.columns}, placed.*
    from (
      select met.* from met where (select judged.suffices from judged)
      union all
      (${selectRows(list, placeColumns(list), { cursors, most, when: sql`${suits} and not (select judged.suffices from judged)` })})
    ) as placed
    ${join}`;
}
