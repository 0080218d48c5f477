import type { Database } from '../../../src/platform/database/database';
import { loadTaxonomy } from '../../../src/topics';
import { jobsOf, until } from '../../platform/jobs/queue';
import { paperInput, type PaperFields } from '../../support/factories';

/** Papers that say these words often enough to carry a topic whose phrase they are. */
export function papersAbout(count: number, words: string): PaperFields[] {
  return Array.from({ length: count }, () => {
    const paper = paperInput();
    return { ...paper, abstract: `${paper.abstract} This is about ${words}; nothing here but ${words} and ${words}.` };
  });
}

/** The same by the thousand, past the commands: they carry no topics yet, whatever the taxonomy says. */
export async function insertPapersAbout(database: Database, count: number, words: string): Promise<void> {
  await database.query(
    `insert into papers (title, abstract, created_at, updated_at, sort_date, sort_title, title_key, trending)
     select format('On %s, number %s', $2::text, n), format('%1$s, %1$s, %1$s.', $2::text), now(), now(), now(), 'on', $2 || n, 0
     from generate_series(1, $1::integer) as n`,
    [count, words],
  );
}

/** Waits until no change of the taxonomy is left to be followed. */
export function untilReassigned(database: Database): Promise<void> {
  return until(async () => !(await jobsOf(database)).some(({ name }) => name === 'taxonomy-changed'));
}

/** Fails where a paper that no curator touched carries other topics by rule than the taxonomy gives it, worked out here. */
export async function expectTopicsRight(database: Database): Promise<void> {
  const { matcher, keyBySlug } = await loadTaxonomy(database);
  const papers = await database.query<{ key: number; title: string; abstract: string; carried: string[] }>(
    `select paper.id as "key", paper.title, paper.abstract,
       array(
         select concat_ws(' ', carried.topic_id, carried.score, to_json(carried.evidence))
         from paper_topics carried
         where carried.paper_id = paper.id and carried.origin = 'RULE'
       ) as carried
     from papers paper
     where paper.topics_curated_at is null
     order by paper.id`,
  );
  const wanted = papers.map(({ key, title, abstract }) => ({
    key,
    topics: matcher
      .match({ title, abstract })
      .map(({ slug, score, evidence }) => `${keyBySlug.get(slug)} ${score} ${JSON.stringify(evidence)}`)
      .toSorted(),
  }));
  expect(papers.map(({ key, carried }) => ({ key, topics: carried.toSorted() }))).toEqual(wanted);
}
