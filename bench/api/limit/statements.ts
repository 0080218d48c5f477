import { createHash } from 'node:crypto';
import { CursorCodec } from '../../../src/platform/graphql/pagination/cursor-codec';
import { apiQueries } from '../queries/api-queries';
import type { ApiQuery, LimitStatement, Variables } from '../queries/api-query';
import { signInSql } from './sign-in-sql';

/** What the limit does for one query. */
export type Answering =
  | { kind: 'text'; text: string }
  | {
      kind: 'statement';
      name: string;
      read(variables: Variables, keyHash: string): unknown[];
      /** Answers one request. */
      single: string;
      /** Answers any number of them, each parameter being an array; null for one that writes. */
      merged: string | null;
    };

/** The statements by the text of their queries, and by the hash of it. */
export function limitStatements(secret: string): Map<string, Answering> {
  const cursors = new CursorCodec([secret]);
  return new Map(
    apiQueries.flatMap((query) => {
      const { document, limit } = query;
      if (limit === null) {
        return [];
      }
      const answering = limit.kind === 'text' ? limit : compile(query, limit, { cursors, secret });
      const hash = createHash('sha256').update(document).digest('hex');
      return [
        [document, answering],
        [hash, answering],
      ];
    }),
  );
}

function compile(
  { name }: ApiQuery,
  { types, read, answer, prelude }: LimitStatement,
  { cursors, secret }: { cursors: CursorCodec; secret: string },
): Answering {
  const signed = signInSql(secret);
  const alone = (place: number): string => `$${place}::${types[place - 1]}`;
  const columns = types.map((_, index) => `p${index + 1}`);
  const arrays = types.map((type, index) => `$${index + 1}::${type}[]`);
  return {
    kind: 'statement',
    name,
    read: (variables, keyHash) => read(variables, { cursors, keyHash }),
    single: `${prelude?.(alone) ?? ''} select ${answer(alone, signed)} as text`,
    merged:
      prelude === undefined
        ? `select ${answer((place) => `request.p${place}`, signed)} as text
           from unnest(${arrays.join(', ')}) with ordinality as request (${columns.join(', ')}, place)
           order by request.place`
        : null,
  };
}
