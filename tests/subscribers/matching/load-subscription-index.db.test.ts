import { decodeNodeId } from '../../../src/platform/graphql/nodes/node-id';
import { loadSubscriptionIndex } from '../../../src/subscribers';
import { somePaper } from '../../papers/search/some-paper';
import { confirmedSubscriber, type TestSubscriber } from '../../support/subscribers';
import { startTestApp, type TestApp } from '../../support/test-app';
import { operations } from '../operations';

describe('The index of the subscriptions that stand', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  async function create(of: TestSubscriber, digest: object): Promise<number | undefined> {
    const input = { subscriberId: of.id, digest };
    const { createDigestSubscription } = await app.admin(operations.createDigest, { input });
    return decodeNodeId(createDigestSubscription.subscription.id)?.key;
  }

  it('finds what subscribers follow, save and read, but for those who left', async () => {
    const reader = await confirmedSubscriber(app);
    const leaver = await confirmedSubscriber(app);
    const byTopic = await create(reader, { topics: ['agents'] });
    const bySearch = await create(reader, { searches: ['"reward model"'], minVotes: 3 });
    const byAuthor = await create(reader, { authors: ['Ada Lovelace'] });
    const left = await create(leaver, { topics: ['agents'] });
    await app.admin(operations.unsubscribeSubscriber, { input: { id: leaver.id } });
    const index = await loadSubscriptionIndex(app.database);
    const among = (keys: Int32Array) => [byTopic, bySearch, byAuthor, left].filter((key = 0) => keys.includes(key));
    expect(among(index.reachedBy(somePaper({ topics: ['agents'], authors: ['ADA lovelace'] })))).toEqual([
      byTopic,
      byAuthor,
    ]);
    expect(among(index.reachedBy(somePaper({ title: 'Reward models', votes: 3 })))).toEqual([bySearch]);
    expect(among(index.reachedBy(somePaper({ title: 'Reward models', votes: 2 })))).toEqual([]);
  });
});
