import type { Pool } from 'pg';
import type { App } from '../../../src/app';
import type { Answer, TestApp } from '../../support/test-app';

export const createTopic = `mutation ($input: TopicInput!) {
  createTopic(input: $input) { topic { id slug name paperCount } userErrors { code field message } }
}`;

/** A topic that no other test makes. */
export function topicInput(slug: string): { input: object } {
  return { input: { slug, name: `The topic ${slug}` } };
}

/** Asks under an Idempotency-Key. */
export function askOnce(
  app: TestApp,
  idempotencyKey: string,
  query: string,
  variables: object = {},
  key = app.adminKey,
): Promise<Answer> {
  return app.ask(query, variables, { key, headers: { 'idempotency-key': idempotencyKey } });
}

/** How many rows each table holds that a mutation could write; the notes of use and rates are left out. */
export async function rowCounts({ database }: TestApp): Promise<Record<string, number>> {
  const [row] = await database.query<Record<string, number>>(`
    select
      (select count(*)::integer from papers) as papers,
      (select count(*)::integer from topics) as topics,
      (select count(*)::integer from digests) as digests,
      (select count(*)::integer from votes) as votes,
      (select count(*)::integer from changes) as changes,
      (select count(*)::integer from api_keys) as api_keys,
      (select count(*)::integer from idempotency_answers) as answers
  `);
  return row ?? {};
}

/** Connections that are lent out by the application's pool, and requests that wait for one. */
export function lentConnections({ database }: App): { lent: number; waiting: number } {
  const pool: Pool = database['pool'];
  return { lent: pool.totalCount - pool.idleCount, waiting: pool.waitingCount };
}

/** That every connection came back to the pool, a moment after the answer at the latest. */
export async function expectNoLeak({ app }: TestApp): Promise<void> {
  await until(() => lentConnections(app).lent === 0);
  expect(lentConnections(app)).toEqual({ lent: 0, waiting: 0 });
}

/** Asks again and again until the condition holds; fails after five seconds. */
export async function until(condition: () => Promise<boolean> | boolean): Promise<void> {
  const deadline = Date.now() + 5_000;
  while (!(await condition())) {
    if (Date.now() > deadline) {
      throw new Error(`Expected this to become true within five seconds: ${condition}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
