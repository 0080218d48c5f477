import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Scope } from '../../src/access';
import { DeliveryStatus } from '../../src/delivery/delivery-status';
import { TopicOrigin } from '../../src/papers/paper-topic.entity';
import { PaperLinkKind } from '../../src/papers/links/paper-link-kind';
import { ChangeAction, ChangeType } from '../../src/platform/change-log/change.entity';
import { MailStatus } from '../../src/platform/mail/mail.entity';
import { Cadence, SubscriberStatus, Weekday } from '../../src/subscribers';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

/** Tables that are no entities: an index over words, in partitions, which TypeORM does not know; and single settings. */
const withoutEntity = ['paper_search', 'search_tiers', 'search_progress', 'trending_half_life'];

/** What TypeORM's own comparison of entities and tables does not see. */
describe('The constraints of the database', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await createTestDatabase('empty');
  });
  afterAll(() => db.drop());

  it('have the foreign keys of the entities, each with the same explicit "on delete"', async () => {
    const inDatabase: { name: string; target: string; onDelete: string }[] = await db.dataSource.query(
      `
      select conname as name, confrelid::regclass::text as target,
        case confdeltype when 'c' then 'CASCADE' when 'r' then 'RESTRICT' when 'n' then 'SET NULL' end as "onDelete"
      from pg_constraint
      where contype = 'f' and conparentid = 0 and conrelid::regclass::text <> all ($1)
    `,
      [withoutEntity],
    );
    const inEntities = db.dataSource.entityMetadatas.flatMap(({ foreignKeys }) =>
      foreignKeys.map(({ name, onDelete, referencedEntityMetadata }) => ({
        name,
        target: referencedEntityMetadata.tableName,
        onDelete,
      })),
    );
    expect(inDatabase.length).toBeGreaterThanOrEqual(13);
    expect(byName(inDatabase)).toEqual(byName(inEntities));
    expect(inDatabase.filter(({ onDelete }) => onDelete === null)).toEqual([]);
  });

  it('are few outside the entities, and those delete with what they point at', async () => {
    const outside: { name: string; action: string }[] = await db.dataSource.query(
      `select conname as name, confdeltype as action
       from pg_constraint
       where contype = 'f' and conparentid = 0 and conrelid::regclass::text = any ($1)`,
      [withoutEntity],
    );
    expect(outside).toEqual([{ name: 'paper_search_paper_fkey', action: 'c' }]);
  });

  it('have an index for every foreign key, so that a delete looks nothing up by reading a table', async () => {
    const withoutIndex: { name: string }[] = await db.dataSource.query(`
      select conname as name
      from pg_constraint foreign_key
      where foreign_key.contype = 'f'
        and not exists (
          select
          from pg_index
          where pg_index.indrelid = foreign_key.conrelid
            and pg_index.indpred is null
            and (pg_index.indkey::smallint[])[0:cardinality(foreign_key.conkey) - 1] = foreign_key.conkey
        )
    `);
    expect(withoutIndex).toEqual([]);
  });

  it('have every check of the entities, word for word', async () => {
    const inDatabase: { name: string; definition: string }[] = await db.dataSource.query(
      `
      select conname as name, pg_get_constraintdef(oid) as definition
      from pg_constraint
      where contype = 'c' and coninhcount = 0 and connamespace = 'public'::regnamespace
        and conrelid::regclass::text <> all ($1)
    `,
      [withoutEntity],
    );
    const inEntities = [];
    for (const { tableName, checks } of db.dataSource.entityMetadatas) {
      for (const { name, expression } of checks) {
        inEntities.push({ name, definition: await inWordsOfPostgres(tableName, expression) });
      }
    }
    expect(byName(inEntities)).toEqual(byName(inDatabase));
  });

  it('hold every column of an enum to the values of that enum', async () => {
    const enums: Record<string, Record<string, string>> = {
      Cadence,
      ChangeAction,
      ChangeType,
      DeliveryStatus,
      MailStatus,
      PaperLinkKind,
      Scope,
      SubscriberStatus,
      TopicOrigin,
      Weekday,
    };
    const columns = columnsOfEnums();
    expect(new Set(columns.map((column) => column.type))).toEqual(new Set(Object.keys(enums)));
    for (const { entity, property, type } of columns) {
      const metadata = db.dataSource.getMetadata(entity);
      const column = metadata.findColumnWithPropertyName(property)?.databaseName ?? '';
      const allowed = await valuesAllowedBy(metadata.tableName, column);
      expect([`${entity}.${property}`, allowed]).toEqual([
        `${entity}.${property}`,
        Object.values(enums[type] ?? {}).toSorted(),
      ]);
    }
  });

  /** An expression as PostgreSQL writes it back, which evens out case, brackets and casts. */
  async function inWordsOfPostgres(table: string, expression: string): Promise<string> {
    return db.database.transaction(async (transaction) => {
      await transaction.query(`create temporary table probe (like ${table}) on commit drop`);
      await transaction.query(`alter table probe add constraint probe_check check (${expression})`);
      const [row] = await transaction.query<{ definition: string }>(
        `select pg_get_constraintdef(oid) as definition from pg_constraint where conname = 'probe_check'`,
      );
      return row?.definition ?? '';
    });
  }

  /** The texts in the one check that is about nothing but this column. */
  async function valuesAllowedBy(table: string, column: string): Promise<string[]> {
    const rows = await db.database.query<{ definition: string }>(
      `select pg_get_constraintdef(pg_constraint.oid) as definition
       from pg_constraint
       join pg_attribute on attrelid = conrelid and array[attnum] = conkey
       where contype = 'c' and conrelid = $1::regclass and attname = $2`,
      [table, column],
    );
    return rows
      .flatMap(({ definition }) => [...definition.matchAll(/'([^']*)'/g)].map(([, value = '']) => value))
      .sort();
  }
});

/** The properties of entities whose type is an enum, from the sources: nothing of that is left at run time. */
function columnsOfEnums(): { entity: string; property: string; type: string }[] {
  const src = join(__dirname, '../../src');
  const texts = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => ({ path, text: readFileSync(join(src, path), 'utf8') }));
  const enums = new Set(
    texts.flatMap(({ text }) => [...text.matchAll(/^export enum (\w+)/gm)].map(([, name]) => name)),
  );
  return texts
    .filter(({ path }) => path.endsWith('.entity.ts'))
    .flatMap(({ text }) => {
      const [, entity = ''] = /^export class (\w+)/m.exec(text) ?? [];
      return [...text.matchAll(/^ {2}(\w+)!: (\w+)(?:\[\])?(?: \| null)?;$/gm)]
        .filter(([, , type]) => enums.has(type))
        .map(([, property = '', type = '']) => ({ entity, property, type }));
    });
}

function byName<Named extends { name: string }>(rows: readonly Named[]): Named[] {
  return rows.toSorted((a, b) => a.name.localeCompare(b.name));
}
