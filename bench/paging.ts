import { parseArgs } from 'node:util';
import { type ScratchApp, startScratchApp } from './scratch-app';

const orders = ['PUBLISHED_AT', 'VOTES', 'TRENDING', 'TITLE'] as const;
const pageSize = 100;

/** Walks every page of every order, forwards and backwards, and holds what a page costs at both ends side by side. */
export async function pagingBenchmark(args: string[]): Promise<object> {
  const { values } = parseArgs({ args, options: { papers: { type: 'string', default: '100000' } } });
  const papers = Number(values.papers);
  const scratch = await startScratchApp({ seeding: false });
  try {
    await makePapers(scratch, papers);
    const walks = [];
    for (const order of orders) {
      for (const [size, cursor] of [
        ['first', 'after'],
        ['last', 'before'],
      ] as const) {
        const walk = { order, direction: size, ...(await walkAll(scratch, order, size, cursor)) };
        process.stdout.write(
          `${order.padEnd(14)}${size.padEnd(6)} ${walk.visited} visited, ${walk.twice} twice; ` +
            `a page in ms: ${walk.firstPagesMillis} at the start, ${walk.lastPagesMillis} at the end\n`,
        );
        walks.push(walk);
      }
    }
    return { papers, walks };
  } finally {
    await scratch.close();
  }
}

/** Papers with many ties in votes, dates and titles. */
async function makePapers({ app }: ScratchApp, papers: number): Promise<void> {
  await app.database.transaction(async (transaction) => {
    await transaction.query('set local statement_timeout = 0');
    await transaction.query(
      `insert into papers (title, abstract, arxiv_id, created_at, updated_at, votes, source_votes, sort_date, sort_title,
         title_key, trending)
       select 'Title ' || n % 5000, repeat('Words of an abstract. ', 50), 'made-up/' || n, now(), now(), n % 300, n % 300,
         timestamptz '2024-01-01' + (n / 50) * interval '1 hour', 'title ' || n % 5000, md5((n % 5000)::text), n % 700
       from generate_series(1, $1) as n`,
      [papers],
    );
  });
  await app.database.query('analyze papers');
}

async function walkAll({ ask }: ScratchApp, order: string, size: string, cursor: string) {
  const query = `query ($cursor: String) {
    papers(${size}: ${pageSize}, ${cursor}: $cursor, orderBy: { field: ${order} }) {
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      nodes { id }
    }
  }`;
  const seen = new Set<string>();
  const millis: number[] = [];
  let twice = 0;
  let position: string | null = null;
  for (let more = true; more;) {
    const startedAt = performance.now();
    const { papers } = await ask(query, { cursor: position });
    millis.push(performance.now() - startedAt);
    for (const { id } of papers.nodes) {
      twice += seen.has(id) ? 1 : 0;
      seen.add(id);
    }
    const { hasNextPage, hasPreviousPage, startCursor, endCursor } = papers.pageInfo;
    more = size === 'first' ? hasNextPage : hasPreviousPage;
    position = size === 'first' ? endCursor : startCursor;
  }
  return {
    visited: seen.size,
    twice,
    firstPagesMillis: median(millis.slice(1, 101)),
    lastPagesMillis: median(millis.slice(-100)),
  };
}

function median(values: number[]): number {
  const middle = values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  return Math.round(middle * 10) / 10;
}
