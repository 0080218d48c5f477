import { encodeNodeId } from '../../../src/platform/graphql/nodes/node-id';
import { startTestApp, type TestApp } from '../../support/test-app';
import { insertPapers } from './insert-papers';

describe('paper', () => {
  let app: TestApp;
  let ids: Record<string, string>;
  beforeAll(async () => {
    app = await startTestApp({ template: 'empty' });
    const [recent = 0, old = 0, published = 0] = await insertPapers(app.database, [
      { title: 'recent', arxivId: '2503.09516' },
      { title: 'old', arxivId: 'math/0211159' },
      { title: 'published', doi: '10.1038/s41586-024-07487-w' },
    ]);
    ids = {
      recent: encodeNodeId('Paper', recent),
      old: encodeNodeId('Paper', old),
      published: encodeNodeId('Paper', published),
    };
  });
  afterAll(() => app.close());

  const find = async (variables: { id?: unknown; arxivId?: unknown; doi?: unknown }) => {
    const query = `query ($id: ID, $arxivId: String, $doi: String) {
      paper(id: $id, arxivId: $arxivId, doi: $doi) { id title }
    }`;
    const { data, errors } = await app.ask(query, variables);
    return errors ?? data.paper;
  };

  it.each([
    ['2503.09516', 'recent'],
    ['2503.09516v3', 'recent'],
    [' 2503.09516 ', 'recent'],
    ['arXiv:2503.09516v1', 'recent'],
    ['https://arxiv.org/abs/2503.09516', 'recent'],
    ['http://www.arxiv.org/abs/2503.09516v2', 'recent'],
    ['https://arxiv.org/pdf/2503.09516v2.pdf', 'recent'],
    ['https://arxiv.org/pdf/2503.09516?download=1', 'recent'],
    ['https://huggingface.co/papers/2503.09516', 'recent'],
    ['math/0211159', 'old'],
    ['math.DG/0211159v1', 'old'],
    ['MATH/0211159', 'old'],
    ['https://arxiv.org/abs/math/0211159', 'old'],
  ])('is found by the arXiv id %s', async (arxivId, title) => {
    expect(await find({ arxivId })).toEqual({ id: ids[title], title });
  });

  it.each([
    ['10.1038/s41586-024-07487-w', 'published'],
    ['10.1038/S41586-024-07487-W', 'published'],
    ['doi:10.1038/s41586-024-07487-w', 'published'],
    ['https://doi.org/10.1038/s41586-024-07487-w', 'published'],
    ['http://dx.doi.org/10.1038/s41586-024-07487-w', 'published'],
    ['10.48550/arXiv.2503.09516', 'recent'],
    ['https://doi.org/10.48550/ARXIV.2503.09516', 'recent'],
    ['10.48550/arXiv.math/0211159', 'old'],
  ])('is found by the DOI %s', async (doi, title) => {
    expect(await find({ doi })).toEqual({ id: ids[title], title });
  });

  it('is found by its id', async () => {
    expect(await find({ id: ids.old })).toEqual({ id: ids.old, title: 'old' });
    expect(await find({ id: ids.old, arxivId: null, doi: null })).toEqual({ id: ids.old, title: 'old' });
  });

  it.each([
    { arxivId: '2503.00000' },
    { arxivId: '' },
    { arxivId: 'no arXiv id' },
    { arxivId: '2503.09516; drop table papers' },
    { arxivId: '2503.09516\0' },
    { doi: '10.1038/unknown' },
    { doi: '' },
    { doi: 'no DOI' },
    { doi: '10.48550/arXiv.2503.00000' },
    { doi: '10.1038/s41586\0' },
    { id: '' },
    { id: 'garbage' },
    { id: encodeNodeId('Paper', 2_147_483_647) },
    { id: encodeNodeId('Topic', 1) },
  ])('is null where nothing stands behind %j', async (variables) => {
    expect(await find(variables)).toBeNull();
  });

  it.each([
    [{}, 'none'],
    [{ id: null, arxivId: null }, 'none'],
    [{ id: 'x', doi: '10.1038/x' }, '2'],
    [{ id: '', arxivId: '', doi: '' }, '3'],
  ])('takes exactly one argument, not %j', async (variables, count) => {
    expect(await find(variables)).toMatchObject([
      {
        message: `Expected exactly one of "id", "arxivId" and "doi", got ${count}.`,
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ]);
  });
});
