import { startTestApp, type TestApp } from '../support/test-app';

describe('The digest of the seeds', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  it('comes back by its date, with its 54 papers in order', async () => {
    const { data, errors } = await app.ask(`{
      digest(date: "2025-03-13") {
        date title source revision paperCount
        entries(first: 100) { totalCount totalCountIsExact edges { position node { title abstract } } }
      }
    }`);
    expect(errors).toBeUndefined();
    const { entries, ...digest } = data.digest;
    expect(digest).toEqual({
      date: '2025-03-13',
      title: 'Daily papers, 13 March 2025',
      source: 'daily-papers',
      revision: 1,
      paperCount: 54,
    });
    expect(entries).toMatchObject({ totalCount: 54, totalCountIsExact: true });
    expect(entries.edges.map((edge: { position: number }) => edge.position)).toEqual(
      Array.from({ length: 54 }, (_, index) => index + 1),
    );
    expect(entries.edges[0].node.title).toMatch(/^Self-Consistency of the Internal Reward Models/);
    expect(entries.edges[2].node.title).toBe('ReST-MCTS*: LLM Self-Training via Process Reward Guided Tree Search');
  });
});
