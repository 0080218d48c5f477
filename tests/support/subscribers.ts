import { issueToken } from '../../src/access';
import { decodeNodeId } from '../../src/platform/graphql/nodes/node-id';
import type { TestApp } from './test-app';

/** A subscriber of a test, and what opens what is theirs. */
export interface TestSubscriber {
  id: string;
  key: number;
  email: string;
  /** Goes behind Authorization: Bearer. */
  manageToken: string;
  subscriptionId: string;
}

const importing = `
  mutation ($input: ImportSubscribersInput!) {
    importSubscribers(input: $input) { accepted userErrors { message } }
  }`;

let invented = 0;

/** A subscriber whom a program brought, confirmed, with one digest subscription. */
export async function confirmedSubscriber(
  app: TestApp,
  email = `reader-${++invented}@example.org`,
): Promise<TestSubscriber> {
  const { importSubscribers } = await app.admin(importing, {
    input: { subscribers: [{ email }], alreadyConfirmed: true },
  });
  expect(importSubscribers).toEqual({ accepted: 1, userErrors: [] });
  const { subscriber } = await app.admin(
    'query ($email: EmailAddress!) { subscriber(email: $email) { id email subscriptions { id } } }',
    { email },
  );
  const key = decodeNodeId(subscriber.id)?.key ?? 0;
  const now = new Date('2025-03-14T08:00:00Z');
  const manageToken = await app.database.transaction(async (transaction) =>
    issueToken(transaction, { purpose: 'MANAGE', subscriberKey: key, now }),
  );
  return {
    id: subscriber.id,
    key,
    email: subscriber.email,
    manageToken,
    subscriptionId: subscriber.subscriptions[0].id,
  };
}
