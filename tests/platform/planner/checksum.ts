import type { Database } from '../../../src/platform/database/database';

/** What all tables hold, in one line a table: its rows and a digest of them. Keys note when they were last used. */
export async function checksumOf(database: Database): Promise<string> {
  const tables = await database.query<{ name: string }>(
    `select format('%I', tablename) as name
     from pg_tables
     where schemaname = 'public' and tablename not in ('api_keys', 'rate_limits')
     order by name`,
  );
  const lines: string[] = [];
  for (const { name } of tables) {
    const [row] = await database.query<{ rows: number; digest: string }>(
      `select count(*)::integer as rows, coalesce(md5(string_agg(held::text, '|' order by held::text)), '') as digest
       from ${name} held`,
    );
    lines.push(`${name} ${row?.rows} ${row?.digest}`);
  }
  return lines.join('\n');
}
