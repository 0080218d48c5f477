import { paperInput } from '../../support/factories';
import { startTestApp, type TestApp } from '../../support/test-app';
import { upsertPaper, upsertPapers } from './mutations';
import { changesOf, rowCounts } from './observe';

describe('A paper is known again', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ template: 'empty', env: { RATE_LIMITS: 'off' } });
  });
  afterAll(() => app.close());

  it.each([
    [
      'by its arXiv id, whatever its form and title',
      { arxivId: '2501.01001' },
      { arxivId: 'https://arxiv.org/abs/2501.01001v4' },
    ],
    ['by an arXiv id of the old kind', { arxivId: 'cs/0501001' }, { arxivId: 'arXiv:cs.CL/0501001v1' }],
    ['by its DOI, whatever its form and title', { doi: '10.1000/One' }, { doi: 'https://doi.org/10.1000/oNE' }],
    ['by the arXiv id that its DOI spells', { arxivId: '2501.01002' }, { doi: '10.48550/arXiv.2501.01002' }],
    [
      'by its arXiv id, where it has got another DOI',
      { arxivId: '2501.01003', doi: '10.1000/a' },
      { arxivId: '2501.01003', doi: '10.1000/b' },
    ],
  ])('%s', async (_, first, second) => {
    const { id } = await upsertPaper(app, paperInput(first));
    const { papers, updated } = await upsertPapers(app, [paperInput(second)]);
    expect({ id: papers[0]?.id, updated }).toEqual({ id, updated: 1 });
  });

  it.each([
    ['The Café of C++: a Study', 'the cafe of C++ – A STUDY.'],
    ['Ｆｕｌｌ Ｗｉｄｔｈ', 'full-width'],
    ['Straße', 'STRAßE'],
    ['Two\n  Lines', 'Two Lines'],
  ])('by its title without ids: %j is %j', async (one, other) => {
    const { id } = await upsertPaper(app, paperInput({ title: one }));
    expect((await upsertPaper(app, paperInput({ title: other }))).id).toBe(id);
  });

  it.each([
    ['Programming in C', 'Programming in C++'],
    ['Learning Q', 'Learning Q*'],
    ['Part 1', 'Part 2'],
    ['???', '!!!'],
  ])('and two titles are two papers: %j, %j', async (one, other) => {
    const { created } = await upsertPapers(app, [paperInput({ title: one }), paperInput({ title: other })]);
    expect(created).toBe(2);
  });

  it('by the title of one without ids, which takes on the ids that arrive', async () => {
    const paper = paperInput();
    const { id } = await upsertPaper(app, paper);
    expect(await upsertPaper(app, { ...paper, doi: '10.1000/late' })).toMatchObject({ id, doi: '10.1000/late' });
    expect(await upsertPaper(app, { ...paper, doi: '10.1000/late', arxivId: '2501.02001' })).toMatchObject({
      id,
      arxivId: '2501.02001',
    });
    expect((await upsertPaper(app, paper)).id).toBe(id);
  });

  it('not by the title of one that has other ids', async () => {
    const paper = paperInput({ arxivId: '2501.03001' });
    const { id } = await upsertPaper(app, paper);
    const other = await upsertPaper(app, { ...paper, arxivId: '2501.03002' });
    expect(other.id).not.toBe(id);
    expect((await upsertPaper(app, { ...paper, arxivId: null })).id).toBe(id);
  });

  it('by the ids and titles that earlier rows of the same batch brought', async () => {
    const paper = paperInput();
    const { papers, ...counts } = await upsertPapers(app, [
      paper,
      { ...paper, arxivId: '2501.04001' },
      paperInput({ arxivId: '2501.04001', doi: '10.1000/batch' }),
      paperInput({ doi: '10.1000/batch', abstract: 'The last word.' }),
    ]);
    expect(counts).toEqual({ created: 1, updated: 3, unchanged: 0, userErrors: [] });
    expect(new Set(papers.map((written) => written?.id)).size).toBe(1);
    expect(papers[0]).toMatchObject({ arxivId: '2501.04001', doi: '10.1000/batch', abstract: 'The last word.' });
  });

  it('twice in one batch, and what the two rows come to is not changed by the same batch again', async () => {
    const paper = paperInput({ arxivId: '2501.05001' });
    const batch = [paper, { ...paper, abstract: 'The second row contradicts the first.' }];
    expect(await upsertPapers(app, batch)).toMatchObject({ created: 1, updated: 1 });
    const { changes } = await changesOf(app.database, async () => {
      expect(await upsertPapers(app, batch)).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
    });
    expect(changes).toEqual({});
  });

  it('when one batch hands a DOI from one paper to another, or a title to a new one', async () => {
    const [one, two] = [
      await upsertPaper(app, paperInput({ arxivId: '2501.06001', doi: '10.1000/swap.1' })),
      await upsertPaper(app, paperInput({ arxivId: '2501.06002', doi: '10.1000/swap.2' })),
    ];
    const bare = paperInput();
    const { id } = await upsertPaper(app, bare);
    const payload = await upsertPapers(app, [
      paperInput({ arxivId: '2501.06002', doi: '10.1000/swap.3' }),
      paperInput({ arxivId: '2501.06001', doi: '10.1000/swap.2' }),
      paperInput({ arxivId: '2501.06002', doi: '10.1000/swap.1' }),
      { ...bare, arxivId: '2501.06003' },
      paperInput({ arxivId: '2501.06003' }),
      bare,
    ]);
    expect(payload).toMatchObject({ created: 1, updated: 5, userErrors: [] });
    expect(payload.papers.slice(0, 5).map((paper) => paper?.id)).toEqual([two.id, one.id, two.id, id, id]);
    expect(payload.papers[0]?.doi).toBe('10.1000/swap.1');
    expect(payload.papers[1]?.doi).toBe('10.1000/swap.2');
    expect(payload.papers[5]?.title).toBe(bare.title);
  });

  describe('as two at once', () => {
    const [arxivId, doi] = ['2501.07001', '10.1000/conflict'];
    beforeAll(async () => {
      await upsertPapers(app, [
        paperInput({ title: 'The Left One', arxivId }),
        paperInput({ title: 'The Right One', doi }),
        paperInput({ arxivId: '2501.07002', doi: '10.1000/pair' }),
      ]);
    });

    const rows = () => [
      paperInput(),
      paperInput({ arxivId, doi }),
      paperInput({ arxivId: '2501.07003', doi: '10.1000/pair' }),
      paperInput(),
    ];
    const userErrors = [
      {
        code: 'CONFLICT',
        field: ['papers', '1', 'doi'],
        message: `The arXiv id ${arxivId} and the DOI ${doi} are known as two papers, "The Left One" and "The Right One".`,
      },
      {
        code: 'CONFLICT',
        field: ['papers', '2', 'arxivId'],
        message: 'The DOI 10.1000/pair is known with the arXiv id 2501.07002, not 2501.07003.',
      },
    ];

    it('which refuses everything by REJECT_EVERYTHING', async () => {
      const before = await rowCounts(app.database);
      expect(await upsertPapers(app, rows())).toEqual({ papers: [], created: 0, updated: 0, unchanged: 0, userErrors });
      expect(await rowCounts(app.database)).toEqual(before);
    });

    it('which refuses those rows alone by REJECT_FAILED_ROWS', async () => {
      const { papers, ...payload } = await upsertPapers(app, rows(), 'REJECT_FAILED_ROWS');
      expect(payload).toEqual({ created: 2, updated: 0, unchanged: 0, userErrors });
      expect(papers.map((paper) => paper !== null)).toEqual([true, false, false, true]);
    });
  });
});
