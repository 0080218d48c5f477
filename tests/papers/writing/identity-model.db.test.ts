import fc from 'fast-check';
import { paperInput } from '../../support/factories';
import { startTestApp, type TestApp } from '../../support/test-app';
import { IdentityModel, type ModelRow, type Place } from './identity-model';
import { upsertPapers } from './mutations';

const few = { min: 0, max: 3 };
const row = fc.record({
  title: fc.integer(few),
  isShouted: fc.boolean(),
  arxivId: fc.option(fc.integer(few)),
  doi: fc.option(fc.integer(few)),
});
type DrawnRow = typeof row extends fc.Arbitrary<infer Row> ? Row : never;

describe('Any sequence of upserts', () => {
  let app: TestApp;
  let run = 0;
  beforeAll(async () => {
    app = await startTestApp({ template: 'empty', env: { RATE_LIMITS: 'off' } });
  });
  afterAll(() => app.close());

  /** Few titles and ids, so that rows meet; others in each run, so that runs do not. */
  function toModelRow({ title, isShouted, arxivId, doi }: DrawnRow): ModelRow {
    const text = `Run ${run} of Paper ${'ABCD'.charAt(title)}`;
    return {
      title: isShouted ? text.toUpperCase() : text,
      arxivId: arxivId === null ? null : `${1000 + run}.0000${arxivId}`,
      doi: doi === null ? null : `10.1000/${run}.${doi}`,
    };
  }

  it('ends with the papers, ids and conflicts that the rules say, one row after the other', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(row, { minLength: 1, maxLength: 6 }), { maxLength: 5 }), async (batches) => {
        run += 1;
        const model = new IdentityModel();
        const ids = new Map<number, string>();
        for (const batch of batches) {
          const rows = batch.map(toModelRow);
          const known = model.papers.length;
          const places = rows.map((one) => model.add(one));
          const payload = await upsertPapers(app, rows.map(paperInput), 'REJECT_FAILED_ROWS');
          expect(payload.created).toBe(model.papers.length - known);
          expect(payload.userErrors.map(({ field }) => field?.join('.'))).toEqual(
            places.flatMap((place, at) => ('conflict' in place ? [`papers.${at}.${place.conflict}`] : [])),
          );
          expect(payload.papers.map((paper) => paper?.id ?? null)).toEqual(
            places.map((place, at) => idOf(place, payload.papers[at]?.id, ids)),
          );
        }
        expect(await storedPapers()).toEqual(model.papers.map(({ title, arxivId, doi }) => ({ title, arxivId, doi })));
      }),
      { numRuns: 100 },
    );
  }, 60_000);

  /** The id that the paper of a place has had from its first row on. */
  function idOf(place: Place, answered: string | undefined, ids: Map<number, string>): string | null {
    if ('conflict' in place) {
      return null;
    }
    const id = ids.get(place.paper) ?? answered ?? 'an id';
    ids.set(place.paper, id);
    return id;
  }

  function storedPapers(): Promise<ModelRow[]> {
    return app.database.query<ModelRow>(
      `select title, arxiv_id as "arxivId", doi
       from papers
       where title ilike $1
       order by id`,
      [`Run ${run} of %`],
    );
  }
});
