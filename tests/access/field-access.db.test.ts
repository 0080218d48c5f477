import { type GraphQLField, type GraphQLObjectType } from 'graphql';
import { issueToken, Scope } from '../../src/access';
import { buildSchema, nodeTypes } from '../../src/build-schema';
import { confirmedSubscriber, type TestSubscriber } from '../support/subscribers';
import { type Answer, startTestApp, type TestApp } from '../support/test-app';
import { type Asker, expectedOutcome, fieldRules, nodeRules } from './field-rules';
import { sampleOperation } from './sample-operation';

const schema = buildSchema();
const operations = [
  ...fieldsOf(schema.getQueryType()).map((field) => toOperation('Query', field)),
  ...fieldsOf(schema.getMutationType()).map((field) => toOperation('Mutation', field)),
];

const callers: { who: string; asker: Asker }[] = [
  { who: 'an anonymous caller', asker: null },
  { who: 'a subscriber', asker: 'a subscriber' },
  ...Object.values(Scope).map((scope) => ({ who: `a key with ${scope}`, asker: scope })),
];

describe('Access to each field', () => {
  let app: TestApp;
  let subscriber: TestSubscriber;
  const keys = new Map<Asker, string>();
  beforeAll(async () => {
    app = await startTestApp();
    for (const scope of Object.values(Scope)) {
      keys.set(scope, await app.createKey(scope));
    }
    subscriber = await confirmedSubscriber(app);
    keys.set('a subscriber', subscriber.manageToken);
  });
  afterAll(() => app.close());

  it('has a rule, and no rule is about a field that is gone', () => {
    expect(operations.map(({ name }) => name).toSorted()).toEqual(Object.keys(fieldRules).toSorted());
    expect([...nodeTypes.keys()].toSorted()).toEqual(Object.keys(nodeRules).toSorted());
  });

  describe.each(operations)('$name', ({ name, text }) => {
    const rule = fieldRules[name] ?? Scope.ADMIN;

    it.each(callers)('answers $who by its rule', async ({ asker }) => {
      const answer = await app.ask(text, {}, { key: keyOf(asker) });
      expect(outcomeOf(answer)).toBe(expectedOutcome(rule, asker));
    });
  });

  describe('with a credential that is no good', () => {
    const credentials = {
      'an expired key': async () => {
        const key = await app.createKey(Scope.ADMIN);
        await app.database.query(`
          update api_keys
          set expires_at = '2025-03-14T07:59:59Z'
          where id = (select max(id) from api_keys)
        `);
        return `Bearer ${key}`;
      },
      'a revoked key': async () => {
        const key = await app.createKey(Scope.ADMIN);
        const { data } = await app.ask('{ viewer { apiKey { id } } }', {}, { key });
        await app.admin('mutation ($input: NodeInput!) { revokeApiKey(input: $input) { deletedId } }', {
          input: { id: data.viewer.apiKey.id },
        });
        return `Bearer ${key}`;
      },
      'a key that nobody made': async () => `Bearer bsk_${'x'.repeat(43)}`,
      'a good key and one character more': async () => `Bearer ${keyOf(Scope.ADMIN)}x`,
      'the hash of a good key': async () => {
        const [row] = await app.database.query<{ hash: string }>('select hash from api_keys limit 1');
        return `Bearer ${row?.hash}`;
      },
      'a manage token that has expired': async () => {
        const { key, manageToken } = await confirmedSubscriber(app);
        await app.database.query(
          `update subscriber_tokens set expires_at = '2025-03-14T07:59:59Z' where subscriber_id = $1`,
          [key],
        );
        return `Bearer ${manageToken}`;
      },
      'the hash of a manage token': async () => {
        const [row] = await app.database.query<{ hash: string }>('select hash from subscriber_tokens limit 1');
        return `Bearer ${row?.hash}`;
      },
      'a token for another purpose': async () => {
        const { key } = await confirmedSubscriber(app);
        const now = new Date('2025-03-14T08:00:00Z');
        return `Bearer ${await issueToken(app.database, { purpose: 'CONFIRM', subscriberKey: key, now })}`;
      },
      'the manage token of a subscriber who was erased': async () => {
        const { id, manageToken } = await confirmedSubscriber(app);
        await app.admin('mutation ($input: NodeInput!) { eraseSubscriber(input: $input) { deletedId } }', {
          input: { id },
        });
        return `Bearer ${manageToken}`;
      },
      'a good key under another scheme': async () => `Basic ${keyOf(Scope.ADMIN)}`,
      'a good key without a scheme': async () => `${keyOf(Scope.ADMIN)}`,
      'two good keys': async () => `Bearer ${keyOf(Scope.ADMIN)} ${keyOf(Scope.ADMIN)}`,
      'no key behind the scheme': async () => 'Bearer',
      'a text of many words': async () => `Bearer ${'many words '.repeat(500)}`,
    };

    it.each(Object.entries(credentials))('%s opens no field at all: HTTP 401', async (_, credential) => {
      const authorization = await credential();
      for (const { name, text } of operations) {
        const answer = await app.ask(text, {}, { headers: { authorization } });
        expect([name, answer.status, answer.data, outcomeOf(answer)]).toEqual([
          name,
          401,
          undefined,
          'UNAUTHENTICATED',
        ]);
        expect(answer.headers.get('www-authenticate')).toBe('Bearer');
      }
    });
  });

  describe.each(Object.entries(nodeRules))('A node of type %s', (type, rule) => {
    it.each(callers)('is shown to $who by its rule', async ({ asker }) => {
      const id = await someIdOf(type);
      const shown = expectedOutcome(rule, asker) === 'allowed' ? { __typename: type, id } : null;
      const query = 'query ($id: ID!) { node(id: $id) { __typename id } nodes(ids: [$id]) { __typename id } }';
      const { data, errors } = await app.ask(query, { id }, { key: keyOf(asker) });
      expect({ data, errors }).toEqual({ data: { node: shown, nodes: [shown] } });
    });
  });

  it('lets a key read itself through `node`', async () => {
    const key = keyOf(Scope.VOTES_WRITE);
    const { data } = await app.ask('{ viewer { apiKey { id } } }', {}, { key });
    const { id } = data.viewer.apiKey;
    const itself = await app.ask('query ($id: ID!) { node(id: $id) { id ... on ApiKey { scopes } } }', { id }, { key });
    expect(itself.data.node).toEqual({ id, scopes: [Scope.VOTES_WRITE] });
  });

  it.each(['Subscriber', 'DigestSubscription', 'Delivery'])('hides a %s from other subscribers', async (type) => {
    const other = await confirmedSubscriber(app);
    const id = await someIdOf(type);
    const { data } = await app.ask('query ($id: ID!) { node(id: $id) { id } }', { id }, { key: other.manageToken });
    expect(data.node).toBeNull();
  });

  function keyOf(asker: Asker): string | undefined {
    return asker === null ? undefined : keys.get(asker);
  }

  /** The id of an object that is there; of API keys the admin's own, of subscribers the one that asks. */
  async function someIdOf(type: string): Promise<string> {
    const { apiKeys, digest } = await app.admin(
      '{ apiKeys { id } digest { id entries(first: 1) { nodes { id authors { id } topics { topic { id } } } } } }',
    );
    const [paper] = digest.entries.nodes;
    const [author] = await app.database.query<{ id: number }>(`
      insert into authors (name, name_key)
      values ('Ada', 'ada')
      on conflict (name_key) do update set name = 'Ada'
      returning id
    `);
    const ids = new Map<string, string>([
      ['ApiKey', apiKeys[0].id],
      ['Author', Buffer.from(`Author:${author?.id}`).toString('base64url')],
      ['Delivery', await someDelivery()],
      ['Digest', digest.id],
      ['DigestSubscription', subscriber.subscriptionId],
      ['Paper', paper.id],
      ['Subscriber', subscriber.id],
      ['Topic', paper.topics[0].topic.id],
    ]);
    return ids.get(type) ?? `there is no ${type}`;
  }

  async function someDelivery(): Promise<string> {
    const [delivery] = await app.database.query<{ id: number }>(
      `insert into deliveries (subscriber_id, subscription_id, scheduled_for, attempt_after)
       select subscription.subscriber_id, subscription.id, now(), now()
       from digest_subscriptions subscription
       where subscription.subscriber_id = $1
       returning id`,
      [subscriber.key],
    );
    return Buffer.from(`Delivery:${delivery?.id}`).toString('base64url');
  }
});

function toOperation(parent: 'Query' | 'Mutation', field: GraphQLField<unknown, unknown>) {
  const text = sampleOperation(parent === 'Query' ? 'query' : 'mutation', field);
  return { name: `${parent}.${field.name}`, text };
}

function fieldsOf(type: GraphQLObjectType | null | undefined): GraphQLField<unknown, unknown>[] {
  return Object.values(type?.getFields() ?? {});
}

/** How an answer judges the caller; what it says of the made-up values does not matter. */
function outcomeOf({ errors = [] }: Answer): string {
  const refusal = errors.find(({ extensions }) => /^(UNAUTHENTICATED|FORBIDDEN)$/.test(`${extensions.code}`));
  if (refusal === undefined) {
    return errors.every(({ extensions }) => extensions.code === 'BAD_USER_INPUT')
      ? 'allowed'
      : `broken: ${JSON.stringify(errors)}`;
  }
  const { code, scope } = refusal.extensions;
  return scope === undefined ? `${code}` : `${code} ${scope}`;
}
