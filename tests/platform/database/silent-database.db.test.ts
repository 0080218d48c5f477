import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../../ormconfig';
import { Database } from '../../../src/platform/database/database';
import { clientOf } from '../../support/servers';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';

const statementMillis = 200;

let own: TestDatabase;
let relay: Server;
let dataSource: DataSource;
/** While it is true, what the database answers gets lost on the way. */
let silent = false;
const sockets = new Set<Socket>();

beforeAll(async () => {
  own = await createTestDatabase('empty');
  const { host, port, user = '', password, database = '' } = clientOf(own.connection);
  relay = createServer((near) => {
    const far = host.startsWith('/') ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host);
    near.on('data', (data) => far.write(data));
    far.on('data', (data) => !silent && near.write(data));
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => [near, far].forEach((end) => end.destroy()));
    }
  });
  await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve));
  const at = { host: '127.0.0.1', port: (relay.address() as AddressInfo).port };
  dataSource = await createDataSource(
    { ...at, user, database, ...(password && { password }) },
    statementMillis,
  ).initialize();
});
afterAll(async () => {
  silent = false;
  await dataSource.destroy();
  sockets.forEach((socket) => socket.destroy());
  await new Promise((resolve) => relay.close(resolve));
  await own.drop();
});

describe('a database whose answers get lost', () => {
  it('is given up on two seconds after a statement should have ended, and asked anew on another connection', async () => {
    const database = Database.of(dataSource);
    expect(await database.query('select 1 as one')).toEqual([{ one: 1 }]);
    silent = true;
    await expect(database.query('select 1 as one')).rejects.toThrow('Query read timeout');
    silent = false;
    expect(await database.query('select 1 as one')).toEqual([{ one: 1 }]);
  });
});

describe('a session with a database whose answers get lost', () => {
  it('counts as lost, for others may hold by now what it held', async () => {
    const database = Database.of(dataSource);
    const seen = await database.session(async (session) => {
      const before = session.isLost;
      await expect(session.query('select nothing')).rejects.toThrow('does not exist');
      const between = session.isLost;
      silent = true;
      await session.query('select').catch(() => undefined);
      silent = false;
      return [before, between, session.isLost];
    });
    expect(seen).toEqual([false, false, true]);
  });
});

describe('a transaction that asks for time', () => {
  it('has it for each of its statements, and leaves none to the next', async () => {
    const database = Database.of(dataSource);
    const slept = database.transaction((transaction) => {
      transaction.giveTime(10_000);
      return transaction.query<object>('select pg_sleep(2.4)');
    });
    await expect(slept).resolves.toHaveLength(1);
    await expect(database.query('select pg_sleep(1)')).rejects.toThrow('statement timeout');
  });
});
