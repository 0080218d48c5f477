import { createDataSource } from '../../../ormconfig';
import { Database } from '../../../src/platform/database/database';
import { isQueueUpToDate, migrateQueue } from '../../../src/platform/jobs/migrate-queue';
import { administrate, freshName, testServer, withDatabase } from '../../support/servers';

/** The tests' own user, where they start the server themselves, owns its databases and may do nothing else. */
describe('The tables of the queue', () => {
  const name = freshName('queue');
  const { admin } = testServer();
  const connection = withDatabase(admin, name);
  beforeAll(() => administrate(admin, `create database ${name}`));
  afterAll(() => administrate(admin, `drop database ${name} with (force)`));

  it('are made once where five processes start together, and left alone from then on', async () => {
    const dataSource = await createDataSource(connection).initialize();
    const database = Database.of(dataSource);
    expect(await isQueueUpToDate(database)).toBe(false);
    await Promise.all(Array.from({ length: 5 }, () => migrateQueue(connection)));
    expect(await isQueueUpToDate(database)).toBe(true);
    const applied = 'select id, ts from graphile_worker.migrations order by id';
    const before = await database.query<{ id: number }>(applied);
    expect(before.map(({ id }) => id)).toEqual(before.map((_, index) => index + 1));
    await migrateQueue(connection);
    expect(await database.query(applied)).toEqual(before);

    await database.query(
      'delete from graphile_worker.migrations where id = (select max(id) from graphile_worker.migrations)',
    );
    expect(await isQueueUpToDate(database)).toBe(false);
    await dataSource.destroy();
  });
});
