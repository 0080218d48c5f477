import { type GraphqlRequest, send } from './comparison/send';
import { Random } from './random';
import type { FuzzSetup } from './run-fuzz';

/** What came of operations that were asked all at once. */
export interface InterleavedReport {
  answered: number;
  cancelled: number;
  /** Answers that are not the one that the request gets when it is asked alone. */
  mixedUp: { request: GraphqlRequest; expected: string; got: string }[];
}

const atOnce = 64;
const cancelledShare = 0.03;

/**
 * Asks so many operations of a few shapes, 64 at once, which the planner may answer by statements they share; each
 * answer is held against what the resolvers say to the same request alone. Some fail, some callers go away.
 */
export async function runInterleaved(
  setup: FuzzSetup,
  task: { seed: number; operations: number },
): Promise<InterleavedReport> {
  const random = new Random(task.seed);
  const requests = drawRequests(setup, random);
  const expected: string[] = [];
  for (const request of requests) {
    expected.push((await send(setup.pair.unplanned.url, request)).body);
  }
  const report: InterleavedReport = { answered: 0, cancelled: 0, mixedUp: [] };
  let left = task.operations;
  const work = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const place = random.between(0, requests.length - 1);
      const [request, wanted] = [requests[place], expected[place]];
      if (request === undefined || wanted === undefined) continue;
      const goesAway = random.chance(cancelledShare);
      const signal = goesAway ? AbortSignal.timeout(random.between(1, 15)) : undefined;
      const got = await send(setup.pair.planned.url, request, signal).catch((error: unknown) => {
        if (!goesAway) throw error;
        return null;
      });
      if (got === null) {
        report.cancelled += 1;
        continue;
      }
      report.answered += 1;
      if (got.body !== wanted) report.mixedUp.push({ request, expected: wanted, got: got.body });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return report;
}

/** Some four hundred requests of six shapes, each with variables of its own. */
function drawRequests({ known, voterKeys }: FuzzSetup, random: Random): GraphqlRequest[] {
  const ids = (type: string): readonly string[] => known.ids[type] ?? [];
  const list =
    'query ($n: Int, $after: String) { papers(first: $n, after: $after, orderBy: { field: VOTES }) { nodes { id title votes } pageInfo { endCursor } } }';
  const voted = 'query ($id: ID, $voter: String) { paper(id: $id) { id viewerHasVoted(voter: $voter) } }';
  return [
    ...ids('Paper')
      .slice(0, 120)
      .map((id) => ({ query: 'query ($id: ID) { paper(id: $id) { id title authors { name } } }', variables: { id } })),
    ...ids('Author')
      .slice(0, 40)
      .map((id) => ({
        query: 'query ($id: ID!) { author(id: $id) { name papers(first: 2) { nodes { title } totalCount } } }',
        variables: { id },
      })),
    ...[...known.slugs, ...known.words.slice(0, 20)].map((slug) => ({
      query: 'query ($slug: String) { topic(slug: $slug) { id slug children { slug } } }',
      variables: { slug },
    })),
    ...known.days.map((date) => ({
      query: 'query ($date: Date) { digest(date: $date) { title entries(first: 3) { nodes { title } } } }',
      variables: { date },
    })),
    // Pages of all sizes, some too large, from cursors of which some are of another order or of none.
    ...Array.from({ length: 80 }, () => ({
      query: list,
      variables: {
        n: random.between(-1, 12) * (random.chance(0.1) ? 100 : 1),
        after: random.pick([
          null,
          'rubbish',
          ...(known.cursors['papers.VOTES'] ?? []),
          ...(known.cursors['papers.TITLE'] ?? []).slice(0, 2),
        ]),
      },
    })),
    ...ids('Paper')
      .slice(0, 30)
      .flatMap((id) =>
        [null, ...voterKeys].map((key) => ({ query: voted, variables: { id, voter: random.pick(known.voters) }, key })),
      ),
  ];
}
