import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createDataSource } from '../ormconfig';
import { catchUp } from '../src/platform/change-log/catch-up';
import { completionFollower, dictionaryFollower } from '../src/search';
import { makeUpPapers, type PaperRow, readPapers } from './made-up-papers';
import { type ScratchApp, startScratchApp } from './scratch-app';
import { fill, writeNames } from './search/fill';
import { resample } from './search/resample';
import { knownItemMrr } from './search/known-items';
import { measureAlone, measureTogether } from './search/measure';
import { workloads } from './search/workloads';

/**
 * What each class of search costs among so many papers, made of real ones where `--data` names files of them, and how
 * that grows. Databases are kept between runs in `--cache`.
 */
export async function searchBenchmark(args: string[]): Promise<object> {
  const { values } = parseArgs({
    args,
    options: {
      papers: { type: 'string', default: '10000,100000,1000000' },
      data: { type: 'string', multiple: true, default: [] },
      cache: { type: 'string', default: join(tmpdir(), 'broadsheet-search-benchmark') },
      requests: { type: 'string', default: '200' },
      'without-suggest': { type: 'boolean', default: false },
    },
  });
  const samples =
    values.data.length > 0 ? (await Promise.all(values.data.map(readPapers))).flat() : makeUpPapers(50_000);
  const runs = [];
  for (const size of values.papers.split(',').map(Number)) {
    const keptIn = join(values.cache, `${values.data.length > 0 ? 'real' : 'made-up'}-${size}`);
    mkdirSync(keptIn, { recursive: true });
    const scratch = await startScratchApp({ seeding: true, keptIn });
    try {
      await fillOnce(scratch, samples, size, !values['without-suggest']);
      runs.push(await measure(scratch, samples.slice(0, size), size, Number(values.requests)));
    } finally {
      await scratch.close();
    }
  }
  return { real: values.data.length > 0, runs };
}

async function fillOnce(
  { app: { database }, connection }: ScratchApp,
  samples: readonly PaperRow[],
  size: number,
  withSuggest: boolean,
): Promise<void> {
  const [{ papers } = { papers: 0 }] = await database.query<{ papers: number }>(
    'select count(*)::integer as papers from papers',
  );
  if (papers > 100 && papers < size) {
    throw new Error(`Expected the database in --cache to be whole, but it holds ${papers} papers: remove its folder.`);
  }
  if (papers < size) {
    await writeNames(database, samples);
    await fill(connection, resample(samples, size), size);
  }
  for (const follower of withSuggest ? [completionFollower, dictionaryFollower] : []) {
    await catchUp(database, follower);
  }
  await analyse(connection);
}

/** Takes longer than the application lets a statement take. */
async function analyse(connection: ScratchApp['connection']): Promise<void> {
  const dataSource = await createDataSource(connection, 0).initialize();
  await dataSource.query('vacuum analyze paper_search');
  await dataSource.query('analyze');
  await dataSource.destroy();
}

async function measure(scratch: ScratchApp, samples: readonly PaperRow[], papers: number, requests: number) {
  const classes = workloads(samples, await deepCursor(scratch));
  process.stdout.write(`\n${papers} papers\n${line('', 'p50', 'p95', 'p99', 'most')}\n`);
  const alone: Record<string, object> = {};
  for (const workload of classes) {
    const measured = await measureAlone(scratch, workload, requests);
    alone[workload.name] = measured;
    process.stdout.write(`${line(workload.name, measured.p50, measured.p95, measured.p99, measured.most)}\n`);
  }
  const together = await measureTogether(scratch, classes, { clients: 16, requests: requests * 5 });
  const { p50, p95, p99, most, errors, perSecond } = together;
  process.stdout.write(
    `${line('16 clients, all in turn', p50, p95, p99, most)} ${errors} errors, ${perSecond} a second\n`,
  );
  const mrr = await knownItemMrr(scratch, samples);
  process.stdout.write(`MRR@10 of three title words: ${mrr}\n`);
  const sizes = await readSizes(scratch);
  const rssMebibytes = Math.round(process.memoryUsage().rss / 2 ** 20);
  process.stdout.write(`This process with the API: ${rssMebibytes} MiB. On disk: ${JSON.stringify(sizes)} MiB\n`);
  return { papers, alone, together, mrr, sizes, rssMebibytes };
}

function line(name: string, ...figures: (string | number)[]): string {
  return name.padEnd(26) + figures.map((figure) => String(figure).padStart(9)).join('');
}

/** A place some thousands of papers down the list of all. */
async function deepCursor({ ask }: ScratchApp): Promise<string> {
  let cursor: string | null = null;
  for (let turn = 0; turn < 50; turn += 1) {
    const { papers }: { papers: { pageInfo: { endCursor: string } } } = await ask(
      'query ($after: String) { papers(first: 100, after: $after) { pageInfo { endCursor } } }',
      { after: cursor },
    );
    cursor = papers.pageInfo.endCursor;
  }
  return cursor ?? '';
}

/** Mebibytes on disk: tables with what stands apart from them, and indexes. */
async function readSizes({ app: { database } }: ScratchApp): Promise<Record<string, number>> {
  const rows = await database.query<{ name: string; mebibytes: number }>(
    `select coalesce(parent.relname, relation.relname) || case relation.relkind when 'i' then ' (index)' else '' end as name,
       round(sum(
         case relation.relkind when 'i' then pg_relation_size(relation.oid) else pg_table_size(relation.oid) end
       ) / 2 ^ 20)::integer as mebibytes
     from pg_class relation
     left join pg_inherits on pg_inherits.inhrelid = relation.oid
     left join pg_class parent on parent.oid = pg_inherits.inhparent
     where relation.relkind in ('r', 'i') and relation.relnamespace = 'public'::regnamespace
     group by 1
     having sum(pg_relation_size(relation.oid)) > 10 * 2 ^ 20
     order by 2 desc`,
  );
  return Object.fromEntries(rows.map(({ name, mebibytes }) => [name, mebibytes]));
}
