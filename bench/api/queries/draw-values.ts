import type { Database } from '../../../src/platform/database/database';
import type { CursorCodec } from '../../../src/platform/graphql/pagination/cursor-codec';
import { madeUpWord } from '../data/made-up-catalogue';
import { seededRandom } from '../../made-up-papers';
import type { Values } from './api-query';

const requests = 1_000;

/** Draws what requests ask about from the catalogue: the same in every run. */
export async function drawValues(database: Database, cursors: CursorCodec): Promise<Values> {
  const random = seededRandom(7);
  const shuffled = <Item>(items: readonly Item[]): Item[] =>
    items
      .map((item) => ({ item, place: random() }))
      .toSorted((a, b) => a.place - b.place)
      .map(({ item }) => item);
  // Not the oldest ones, so that full pages stand behind them.
  const papers = await database.query<{ key: number; date: string }>(
    `select paper.id as "key", paper.sort_date::text as "date"
     from papers paper
     where paper.id % (select greatest(count(*) / $1, 1) from papers) = 0
       and paper.id > (select count(*) / 20 from papers)
     order by paper.id`,
    [requests],
  );
  const digests = await database.query<{ key: number; date: string }>(
    'select digest.id as "key", digest.date::text as "date" from digests digest order by digest.date desc, digest.id desc',
  );
  const topics = await database.query<{ key: number; papers: number }>(
    `select topic.id as "key", topic.paper_count as "papers"
     from topics topic
     order by topic.paper_count desc, topic.id desc`,
  );
  // By Zipf's law these stand in one paper of ten to one of a thousand.
  const words = Array.from({ length: requests }, () => madeUpWord(Math.floor(200 * 100 ** random())));
  return { papers: shuffled(papers), digests: shuffled(digests.slice(0, -5)), topics, words, cursors };
}
