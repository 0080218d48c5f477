import type { DataSource } from 'typeorm';
import { createDataSource } from '../../ormconfig';
import { migrations } from '../../migrations';
import { migrate } from '../../src/platform/database/migrate';
import { administrate, freshName, testServer, withDatabase } from '../support/servers';

/** Everything that a migration can make in a schema, in the words of PostgreSQL. */
const inventory = `
  select 'column' as kind, format('%s.%s', attribute.attrelid::regclass, attribute.attname) as name,
    format('%s %s %s %s %s', format_type(attribute.atttypid, attribute.atttypmod), attribute.attnotnull,
      attribute.attidentity, attribute.attcollation::regcollation,
      pg_get_expr(expression.adbin, expression.adrelid)) as definition
  from pg_attribute attribute
  join pg_class relation on relation.oid = attribute.attrelid and relation.relkind in ('r', 'p', 'v', 'm')
  left join pg_attrdef expression
    on expression.adrelid = attribute.attrelid and expression.adnum = attribute.attnum
  where attribute.attnum > 0
    and not attribute.attisdropped
    and relation.relnamespace = 'public'::regnamespace
  union all
  select 'constraint', conname, pg_get_constraintdef(oid) from pg_constraint where connamespace = 'public'::regnamespace
  union all
  select 'index', indexname, indexdef from pg_indexes where schemaname = 'public'
  union all
  select 'table', relname, relkind::text || relpersistence::text
  from pg_class
  where relnamespace = 'public'::regnamespace and relkind not in ('i', 'I')
  union all
  select 'function', oid::regprocedure::text, prosrc from pg_proc where pronamespace = 'public'::regnamespace
  union all
  select 'trigger', tgname, pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
  union all
  select 'type', typname, typtype::text from pg_type where typnamespace = 'public'::regnamespace and typtype in ('e', 'd')
  order by 1, 2
`;

interface Made {
  kind: string;
  name: string;
  definition: string;
}

describe('Migrations', () => {
  const name = freshName('migrations');
  const connection = withDatabase(testServer().admin, name);
  const names = migrations.map((migration) => migration.name);
  const withoutTimeout = 0;
  let dataSource: DataSource;

  beforeEach(async () => {
    await administrate(testServer().admin, `create database ${name}`);
    dataSource = await createDataSource(connection, withoutTimeout).initialize();
  });
  afterEach(async () => {
    await dataSource.destroy();
    await administrate(testServer().admin, `drop database ${name} with (force)`);
  });

  const made = (): Promise<Made[]> => dataSource.query(inventory);

  it('make what the entities say', async () => {
    await migrate(dataSource);
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('go down to nothing, and up again to the same', async () => {
    expect(await migrate(dataSource)).toEqual(names);
    const first = await made();
    for (const _ of names) {
      await dataSource.undoLastMigration();
    }
    const left = await made();
    expect(left.filter(({ kind, name: what }) => kind === 'table' && !what.startsWith('migrations'))).toEqual([]);
    expect(left.filter(({ kind }) => ['function', 'trigger', 'type'].includes(kind))).toEqual([]);
    expect(await migrate(dataSource)).toEqual(names);
    expect(await made()).toEqual(first);
  });

  it('find nothing to do the second time', async () => {
    await migrate(dataSource);
    const first = await made();
    expect(await migrate(dataSource)).toEqual([]);
    expect(await made()).toEqual(first);
  });

  it('run once each where five processes start together', async () => {
    const others = await Promise.all(
      Array.from({ length: 5 }, () => createDataSource(connection, withoutTimeout).initialize()),
    );
    const run = await Promise.all(others.map(migrate));
    await Promise.all(others.map((other) => other.destroy()));
    expect(run.flat()).toEqual(names);
    const recorded: { name: string }[] = await dataSource.query('select name from migrations order by id');
    expect(recorded.map((row) => row.name)).toEqual(names);
  });

  it('leave the way free for the next process where one of them fails', async () => {
    jest.spyOn(console, 'log').mockReturnValue();
    await dataSource.query('create table papers ()');
    await expect(migrate(dataSource)).rejects.toThrow('relation "papers" already exists');
    await dataSource.query('drop table papers');
    expect(await migrate(dataSource)).toEqual(names);
  });
});
