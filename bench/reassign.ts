import { parseArgs } from 'node:util';
import { readReassignment } from '../src/papers';
import { startWorker } from '../src/worker';
import { makeUpPapers, readPapers } from './made-up-papers';
import { type ScratchApp, startScratchApp } from './scratch-app';

const pageSize = 500;
const upsert = `mutation ($input: UpsertPapersInput!) { upsertPapers(input: $input) { created } }`;
const create = `mutation ($input: TopicInput!) { createTopic(input: $input) { userErrors { message } } }`;
const read = `{ papers(first: 20, orderBy: { field: TITLE }) { nodes { title topics { topic { slug } } } } }`;

/** How fast papers are re-assigned when the taxonomy changes, by how many change, and how long reads take meanwhile. */
export async function reassignBenchmark(args: string[]): Promise<object> {
  const { values } = parseArgs({
    args,
    options: { file: { type: 'string' }, papers: { type: 'string', default: '20000' } },
  });
  const papers = (values.file ? await readPapers(values.file) : makeUpPapers(Number(values.papers))).slice(
    0,
    Number(values.papers),
  );
  const scratch = await startScratchApp({ seeding: true });
  try {
    for (let from = 0; from < papers.length; from += pageSize) {
      await scratch.ask(upsert, {
        input: { papers: papers.slice(from, from + pageSize), errorPolicy: 'REJECT_FAILED_ROWS' },
      });
    }
    const { config, connection, log } = scratch;
    const worker = await startWorker({ config, connection, log });
    await untilFinished(scratch);
    const passes = [
      await pass(scratch, 'no paper changes', 'a phrase that no paper holds'),
      await pass(scratch, 'some change', 'optimization'),
      await pass(scratch, 'most change', 'model'),
    ];
    await worker.close(5_000);
    return { papers: papers.length, passes };
  } finally {
    await scratch.close();
  }
}

interface Pass {
  label: string;
  reassigned: number;
  papersPerSecond: number;
  /** Of one client that reads all the while. */
  readMillis: { p50: number; p95: number; max: number };
}

async function pass(scratch: ScratchApp, label: string, phrase: string): Promise<Pass> {
  const startedAt = performance.now();
  const slug = label.replaceAll(' ', '-');
  await scratch.ask(create, { input: { slug, name: label, phrases: [{ phrase, weight: 10 }] } });
  const done = new AbortController();
  const reads: number[] = [];
  const reading = (async () => {
    while (!done.signal.aborted) {
      const sentAt = performance.now();
      await scratch.ask(read);
      reads.push(performance.now() - sentAt);
    }
  })();
  const { lookedAt, reassigned } = await untilFinished(scratch);
  const seconds = (performance.now() - startedAt) / 1_000;
  done.abort();
  await reading;
  const sorted = reads.toSorted((a, b) => a - b);
  const at = (share: number): number => Math.round((sorted[Math.floor(sorted.length * share)] ?? 0) * 10) / 10;
  const readMillis = { p50: at(0.5), p95: at(0.95), max: at(1 - 1e-9) };
  const papersPerSecond = Math.round(lookedAt / seconds);
  process.stdout.write(
    `${label.padEnd(20)} ${`${papersPerSecond} papers/s`.padEnd(18)} ${`${reassigned} re-assigned`.padEnd(22)} ` +
      `reads p50 ${readMillis.p50}, p95 ${readMillis.p95}, max ${readMillis.max} ms\n`,
  );
  return { label, reassigned, papersPerSecond, readMillis };
}

async function untilFinished({ app }: ScratchApp): Promise<{ lookedAt: number; reassigned: number }> {
  for (;;) {
    const state = await readReassignment(app.database);
    if (state.kind === 'finished') {
      return state;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
