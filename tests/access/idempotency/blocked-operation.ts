import type { Client } from 'pg';
import type { Database } from '../../../src/platform/database/database';
import { clientOf } from '../../support/servers';
import type { TestDatabase } from '../../support/test-database';
import { until } from './support';

/**
 * Two mutations in one operation, of which the first is done and the second waits: it votes for a paper whose row is
 * locked here. What happens to the operation then, happens between a mutation and its answer.
 */
export class BlockedOperation {
  static readonly text = `mutation ($topic: TopicInput!, $vote: VoteInput!) {
    createTopic(input: $topic) { topic { slug } userErrors { code } }
    vote(input: $vote) { paper { id } userErrors { code } }
  }`;

  private constructor(
    private readonly database: Database,
    private readonly locker: Client,
    private readonly paperKey: number,
  ) {}

  static async lockPaper({ connection, database }: TestDatabase): Promise<BlockedOperation> {
    const [paper] = await database.query<{ id: number }>('select min(id) as id from papers');
    const locker = clientOf(connection);
    await locker.connect();
    await locker.query('begin');
    await locker.query('select from papers where id = $1 for update', [paper?.id]);
    return new BlockedOperation(database, locker, paper?.id ?? 0);
  }

  variables(slug: string): object {
    const paperId = Buffer.from(`Paper:${this.paperKey}`).toString('base64url');
    return { topic: { slug, name: slug }, vote: { paperId, voter: slug } };
  }

  /** Waits until the second mutation stands before the lock; the process id of its connection. */
  async reached(): Promise<number> {
    let backend: number | undefined;
    await until(async () => {
      const [row] = await this.database.query<{ pid: number }>(`
        select pid
        from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock' and query like '%for no key update%'
      `);
      backend = row?.pid;
      return backend !== undefined;
    });
    return backend ?? 0;
  }

  async terminate(backend: number): Promise<void> {
    await this.database.query('select pg_terminate_backend($1, 5000)', [backend]);
  }

  async unlock(): Promise<void> {
    await this.locker.end();
  }
}
