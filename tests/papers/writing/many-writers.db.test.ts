import { paperInputs } from '../../support/factories';
import { startTestApp, type TestApp } from '../../support/test-app';

describe('Many writers at once', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ template: 'empty', env: { RATE_LIMITS: 'off' } });
  });
  afterAll(() => app.close());

  it('wait for each other without keeping readers and voters from a connection', async () => {
    const mutation = `mutation ($input: UpsertPapersInput!) {
      upsertPapers(input: $input) { created papers { id } userErrors { message } }
    }`;
    const { upsertPapers } = await app.admin(mutation, { input: { papers: paperInputs(1) } });
    const [{ id: paperId }] = upsertPapers.papers;

    // Somebody else holds the catalogue's lock, so that no writer gets on while others ask.
    const holder = await app.database.begin();
    await holder.transaction.query('select pg_advisory_xact_lock($1)', [0x62_73_68_74]);
    const writing = Array.from({ length: 40 }, (_, index) =>
      app.admin(mutation, { input: { papers: [{ title: `Paper ${index}`, abstract: 'An abstract.' }] } }),
    );
    const { data } = await app.ask('{ papers { totalCount } }');
    expect(data.papers.totalCount).toBe(1);
    const vote = 'mutation ($input: VoteInput!) { vote(input: $input) { paper { votes } } }';
    const voted = await app.admin(vote, { input: { paperId, voter: 'reader 1' } });
    expect(voted.vote.paper.votes).toBe(1);

    await holder.rollback();
    const written = await Promise.all(writing);
    expect(written.map((answer) => answer.upsertPapers)).toEqual(
      written.map(() => expect.objectContaining({ created: 1, userErrors: [] })),
    );
  });
});
