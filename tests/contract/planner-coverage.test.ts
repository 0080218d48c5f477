import { buildSchema } from '../../src/build-schema';
import { plannerCoverage } from '../../src/print-planner-coverage';

/** What only programs with a scope may ask, and what computes rather than reads, is left to the resolvers. */
const notForReaders =
  /^(apiKeys|deliveries|previewDelivery|subscriber|subscribers|subscriberCounts|rehearseSubscription)$/;
const reading = /^(Query|Paper|Topic|Author|Digest(Entry)?|(Paper|Topic|Digest|DigestEntry)(Connection|Edge))$/;

describe('The planner', () => {
  const coverage = plannerCoverage(buildSchema()).filter(
    ({ type, field }) => reading.test(type) && !(type === 'Query' && notForReaders.test(field)),
  );
  const unplanned = coverage.filter(({ why }) => why !== null);

  it('plans at least 95 in 100 of the fields that readers ask for, citations aside', () => {
    const fields = coverage.filter(({ field }) => field !== 'citation').length;
    const missing = unplanned.filter(({ field }) => field !== 'citation').length;
    expect((fields - missing) / fields).toBeGreaterThanOrEqual(0.95);
  });

  it('says of the others why', () => {
    expect(unplanned.map(({ type, field, why }) => `${type}.${field}: ${why}`)).toMatchSnapshot();
  });
});
