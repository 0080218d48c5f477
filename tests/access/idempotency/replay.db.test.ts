import { startTestApp, type TestApp } from '../../support/test-app';
import { askOnce, createTopic, expectNoLeak, rowCounts, topicInput } from './support';

describe('A mutation that is sent again with its Idempotency-Key', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterEach(() => expectNoLeak(app));
  afterAll(() => app.close());

  /** The answer as it goes over the wire. */
  async function bytesOf(
    idempotencyKey: string,
    query: string,
    variables: object,
    operationName?: string,
  ): Promise<string> {
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${app.adminKey}`,
        'idempotency-key': idempotencyKey,
      },
      body: JSON.stringify({ query, variables, operationName }),
    });
    return response.text();
  }

  it('gets the same bytes, is told so, and changes nothing', async () => {
    const first = await bytesOf('again', createTopic, topicInput('again'));
    expect(JSON.parse(first).data.createTopic).toMatchObject({ topic: { slug: 'again' }, userErrors: [] });
    const before = await rowCounts(app);
    expect(await bytesOf('again', createTopic, topicInput('again'))).toBe(first);
    expect(await rowCounts(app)).toEqual(before);
    const { headers } = await askOnce(app, 'again', createTopic, topicInput('again'));
    expect(headers.get('idempotent-replayed')).toBe('true');
  });

  it('gets what it got, also after the world has changed', async () => {
    const first = await bytesOf('world', createTopic, topicInput('world'));
    const { id } = JSON.parse(first).data.createTopic.topic;
    await app.admin('mutation ($id: ID!) { deleteTopic(input: { id: $id }) { deletedId userErrors { code } } }', {
      id,
    });
    const before = await rowCounts(app);
    expect(await bytesOf('world', createTopic, topicInput('world'))).toBe(first);
    expect(await rowCounts(app)).toEqual(before);
  });

  it('is refused with another body: HTTP 409, and nothing is done', async () => {
    await askOnce(app, 'conflict', createTopic, topicInput('conflict'));
    const before = await rowCounts(app);
    const otherText = createTopic.replace('paperCount', '');
    for (const [query, variables] of [
      [createTopic, topicInput('conflict-2')],
      [otherText, topicInput('conflict')],
    ] as const) {
      const { status, data, errors } = await askOnce(app, 'conflict', query, variables);
      expect({ status, data, code: errors?.[0]?.extensions.code }).toEqual({
        status: 409,
        data: undefined,
        code: 'IDEMPOTENCY_CONFLICT',
      });
    }
    expect(await rowCounts(app)).toEqual(before);
  });

  it('is refused where the text is the same and the operation another of its two', async () => {
    const query = `
      mutation One { createTopic(input: { slug: "one-of-two", name: "One" }) { topic { slug } } }
      mutation Two { createTopic(input: { slug: "two-of-two", name: "Two" }) { topic { slug } } }
    `;
    const send = async (operationName: string) => JSON.parse(await bytesOf('two', query, {}, operationName));
    expect((await send('One')).data.createTopic.topic.slug).toBe('one-of-two');
    expect((await send('Two')).errors[0].extensions.code).toBe('IDEMPOTENCY_CONFLICT');
  });

  it('is another one under another mutation, or from another caller', async () => {
    const key = await app.createKey('TOPICS_WRITE');
    const first = await askOnce(app, 'shared', createTopic, topicInput('shared'));
    const { id } = first.data.createTopic.topic;
    const theirs = await askOnce(app, 'shared', createTopic, topicInput('shared'), key);
    expect(theirs.data.createTopic.userErrors).toMatchObject([{ code: 'TAKEN' }]);
    const remove = 'mutation ($id: ID!) { deleteTopic(input: { id: $id }) { deletedId } }';
    expect((await askOnce(app, 'shared', remove, { id })).data.deleteTopic.deletedId).toBe(id);
  });

  it('gets a secret that was shown once no second time', async () => {
    const create = `mutation {
      a: createApiKey(input: { name: "a", scopes: [ADMIN] }) { secret apiKey { name prefix } }
      b: createApiKey(input: { name: "b", scopes: [ADMIN] }) { key: secret }
    }`;
    const { data: first } = await askOnce(app, 'secret', create);
    expect(first.a.secret).toMatch(/^bsk_/);
    expect(first.b.key).toMatch(/^bsk_/);
    const { data: second } = await askOnce(app, 'secret', create);
    expect(second).toEqual({ a: { ...first.a, secret: null }, b: { key: null } });
  });

  it('gets the user errors again, also where it would now succeed', async () => {
    const { topic } = (await app.admin(createTopic, topicInput('taken'))).createTopic;
    const first = await askOnce(app, 'user-errors', createTopic, topicInput('taken'));
    expect(first.data.createTopic).toMatchObject({ topic: null, userErrors: [{ code: 'TAKEN' }] });
    await app.admin('mutation ($id: ID!) { deleteTopic(input: { id: $id }) { deletedId } }', { id: topic.id });
    const second = await askOnce(app, 'user-errors', createTopic, topicInput('taken'));
    expect(second.data).toEqual(first.data);
  });

  it('works the second time where it failed by an error: errors are not remembered', async () => {
    const scopes = (list: string) =>
      app.database.query(`update api_keys set scopes = '{${list}}' where id = (select max(id) from api_keys)`);
    const key = await app.createKey('VOTES_WRITE');
    const refused = await askOnce(app, 'errors', createTopic, topicInput('errors'), key);
    expect(refused.errors?.[0]?.extensions).toEqual({ code: 'FORBIDDEN', scope: 'TOPICS_WRITE' });
    await scopes('TOPICS_WRITE');
    const allowed = await askOnce(app, 'errors', createTopic, topicInput('errors'), key);
    expect(allowed.data.createTopic.topic.slug).toBe('errors');
  });

  it('holds several mutations together: all of them, or none', async () => {
    const both = `mutation ($first: TopicInput!, $second: TopicInput!) {
      first: createTopic(input: $first) { topic { slug } userErrors { code } }
      second: createTopic(input: $second) { topic { slug } userErrors { code } }
    }`;
    const variables = { first: { slug: 'several-1', name: 'A' }, second: { slug: 'several-2', name: 'B' } };
    const done = await askOnce(app, 'several', both, variables);
    expect(done.data.second.topic.slug).toBe('several-2');
    const before = await rowCounts(app);
    expect((await askOnce(app, 'several', both, variables)).data).toEqual(done.data);

    const andOneRefused = `mutation ($first: TopicInput!) {
      createTopic(input: $first) { topic { slug } }
      createApiKey(input: { name: "k", scopes: [ADMIN] }) { secret }
    }`;
    const key = await app.createKey('TOPICS_WRITE');
    const refused = await askOnce(app, 'half', andOneRefused, { first: { slug: 'half', name: 'Half' } }, key);
    expect(refused.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect(await rowCounts(app)).toEqual({ ...before, api_keys: (before.api_keys ?? 0) + 1 });
  });

  it('sees in its own answer what it has written', async () => {
    const query = `mutation ($input: SetPaperTopicsInput!, $topic: TopicInput!) {
      createTopic(input: $topic) { topic { papers { totalCount } } }
      setPaperTopics(input: $input) {
        paper { topics { topic { slug paperCount papers(first: 1) { totalCount nodes { id } } } origin } }
      }
    }`;
    const { digest } = await app.admin('{ digest { entries(first: 1) { nodes { id } } } }');
    const paperId = digest.entries.nodes[0].id;
    const { data, errors } = await askOnce(app, 'sees', query, {
      topic: { slug: 'sees', name: 'Sees' },
      input: { paperId, topics: ['sees'] },
    });
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      createTopic: { topic: { papers: { totalCount: 0 } } },
      setPaperTopics: {
        paper: {
          topics: [
            {
              topic: { slug: 'sees', paperCount: 1, papers: { totalCount: 1, nodes: [{ id: paperId }] } },
              origin: 'CURATOR',
            },
          ],
        },
      },
    });
  });
});
