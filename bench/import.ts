import { parseArgs } from 'node:util';
import { parentOf, postgresCpuMillis } from './api/measure-process';
import { makeUpPapers, type PaperRow, readPapers } from './made-up-papers';
import { type ScratchApp, startScratchApp } from './scratch-app';

const pageSize = 500;
const mutation = `mutation ($input: UpsertPapersInput!) {
  upsertPapers(input: $input) { created updated unchanged userErrors { field message } }
}`;

/**
 * How fast papers come in through `upsertPapers` over HTTP, in pages of 500, and once more unchanged. With `--clients 2`
 * a page is read while the one before is stored.
 */
export async function importBenchmark(args: string[]): Promise<object> {
  const { values } = parseArgs({
    args,
    options: {
      file: { type: 'string' },
      papers: { type: 'string', default: '10000' },
      clients: { type: 'string', default: '1' },
    },
  });
  const papers = values.file ? await readPapers(values.file) : makeUpPapers(Number(values.papers));
  const clients = Number(values.clients);
  const scratch = await startScratchApp({ seeding: true });
  try {
    const first = await pass(scratch, papers, clients);
    const again = await pass(scratch, papers, clients);
    print('first time', first);
    print('again', again);
    return { source: values.file ? 'file' : 'made up', papers: papers.length, clients, first, again };
  } finally {
    await scratch.close();
  }
}

interface Pass {
  papersPerSecond: number;
  /** Processor time of this process, load generator included, and of PostgreSQL with all it does beside. */
  cpuMillisPerPaper: { here: number; postgres: number };
  created: number;
  updated: number;
  unchanged: number;
  refused: number;
  /** Of the whole process, load generator included. */
  rssMebibytes: { afterFirstQuarter: number; atEnd: number };
}

async function pass({ app, ask }: ScratchApp, papers: readonly PaperRow[], clients: number): Promise<Pass> {
  const sum = { created: 0, updated: 0, unchanged: 0, refused: 0 };
  const [backend] = await app.database.query<{ pid: number }>('select pg_backend_pid() as pid');
  const postmaster = parentOf(backend?.pid ?? 0);
  const [startedAt, cpuBefore, postgresBefore] = [performance.now(), process.cpuUsage(), postgresCpuMillis(postmaster)];
  let afterFirstQuarter = 0;
  let sent = 0;
  const client = async (): Promise<void> => {
    while (sent < papers.length) {
      const input = { papers: papers.slice(sent, sent + pageSize), errorPolicy: 'REJECT_FAILED_ROWS' };
      sent += pageSize;
      const { upsertPapers } = await ask(mutation, { input });
      sum.created += upsertPapers.created;
      sum.updated += upsertPapers.updated;
      sum.unchanged += upsertPapers.unchanged;
      sum.refused += upsertPapers.userErrors.length;
      if (afterFirstQuarter === 0 && sent > papers.length / 4) {
        afterFirstQuarter = rssMebibytes();
      }
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  const seconds = (performance.now() - startedAt) / 1_000;
  const { user, system } = process.cpuUsage(cpuBefore);
  const papersPerSecond = Math.round(papers.length / seconds);
  const perPaper = (millis: number) => Math.round((millis / papers.length) * 1_000) / 1_000;
  const cpuMillisPerPaper = {
    here: perPaper((user + system) / 1_000),
    postgres: perPaper(postgresCpuMillis(postmaster) - postgresBefore),
  };
  return { papersPerSecond, cpuMillisPerPaper, ...sum, rssMebibytes: { afterFirstQuarter, atEnd: rssMebibytes() } };
}

function rssMebibytes(): number {
  return Math.round(process.memoryUsage.rss() / 2 ** 20);
}

function print(
  label: string,
  { papersPerSecond, cpuMillisPerPaper, created, updated, unchanged, refused, rssMebibytes: rss }: Pass,
): void {
  const line = [
    label.padEnd(12),
    `${papersPerSecond} papers/s`.padEnd(16),
    `${cpuMillisPerPaper.here} + ${cpuMillisPerPaper.postgres} ms of processor`.padEnd(32),
    `${created} created, ${updated} updated, ${unchanged} unchanged, ${refused} refused`.padEnd(56),
    `${rss.afterFirstQuarter} MiB after a quarter, ${rss.atEnd} MiB at the end`,
  ];
  process.stdout.write(`${line.join(' ')}\n`);
}
