import 'reflect-metadata';
import { apiBenchmark } from './api';
import { apiColdBenchmark } from './api-cold';
import { faultsBenchmark } from './faults';
import { deliveryBenchmark } from './delivery';
import { importBenchmark } from './import';
import { jobsBenchmark } from './jobs';
import { letterBenchmark } from './letter';
import { livesBenchmark } from './lives';
import { pagingBenchmark } from './paging';
import { planningBenchmark } from './planning';
import { plannerFuzzBenchmark } from './planner-fuzz';
import { reassignBenchmark } from './reassign';
import { searchBenchmark } from './search';
import { similarBenchmark } from './similar';
import { smtpBenchmark } from './smtp';
import { subscribersBenchmark } from './subscribers';
import { suggestBenchmark } from './suggest';
import { topicsBenchmark } from './topics';

/** Each prints a table and returns what it measured; `npm run bench -- NAME [options]`. */
const benchmarks: Record<string, (args: string[]) => Promise<object>> = {
  api: apiBenchmark,
  'api-cold': apiColdBenchmark,
  delivery: deliveryBenchmark,
  faults: faultsBenchmark,
  import: importBenchmark,
  jobs: jobsBenchmark,
  letter: letterBenchmark,
  lives: livesBenchmark,
  paging: pagingBenchmark,
  planning: planningBenchmark,
  'planner-fuzz': plannerFuzzBenchmark,
  reassign: reassignBenchmark,
  search: searchBenchmark,
  similar: similarBenchmark,
  smtp: smtpBenchmark,
  subscribers: subscribersBenchmark,
  suggest: suggestBenchmark,
  topics: topicsBenchmark,
};

async function main([name = '', ...args]: string[]): Promise<void> {
  const benchmark = benchmarks[name];
  if (benchmark === undefined) {
    throw new Error(`Expected the name of a benchmark, one of ${Object.keys(benchmarks).join(', ')}; got "${name}".`);
  }
  const result = await benchmark(args);
  process.stdout.write(`\n${JSON.stringify({ benchmark: name, ...result })}\n`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
