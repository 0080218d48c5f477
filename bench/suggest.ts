import { parseArgs } from 'node:util';
import { createDataSource } from '../ormconfig';
import { catchUp } from '../src/platform/change-log/catch-up';
import type { ChangeFollower } from '../src/platform/change-log/change-follower';
import { Database } from '../src/platform/database/database';
import { completionFollower, dictionaryFollower } from '../src/search';
import { makeUpPapers, readPapers, seededRandom } from './made-up-papers';
import { startScratchApp } from './scratch-app';
import { fill } from './suggest/fill';
import { measureSpelling } from './suggest/measure-spelling';
import { percentiles, type Percentiles } from './percentiles';
import { makePrefixes } from './suggest/prefixes';

const madeUp = 20_000;
const authorsAPaper = 1.5;
const query = `query ($prefix: String!) {
  suggest(prefix: $prefix) {
    ... on Paper { id title }
    ... on Topic { id name }
    ... on Author { id name }
  }
}`;

/**
 * Completion over HTTP and spelling, on so many papers and half as many authors again: how fast the followers are, how
 * long each kind of prefix takes, how often a misspelt word is right first, and what the tables take.
 */
export async function suggestBenchmark(args: string[]): Promise<object> {
  const { values } = parseArgs({
    args,
    options: {
      data: { type: 'string', multiple: true, default: [] },
      papers: { type: 'string', default: '100000' },
      prefixes: { type: 'string', default: '300' },
    },
  });
  const papers = Number(values.papers);
  const samples =
    values.data.length === 0 ? makeUpPapers(madeUp) : (await Promise.all(values.data.map(readPapers))).flat();
  const scratch = await startScratchApp({ seeding: true });
  const withoutTimeout = await createDataSource(scratch.connection, 0).initialize();
  const database = Database.of(withoutTimeout);
  try {
    await fill(database, samples, { papers, authors: papers * authorsAPaper });
    const followers = [await follow(database, completionFollower), await follow(database, dictionaryFollower)];
    await database.query('vacuum analyze');
    const random = seededRandom(42);
    const kinds = await makePrefixes(database, Number(values.prefixes), random);
    const millis: Record<string, Percentiles> = {};
    for (const pass of ['warming up', 'measured']) {
      for (const [kind, prefixes] of Object.entries(kinds)) {
        const times: number[] = [];
        for (const prefix of prefixes) {
          const startedAt = performance.now();
          await scratch.ask(query, { prefix });
          times.push(performance.now() - startedAt);
        }
        if (pass === 'measured') {
          millis[kind] = percentiles(times);
          print(kind, millis[kind]);
        }
      }
    }
    const spelling = [];
    for (const shortest of [4, 5]) {
      const titles = samples.map(({ title }) => title);
      const measured = await measureSpelling(database, titles, { words: 2_000, shortest, random });
      print(`${shortest}+ letters, ${(measured.right * 100).toFixed(1)} % right`, measured.millis);
      spelling.push({ shortest, ...measured });
    }
    return {
      papers,
      source: values.data.length > 0 ? 'data' : 'made up',
      followers,
      millis,
      spelling,
      ...(await sizes(database)),
    };
  } finally {
    await withoutTimeout.destroy();
    await scratch.close();
  }
}

async function follow(database: Database, follower: ChangeFollower): Promise<object> {
  const startedAt = performance.now();
  const [{ changes } = { changes: 0 }] = await database.query<{ changes: number }>(
    'select count(*)::float8 as changes from changes',
  );
  await catchUp(database, follower);
  const papersPerSecond = Math.round((changes / (performance.now() - startedAt)) * 1_000);
  process.stdout.write(`${follower.name.padEnd(30)} ${papersPerSecond} papers/s\n`);
  return { follower: follower.name, papersPerSecond };
}

async function sizes(database: Database): Promise<object> {
  const rows = await database.query<{ table: string; mebibytes: number; rows: number }>(
    `select relname as "table", round(pg_total_relation_size(oid) / 1048576.0)::float8 as "mebibytes", reltuples as "rows"
     from pg_class
     where relname in ('paper_completions', 'author_completions', 'dictionary_words', 'dictionary_papers')
     order by relname`,
  );
  rows.forEach(({ table, mebibytes, rows: count }) =>
    process.stdout.write(`${table.padEnd(30)} ${mebibytes} MiB, ${count} rows\n`),
  );
  return { sizes: rows };
}

function print(label: string, { p50, p95, p99, most }: Percentiles): void {
  process.stdout.write(`${label.padEnd(30)} ms: p50 ${p50}  p95 ${p95}  p99 ${p99}  most ${most}\n`);
}
