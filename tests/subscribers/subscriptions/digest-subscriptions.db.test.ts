import { confirmedSubscriber, type TestSubscriber } from '../../support/subscribers';
import { startTestApp, type TestApp } from '../../support/test-app';
import { answerAll, tokenFrom } from '../household';
import { operations } from '../operations';

describe('Digest subscriptions', () => {
  let app: TestApp;
  let reader: TestSubscriber;
  let stranger: TestSubscriber;
  beforeAll(async () => {
    app = await startTestApp();
    reader = await confirmedSubscriber(app);
    stranger = await confirmedSubscriber(app);
  });
  afterAll(() => app.close());

  const create = async (digest: object, by = reader, of = reader) => {
    const input = { subscriberId: of.id, digest };
    const { data } = await app.ask(operations.createDigest, { input }, { key: by.manageToken });
    return data.createDigestSubscription;
  };
  const update = async (id: string, changes: object, by = reader) => {
    const { data } = await app.ask(operations.updateDigest, { input: { id, changes } }, { key: by.manageToken });
    return data.updateDigestSubscription;
  };

  const createTopic = async (slug: string): Promise<string> => {
    await app.admin('mutation ($input: TopicInput!) { createTopic(input: $input) { topic { slug } } }', {
      input: { slug, name: `Soon gone ${slug}` },
    });
    return (await app.admin('query ($slug: String!) { topic(slug: $slug) { id } }', { slug })).topic.id;
  };
  const deleteTopic = async (id: string): Promise<void> => {
    const { deleteTopic: deleted } = await app.admin(
      'mutation ($input: NodeInput!) { deleteTopic(input: $input) { deletedId } }',
      { input: { id } },
    );
    expect(deleted).toEqual({ deletedId: id });
  };

  it('are made by the subscriber, with all that the contract leaves out', async () => {
    const { subscription, userErrors } = await create({});
    expect(userErrors).toEqual([]);
    expect(subscription).toMatchObject({
      cadence: 'DAILY',
      weekday: null,
      topics: [],
      nextDeliveryAt: '2025-03-15T08:00:00.000Z',
      subscriber: { id: reader.id },
    });
  });

  it('change where a change is asked for, and nowhere else', async () => {
    const { subscription } = await create({ topics: ['agents'], searches: ['a', ' b ', 'a'], hour: 7 });
    const { id } = subscription;
    expect((await update(id, { hour: 21 })).subscription).toMatchObject({
      hour: 21,
      topics: [{ slug: 'agents' }],
      searches: ['a', 'b'],
      nextDeliveryAt: '2025-03-14T21:00:00.000Z',
    });
    expect((await update(id, { cadence: 'WEEKLY', weekday: 'FRIDAY', topics: [] })).subscription).toMatchObject({
      cadence: 'WEEKLY',
      weekday: 'FRIDAY',
      topics: [],
      nextDeliveryAt: '2025-03-14T21:00:00.000Z',
    });
    expect((await update(id, { weekday: null })).subscription).toMatchObject({ weekday: 'MONDAY' });
    expect((await update(id, { active: false })).subscription).toMatchObject({ active: false, nextDeliveryAt: null });
    expect((await update(id, { active: true })).subscription).toMatchObject({ active: true });
  });

  it('say in which transaction they were last changed: indexes in memory go by that', async () => {
    const changedIn = async (): Promise<number> => {
      const [row] = await app.database.query<{ changedIn: string }>(
        'select changed_in as "changedIn" from digest_subscriptions order by id desc limit 1',
      );
      return Number(row?.changedIn);
    };
    const { subscription } = await create({ cadence: 'INSTANT', topics: ['agents'] });
    const made = await changedIn();
    expect(made).toBeGreaterThan(0);
    await update(subscription.id, { topics: [] });
    expect(await changedIn()).toBeGreaterThan(made);
  });

  it('come when papers have woken them, whatever changes but the cadence', async () => {
    const { subscription } = await create({ cadence: 'INSTANT' });
    const due = '2025-03-14T09:00:00.000Z';
    await app.database.query(
      `update digest_subscriptions set next_delivery_at = $1 where id = (select max(id) from digest_subscriptions)`,
      [due],
    );
    expect((await update(subscription.id, { hour: 5 })).subscription).toMatchObject({ nextDeliveryAt: due });
    expect((await update(subscription.id, { cadence: 'DAILY' })).subscription).toMatchObject({
      nextDeliveryAt: '2025-03-15T05:00:00.000Z',
    });
    expect((await update(subscription.id, { cadence: 'INSTANT' })).subscription).toMatchObject({
      nextDeliveryAt: null,
    });
  });

  it('refuse null for what cannot be, with the path', async () => {
    const changes = { hour: null, topics: null, active: null };
    expect((await update(reader.subscriptionId, changes)).userErrors).toEqual(
      ['hour', 'topics', 'active'].map((name) => ({ code: 'INVALID', field: ['changes', name] })),
    );
    expect((await update(reader.subscriptionId, { topics: ['nowhere'] })).userErrors).toEqual([
      { code: 'NOT_FOUND', field: ['changes', 'topics'] },
    ]);
  });

  it("are nobody else's: an id opens nothing", async () => {
    const notFound = { userErrors: [{ code: 'NOT_FOUND' }] };
    expect(await create({}, stranger, reader)).toMatchObject(notFound);
    expect(await update(reader.subscriptionId, { hour: 1 }, stranger)).toMatchObject(notFound);
    const key = stranger.manageToken;
    const input = { id: reader.id };
    const tries = {
      deleteDigestSubscription: [operations.deleteDigest, { id: reader.subscriptionId }],
      pauseSubscriber: [operations.pause, input],
      resumeSubscriber: [operations.resume, input],
      unsubscribeSubscriber: [operations.unsubscribeSubscriber, input],
      eraseSubscriber: [operations.erase, input],
    } as const;
    for (const [name, [operation, given]] of Object.entries(tries)) {
      expect((await app.ask(operation, { input: given }, { key })).data[name]).toMatchObject(notFound);
    }
    const { subscriber } = await app.admin('query ($id: ID!) { subscriber(id: $id) { status } }', { id: reader.id });
    expect(subscriber).toEqual({ status: 'ACTIVE' });
  });

  it('are twenty at most, however many are made at once', async () => {
    const collector = await confirmedSubscriber(app);
    const made = await Promise.all(Array.from({ length: 25 }, () => create({}, collector, collector)));
    expect(made.filter(({ subscription }) => subscription !== null)).toHaveLength(19);
    expect(made.find(({ subscription }) => subscription === null).userErrors).toEqual([
      { code: 'TOO_MANY', field: ['subscriberId'] },
    ]);
  });

  it('lose a topic that is deleted', async () => {
    const topicId = await createTopic('soon-gone');
    const { subscription } = await create({ topics: ['soon-gone', 'agents'] });
    expect(subscription.topics).toHaveLength(2);
    await deleteTopic(topicId);
    expect((await update(subscription.id, {})).subscription).toMatchObject({ topics: [{ slug: 'agents' }] });
  });

  it('end with the topic that they named alone, lest they hold everything', async () => {
    const topicId = await createTopic('soon-gone-alone');
    const topics = ['soon-gone-alone'];
    const { subscription: alone } = await create({ topics });
    const { subscription: withSearch } = await create({ topics, searches: ['lenses'] });
    const { subscription: withOther } = await create({ topics: [...topics, 'agents'] });
    const { subscription: ended } = await create({ topics });
    await update(ended.id, { active: false });
    await deleteTopic(topicId);

    const conflict = { subscription: null, userErrors: [{ code: 'CONFLICT', field: ['changes', 'active'] }] };
    expect((await update(alone.id, {})).subscription).toMatchObject({
      active: false,
      nextDeliveryAt: null,
      topics: [],
    });
    expect((await update(withSearch.id, {})).subscription).toMatchObject({ active: true, topics: [] });
    expect((await update(withOther.id, {})).subscription).toMatchObject({ active: true, topics: [{ slug: 'agents' }] });
    expect(await update(alone.id, { active: true })).toEqual(conflict);
    expect(await update(ended.id, { active: true })).toEqual(conflict);
    expect((await update(alone.id, { active: true, topics: ['agents'] })).subscription).toMatchObject({ active: true });
    expect((await update(ended.id, { active: true, topics: [] })).subscription).toMatchObject({ active: true });
    expect((await update(ended.id, { active: false })).subscription).toMatchObject({ active: false });
    expect((await update(ended.id, { active: true })).subscription).toMatchObject({ active: true });
  });

  it('are not brought back by undoing where they have lost their topic since', async () => {
    const topicId = await createTopic('gone-before-undo');
    const { subscription } = await create({ topics: ['gone-before-undo'] }, stranger, stranger);
    const { data } = await app.ask(
      'mutation ($input: NodeInput!) { unsubscribeSubscriber(input: $input) { userErrors { code } } }',
      { input: { id: stranger.id } },
      { key: stranger.manageToken },
    );
    expect(data.unsubscribeSubscriber.userErrors).toEqual([]);
    await deleteTopic(topicId);
    const token = await tokenFrom(app.database, stranger.email, 'undoToken');
    expect((await app.ask(operations.undo, { input: { token } })).data.undoUnsubscribe.accepted).toBe(true);
    expect((await update(subscription.id, {}, stranger)).subscription).toMatchObject({ active: false });
    expect((await update(stranger.subscriptionId, {}, stranger)).subscription).toMatchObject({ active: true });
  });

  it('are not made of everything where the topic goes between question and confirmation', async () => {
    const topicId = await createTopic('gone-before-answer');
    const email = 'late-answer@example.org';
    await app.ask(operations.subscribe, { input: { email, digest: { topics: ['gone-before-answer'] } } });
    await answerAll(app.database, new Date('2025-03-14T08:00:00Z'));
    await deleteTopic(topicId);
    const token = await tokenFrom(app.database, email, 'confirmToken');
    const { data } = await app.ask(operations.confirm, { input: { token } });
    expect(data.confirmSubscription.subscriber).toMatchObject({
      status: 'ACTIVE',
      subscriptions: [{ active: false, topics: [], nextDeliveryAt: null }],
    });
  });

  it('go with the vote of a subscriber, who votes for themselves alone', async () => {
    const { papers } = await app.admin('{ papers(first: 1) { nodes { id votes } } }');
    const [{ id: paperId, votes }] = papers.nodes;
    const key = stranger.manageToken;
    for (let time = 0; time < 2; time += 1) {
      const { data } = await app.ask(operations.vote, { input: { paperId } }, { key });
      expect(data.vote).toEqual({ paper: { votes: votes + 1, viewerHasVoted: true }, userErrors: [] });
    }
    const named = await app.ask(operations.vote, { input: { paperId, voter: 'me' } }, { key });
    expect(named.data.vote.userErrors).toEqual([{ code: 'INVALID', field: ['voter'] }]);
    const other = await app.ask(
      'query ($id: ID!) { paper(id: $id) { viewerHasVoted } }',
      { id: paperId },
      { key: reader.manageToken },
    );
    expect(other.data.paper).toEqual({ viewerHasVoted: false });
    const taking = 'mutation ($input: VoteInput!) { unvote(input: $input) { paper { votes viewerHasVoted } } }';
    const taken = await app.ask(taking, { input: { paperId } }, { key });
    expect(taken.data.unvote.paper).toEqual({ votes, viewerHasVoted: false });
  });
});
