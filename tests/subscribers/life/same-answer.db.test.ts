import { AddressKeys } from '../../../src/platform/crypto/address-keys';
import type { Transaction } from '../../../src/platform/database/transaction';
import { requestManageLink, subscribe } from '../../../src/subscribers';
import { confirmedSubscriber } from '../../support/subscribers';
import { startTestApp, type TestApp } from '../../support/test-app';
import { answerAll, tokenFrom } from '../household';
import { operations } from '../operations';

const now = new Date('2025-03-14T08:00:00Z');

/** Who an address may belong to; the answer must not say. */
const situations = ['new', 'pending', 'active', 'paused', 'unsubscribed', 'erased', 'suppressed'] as const;

describe('What a request says of an address', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
    for (const situation of situations) {
      await prepare(situation, addressOf(situation));
    }
  });
  beforeEach(() => app.database.query('delete from mail_allowances'));
  afterAll(() => app.close());

  const addressOf = (situation: string) => `${situation}@example.org`;

  async function prepare(situation: (typeof situations)[number], email: string): Promise<void> {
    if (situation === 'new') {
      return;
    }
    if (situation === 'suppressed') {
      const keys = new AddressKeys('a-suppression-key-of-this-test-0123456789');
      await app.database.query('insert into suppressions values ($1, now())', [keys.hashOf(email)]);
      return;
    }
    if (situation === 'pending') {
      await app.ask(operations.subscribe, { input: { email } });
      await answerAll(app.database, now);
      return;
    }
    const { id } = await confirmedSubscriber(app, email);
    const by = { paused: operations.pause, unsubscribed: operations.unsubscribeSubscriber, erased: operations.erase };
    if (situation !== 'active') {
      await app.admin(by[situation], { input: { id } });
    }
  }

  it('is the same, to the letter and in its headers, whoever it belongs to', async () => {
    for (const operation of [operations.subscribe, operations.requestManageLink]) {
      const answers = [];
      for (const situation of situations) {
        const { status, headers, data, errors } = await app.ask(operation, { input: { email: addressOf(situation) } });
        answers.push({ status, length: headers.get('content-length'), data, errors });
      }
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
      expect(Object.values(answers[0]?.data)).toEqual([{ accepted: true, userErrors: [] }]);
    }
    await app.database.query('delete from subscription_requests');
  });

  it('is the same work: the same statements in the same order, which touch as many rows', async () => {
    const seen = new Map<string, Set<string>>([
      ['subscribe', new Set()],
      ['requestManageLink', new Set()],
    ]);
    for (const situation of situations) {
      const input = { email: addressOf(situation) };
      for (const [name, command] of Object.entries({ subscribe, requestManageLink })) {
        await app.database.transaction(async (transaction) => {
          const { recording, statements } = record(transaction);
          await command({ input, transaction: recording, now, network: '192.0.2.7' });
          seen.get(name)?.add(JSON.stringify(statements));
        });
      }
    }
    expect([...seen.values()].map((ways) => ways.size)).toEqual([1, 1]);
    await app.database.query('delete from subscription_requests');
  });

  it('cannot be read from the clock: times to answer are printed side by side', async () => {
    const rounds = 30;
    const times = new Map<string, number[]>([
      ['new', []],
      ['active', []],
    ]);
    for (let round = 0; round < rounds; round += 1) {
      for (const situation of round % 2 ? ['new', 'active'] : ['active', 'new']) {
        await app.database.query('delete from mail_allowances');
        const startedAt = performance.now();
        await app.ask(operations.subscribe, { input: { email: addressOf(situation) } });
        times.get(situation)?.push(performance.now() - startedAt);
      }
    }
    const lines = [...times].map(([situation, millis]) => {
      const sorted = millis.toSorted((a, b) => a - b);
      const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(2);
      return `${situation.padEnd(7)} p10 ${at(0.1)}  p50 ${at(0.5)}  p90 ${at(0.9)} ms`;
    });
    process.stdout.write(`subscribe, by who the address belongs to:\n${lines.join('\n')}\n`);
    expect([...times.values()].map((millis) => millis.length)).toEqual([rounds, rounds]);
  });

  it('is told by mail alone, and to the address alone', async () => {
    await app.database.query('delete from subscription_requests');
    await app.database.query('delete from mails');
    for (const situation of situations) {
      await app.database.query('delete from mail_allowances');
      await app.ask(operations.subscribe, { input: { email: addressOf(situation) } });
      await app.ask(operations.requestManageLink, { input: { email: addressOf(situation) } });
      await answerAll(app.database, now);
    }
    const mails = await app.database.query<{ recipient: string; kind: string }>(
      'select recipient, kind from mails order by id',
    );
    expect(mails.map(({ recipient, kind }) => `${recipient} ${kind}`)).toEqual([
      'new@example.org confirmation',
      'pending@example.org confirmation',
      'active@example.org manage-link',
      'active@example.org manage-link',
      'paused@example.org manage-link',
      'paused@example.org manage-link',
      'unsubscribed@example.org confirmation',
      'erased@example.org confirmation',
      'suppressed@example.org confirmation',
    ]);
    expect(await tokenFrom(app.database, 'erased@example.org', 'confirmToken')).toMatch(/^[\w-]{43}$/);
  });
});

/** Notes each statement of a transaction, and how many rows it gave. */
function record(transaction: Transaction): { recording: Transaction; statements: string[] } {
  const statements: string[] = [];
  const recording: Transaction = Object.create(transaction);
  recording.query = async <Row>(statement: string, values?: unknown[]) => {
    const rows = await transaction.query<Row>(statement, values);
    statements.push(`${statement} → ${rows.length}`);
    return rows;
  };
  recording.send = (statement, values) => {
    transaction.send(statement, values);
    statements.push(`${statement}`);
  };
  return { recording, statements };
}
