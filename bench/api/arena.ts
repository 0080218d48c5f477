import { createDataSource } from '../../ormconfig';
import { Database } from '../../src/platform/database/database';
import type { EmbeddedConnection } from '../../src/platform/database/embedded';
import { CursorCodec } from '../../src/platform/graphql/pagination/cursor-codec';
import { type Contender, isPeer } from './contenders/contender';
import { installPeers } from './contenders/install-peers';
import { type RunningContender, startContender, type Surroundings } from './contenders/start-contender';
import { openCatalogue } from './data/open-catalogue';
import { type LoadGenerator, startLoadGenerator } from './load/load-generator';
import { parentOf } from './measure-process';
import { drawValues } from './queries/draw-values';
import type { Values } from './queries/api-query';

/** All that runs during the benchmark: the database, the contenders on it, and what sends requests to them. */
export interface Arena {
  database: Database;
  /** The process id of PostgreSQL, whose children are its backends. */
  postmaster: number;
  surroundings: Surroundings;
  running: readonly RunningContender[];
  values: Values;
  load: LoadGenerator;
  /** The key that mutations are sent with. */
  adminApiKey: string;
  close(): Promise<void>;
}

const secrets = { appSecret: 'benchmark-of-the-api-'.repeat(2), adminApiKey: `bsk_${'benchmark'.repeat(4)}` };

/**
 * PostGraphile's way to a field that its tables do not say: a function whose first argument is a row of the table. It is
 * inlined into the statement of the list.
 */
const newestPapersOfTopic = `
  create or replace function topics_newest_papers(topic topics, before_date timestamptz, before_id integer)
  returns setof papers
  language sql stable
  as $$
    select paper.*
    from papers paper
    where (paper.sort_date, paper.id) < (before_date, before_id)
      and exists (
        select from paper_topics carried
        where carried.paper_id = paper.id
          and carried.topic_id = any (array(
            with recursive below as (
              select topic.id
              union
              select child.id from topics child join below on child.parent_id = below.id
            )
            select below.id from below
          ))
      )
    order by paper.sort_date desc, paper.id desc
  $$`;

/** Opens the arena; whoever opens it closes it. */
export async function openArena(asked: {
  cache: string;
  papers: number;
  pool: number;
  contenders: readonly Contender[];
}): Promise<Arena> {
  if (asked.contenders.some(isPeer)) {
    installPeers();
  }
  const server = await openCatalogue(asked.cache, asked.papers);
  const dataSource = await createDataSource(server.connection, 0).initialize();
  const running: RunningContender[] = [];
  const load = startLoadGenerator();
  // An end by a signal is an exit like any other, so that no contender outlives us.
  const exit = (): void => process.exit(1);
  process.once('SIGINT', exit).once('SIGTERM', exit);
  const close = async (): Promise<void> => {
    process.off('SIGINT', exit).off('SIGTERM', exit);
    load.stop();
    await Promise.all(running.map((contender) => contender.stop()));
    await dataSource.destroy();
    await server.stop();
  };
  try {
    const database = Database.of(dataSource);
    await database.query(newestPapersOfTopic);
    // A run that was broken off may have left some.
    await takeVotesBack(database);
    const values = await drawValues(database, new CursorCodec([secrets.appSecret]));
    const surroundings = { databaseUrl: urlOf(server.connection), pool: asked.pool, ...secrets };
    for (const contender of asked.contenders) {
      running.push(await startContender(contender, surroundings));
    }
    const [backend] = await database.query<{ pid: number }>('select pg_backend_pid() as "pid"');
    const postmaster = parentOf(backend?.pid ?? 0);
    return { database, postmaster, surroundings, running, values, load, adminApiKey: secrets.adminApiKey, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Takes all votes back, so that the next contender finds what the one before found. */
export async function takeVotesBack(database: Database): Promise<void> {
  await database.query(
    `update papers
     set votes = source_votes,
       cast_votes = 0,
       trending = vote_weight(sort_date) + ln(1 + source_votes)
     where cast_votes > 0`,
  );
  await database.query('delete from votes');
}

/** As DATABASE_URL has it, which wants a host in its place even where a socket is meant. */
function urlOf({ host, port, user, password, database }: EmbeddedConnection): string {
  const url = new URL(`postgres://${user}:${password}@localhost/${database}`);
  url.searchParams.set('host', host);
  url.searchParams.set('port', String(port));
  return url.href;
}
