import { type PaperFields, paperInput } from '../../support/factories';
import { startTestApp, type TestApp } from '../../support/test-app';
import { upsertPapers } from './mutations';
import { rowCounts } from './observe';

const long = (length: number) => 'x'.repeat(length);
const url = (length: number) => `https://a.io/${long(length - 'https://a.io/'.length)}`;

describe('upsertPapers used wrongly', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ template: 'empty', env: { RATE_LIMITS: 'off' } });
  });
  afterAll(() => app.close());

  it.each<[string, Partial<PaperFields>, string, string[]]>([
    ['a title of nothing but white space', { title: ' \n\t ' }, 'REQUIRED', ['title']],
    ['a title of control characters', { title: '\u0000\u0007\u200B' }, 'REQUIRED', ['title']],
    ['a title of 1,001 characters', { title: long(1_001) }, 'TOO_LONG', ['title']],
    ['an abstract of 20,001 characters', { abstract: long(20_001) }, 'TOO_LONG', ['abstract']],
    ['an arXiv id that is none', { arxivId: '2503.1' }, 'INVALID', ['arxivId']],
    ['an empty arXiv id', { arxivId: '' }, 'INVALID', ['arxivId']],
    ['an arXiv id of 201 characters', { arxivId: `2503.00001${' '.repeat(191)}` }, 'TOO_LONG', ['arxivId']],
    ['a version 0', { arxivId: '2503.00001v0' }, 'INVALID', ['arxivId']],
    ['a DOI that is none', { doi: '11.1000/x' }, 'INVALID', ['doi']],
    ['a DOI with white space inside', { doi: '10.1000/x y' }, 'INVALID', ['doi']],
    ['a DOI of 301 characters', { doi: `10.1000/x${' '.repeat(292)}` }, 'TOO_LONG', ['doi']],
    [
      'the DOI of another arXiv paper',
      { arxivId: '2503.00001', doi: '10.48550/arXiv.2503.00002' },
      'CONFLICT',
      ['doi'],
    ],
    ['a URL that is relative', { url: '/papers/1' }, 'INVALID', ['url']],
    ['a URL of another scheme', { url: 'javascript:alert(1)' }, 'INVALID', ['url']],
    ['a URL of 2,001 characters', { url: url(2_001) }, 'TOO_LONG', ['url']],
    ['a URL that is longer once it is encoded', { url: `https://a.io/${'ä'.repeat(1_000)}` }, 'INVALID', ['url']],
    ['a day that no calendar has', { publishedAt: '2025-02-30' }, 'INVALID', ['publishedAt']],
    ['an instant without an offset', { publishedAt: '2025-02-03T04:05:06' }, 'INVALID', ['publishedAt']],
    ['an instant before the year 1', { publishedAt: '0001-01-01T00:00:00+01:00' }, 'INVALID', ['publishedAt']],
    ['an instant after the year 9999', { withdrawnAt: '9999-12-31T23:59:59-01:00' }, 'INVALID', ['withdrawnAt']],
    ['a withdrawal at no time', { withdrawnAt: 'yes' }, 'INVALID', ['withdrawnAt']],
    ['5,001 authors', { authors: Array.from({ length: 5_001 }, () => 'A') }, 'TOO_MANY', ['authors']],
    ['an author of 301 characters', { authors: ['A', long(301)] }, 'TOO_LONG', ['authors']],
    ['51 categories', { categories: Array.from({ length: 51 }, () => 'cs.AI') }, 'TOO_MANY', ['categories']],
    ['a category of 301 characters', { categories: [long(301)] }, 'TOO_LONG', ['categories']],
    ['51 links', { links: Array.from({ length: 51 }, () => ({ url: 'https://a.io' })) }, 'TOO_MANY', ['links']],
    ['a link that is none', { links: [{ url: 'https://a.io' }, { url: 'a.io' }] }, 'INVALID', ['links', '1', 'url']],
    ['a link of 2,001 characters', { links: [{ url: url(2_001) }] }, 'TOO_LONG', ['links', '0', 'url']],
    ['fewer votes than none', { votes: -1 }, 'INVALID', ['votes']],
    ['more votes than can be counted', { votes: 2 ** 31 - 1 }, 'INVALID', ['votes']],
  ])('is told of %s, by its path', async (_, fields, code, path) => {
    const { userErrors, papers } = await upsertPapers(app, [paperInput(), paperInput(fields)], 'REJECT_FAILED_ROWS');
    const [first] = userErrors;
    expect(first).toEqual({ code, field: ['papers', '1', ...path], message: expect.stringMatching(/\S/) });
    expect(new Set(userErrors.map(({ field }) => field?.[2]))).toEqual(new Set([path[0]]));
    expect(papers.map((paper) => paper !== null)).toEqual([true, false]);
  });

  it('is told of everything that is wrong with every row at once', async () => {
    const before = await rowCounts(app.database);
    const rows = [paperInput({ title: '', doi: '1' }), paperInput(), paperInput({ votes: -1, links: [{ url: '' }] })];
    const { userErrors } = await upsertPapers(app, rows);
    expect(userErrors.map(({ code, field }) => [code, field?.join('.')])).toEqual([
      ['REQUIRED', 'papers.0.title'],
      ['INVALID', 'papers.0.doi'],
      ['INVALID', 'papers.2.votes'],
      ['INVALID', 'papers.2.links.0.url'],
    ]);
    expect(await rowCounts(app.database)).toEqual(before);
  });

  it('takes what is just within the limits', async () => {
    const { created, userErrors } = await upsertPapers(app, [
      paperInput({ title: long(1_000), abstract: long(20_000), url: url(2_000), votes: 1_000_000_000 }),
      paperInput({ title: '𝔸'.repeat(1_000), abstract: '𝔸'.repeat(20_000), authors: ['𝔸'.repeat(300)] }),
      paperInput({ publishedAt: '0001-01-01', withdrawnAt: '9999-12-31T23:59:59.999Z' }),
      paperInput({
        categories: [long(300)],
        links: Array.from({ length: 50 }, (_, at) => ({ url: `https://a.io/${at}` })),
      }),
    ]);
    expect({ created, userErrors }).toEqual({ created: 4, userErrors: [] });
  });

  it('needs a key with the scope PAPERS_WRITE', async () => {
    const mutation = 'mutation { upsertPapers(input: { papers: [] }) { created } }';
    const anonymous = await app.ask(mutation);
    expect(anonymous.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    const other = await app.ask(mutation, {}, { key: await app.createKey('DIGESTS_WRITE', 'TOPICS_WRITE') });
    expect(other.errors).toMatchObject([
      { extensions: { code: 'FORBIDDEN' }, message: expect.stringContaining('PAPERS_WRITE') },
    ]);
    const own = await app.ask(mutation, {}, { key: await app.createKey('PAPERS_WRITE') });
    expect(own.data).toEqual({ upsertPapers: { created: 0 } });
  });
});
