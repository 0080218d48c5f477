import { type Arena, takeVotesBack } from './arena';
import type { Prepared } from './answers/compare-answers';
import type { ApiQuery } from './queries/api-query';

const connections = 32;

/**
 * Lets every contender answer every query for some time before anything is measured: V8 compiles what is called often, and
 * a server that has seen one query alone is compiled for it alone.
 */
export async function warmUp(arena: Arena, prepared: ReadonlyMap<ApiQuery, Prepared>, millis: number): Promise<void> {
  for (const [query, requests] of prepared) {
    for (const [{ url }, { headers, bodies }] of requests) {
      await arena.load.run({ url, headers, bodies, connections, millis });
      if (query.withKey) {
        await takeVotesBack(arena.database);
      }
    }
  }
}
