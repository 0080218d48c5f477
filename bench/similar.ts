import { parseArgs } from 'node:util';
import { similarFollower } from '../src/search';
import { catchUp } from '../src/platform/change-log/catch-up';
import { makeUpPapers, type PaperRow, readPapers, seededRandom } from './made-up-papers';
import { percentiles, type Percentiles } from './percentiles';
import { type ScratchApp, startScratchApp } from './scratch-app';
import { fill } from './search/fill';
import { resample } from './search/resample';
import { measureLikeness } from './similar/measure-likeness';

/**
 * How good the lists of similar papers are on real papers with their categories and authors, and what they cost: in
 * bulk, for one paper more among `--papers`, and to read.
 */
export async function similarBenchmark(args: string[]): Promise<object> {
  const { values } = parseArgs({
    args,
    options: {
      arxiv: { type: 'string' },
      papers: { type: 'string', default: '100000' },
      singles: { type: 'string', default: '200' },
      reads: { type: 'string', default: '1000' },
    },
  });
  const size = Number(values.papers);
  const samples = (values.arxiv ? await readPapers(values.arxiv) : makeUpPapers(10_000)).slice(0, size);
  const scratch = await startScratchApp({ seeding: true });
  try {
    // The samples themselves come first; only they are judged, since made-up papers are like those they are made of.
    const papers = resample(samples, size);
    const bulk = [await addInBulk(scratch, take(papers, samples.length), samples.length)];
    const likeness = values.arxiv ? await measureLikeness(scratch.app.database) : null;
    say(`likeness: ${JSON.stringify(likeness)}`);
    if (size > samples.length) {
      bulk.push(await addInBulk(scratch, papers, size));
    }
    const oneMoreMillis = await addSingles(scratch, samples, Number(values.singles));
    say(`one more among ${size}: ${JSON.stringify(oneMoreMillis)} ms`);
    const readMillis = await read(scratch, Number(values.reads));
    say(`similar(first: 10) of one paper over HTTP: ${JSON.stringify(readMillis)} ms`);
    const mebibytes = await readSizes(scratch);
    say(`on disk: ${JSON.stringify(mebibytes)} MiB`);
    return {
      papers: size,
      source: values.arxiv ? 'file' : 'made up',
      bulk,
      likeness,
      oneMoreMillis,
      readMillis,
      mebibytes,
    };
  } finally {
    await scratch.close();
  }
}

interface Bulk {
  /** How many there are afterwards. */
  papers: number;
  /** Of the follower alone; the import of the papers is not in it. */
  papersPerSecond: number;
}

async function addInBulk({ app, connection }: ScratchApp, rows: Iterable<PaperRow>, papers: number): Promise<Bulk> {
  const count = async (): Promise<number> => {
    const [row] = await app.database.query<{ count: number }>('select count(*)::integer as count from similar_vectors');
    return row?.count ?? 0;
  };
  const before = await count();
  await fill(connection, rows, papers);
  await app.database.query('vacuum analyze similar_vectors');
  const startedAt = performance.now();
  await catchUp(app.database, similarFollower);
  const seconds = (performance.now() - startedAt) / 1_000;
  const after = await count();
  const papersPerSecond = Math.round((after - before) / seconds);
  say(`in bulk from ${before} to ${after}: ${papersPerSecond} papers a second`);
  return { papers: after, papersPerSecond };
}

/** Milliseconds that the follower takes for a paper that has just been stored, without the wait for its next poll. */
async function addSingles({ app, ask }: ScratchApp, samples: readonly PaperRow[], count: number): Promise<Percentiles> {
  await app.database.query('analyze');
  const random = seededRandom(11);
  const millis: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const { title = '', abstract = '' } = samples[Math.floor(random() * samples.length)] ?? {};
    const paper = { title: `${title} revisited`, abstract, arxivId: `9912.${10_000 + index}` };
    await ask('mutation ($input: UpsertPapersInput!) { upsertPapers(input: $input) { created } }', {
      input: { papers: [paper] },
    });
    const startedAt = performance.now();
    await catchUp(app.database, similarFollower);
    millis.push(performance.now() - startedAt);
  }
  return percentiles(millis);
}

async function read({ app, ask }: ScratchApp, count: number): Promise<Percentiles> {
  const papers = await app.database.query<{ arxivId: string }>(
    'select arxiv_id as "arxivId" from papers where arxiv_id is not null order by md5(id::text) limit $1',
    [count],
  );
  const query = 'query ($arxivId: String!) { paper(arxivId: $arxivId) { similar { score paper { id title } } } }';
  const millis: number[] = [];
  for (const { arxivId } of papers) {
    const startedAt = performance.now();
    await ask(query, { arxivId });
    millis.push(performance.now() - startedAt);
  }
  return percentiles(millis);
}

async function readSizes({ app }: ScratchApp): Promise<Record<string, number>> {
  const rows = await app.database.query<{ name: string; mebibytes: number }>(
    `select relation.relname as name, round(
       case relation.relkind when 'i' then pg_relation_size(relation.oid) else pg_table_size(relation.oid) end / 2 ^ 20
     )::integer as mebibytes
     from pg_class relation
     where relation.relname like 'similar%'
     order by relation.relname`,
  );
  return Object.fromEntries(rows.map(({ name, mebibytes }) => [name, mebibytes]));
}

/** The next so many, leaving the generator open for more. */
function* take<Item>(items: Generator<Item>, count: number): Generator<Item> {
  for (let taken = 0; taken < count; taken += 1) {
    const { value, done } = items.next();
    if (done) {
      return;
    }
    yield value;
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
