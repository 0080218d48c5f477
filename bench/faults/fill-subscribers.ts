import { startApp } from '../../src/app';
import type { Config } from '../../src/platform/config/config';
import type { Connection } from '../../src/platform/database/data-source-options';
import { createLogger } from '../../src/platform/logging/create-logger';

const rowsAtOnce = 5_000;
const domains = 50;
/** Each finds something among the seeds. */
const wishes = [{}, { topics: ['reinforcement-learning'] }, { searches: ['language model'] }];

/** Imports so many subscribers with a daily digest at eight, through the API. */
export async function fillSubscribers({
  config,
  connection,
  count,
}: {
  config: Config;
  connection: Connection;
  count: number;
}): Promise<void> {
  const app = await startApp({ config, connection, log: createLogger(config.logLevel) });
  try {
    for (let from = 0; from < count; from += rowsAtOnce) {
      const subscribers = Array.from({ length: Math.min(rowsAtOnce, count - from) }, (_, index) => ({
        email: `reader-${from + index}@domain-${index % domains}.example`,
        digest: { cadence: 'DAILY', hour: 8, timeZone: 'UTC', ...wishes[index % wishes.length] },
      }));
      const response = await fetch(`${app.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${config.secrets.adminApiKey}` },
        body: JSON.stringify({
          query: 'mutation ($input: ImportSubscribersInput!) { importSubscribers(input: $input) { accepted } }',
          variables: { input: { subscribers, alreadyConfirmed: true } },
        }),
      });
      const answer = await response.text();
      if (JSON.parse(answer).data?.importSubscribers?.accepted !== subscribers.length) {
        throw new Error(`Expected ${subscribers.length} rows to be accepted, got ${answer.slice(0, 500)}.`);
      }
    }
  } finally {
    await app.close(1_000);
  }
}
