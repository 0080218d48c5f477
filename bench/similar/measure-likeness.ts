import type { Database } from '../../src/platform/database/database';

/** How good the lists are, judged by what they are not made from. */
export interface Likeness {
  papers: number;
  /** Of the places in the top ten, the share with a paper of the same primary category; an empty place is a miss. */
  sameCategory: number;
  /** Of the papers that share two authors or more with another, the share with such a one in the top ten. */
  coAuthorHit: number;
  withCoAuthors: number;
}

const sampled = 10_000;

/** Judges the lists of 10,000 papers that have categories. */
export async function measureLikeness(database: Database): Promise<Likeness> {
  return database.transaction(async (transaction) => {
    await transaction.query('set local statement_timeout = 0');
    const [row] = await transaction.query<Likeness>(
      `with judged as materialized (
         select paper.id, paper.categories[1] as category
         from papers paper
         where cardinality(paper.categories) > 0
         order by md5(paper.id::text)
         limit ${sampled}
       ), top as materialized (
         select judged.id, judged.category, closest.similar_id
         from judged
         cross join lateral (
           select pair.similar_id
           from similar_papers pair
           where pair.paper_id = judged.id
           order by pair.score desc, pair.similar_id
           limit 10
         ) as closest
       ), partners as materialized (
         select own.paper_id, other.paper_id as partner_id
         from judged
         join paper_authors own on own.paper_id = judged.id
         join paper_authors other on other.author_id = own.author_id and other.paper_id <> own.paper_id
         group by own.paper_id, other.paper_id
         having count(distinct own.author_id) >= 2
       )
       select (select count(*)::integer from judged) as "papers",
         (
           select count(*)::double precision / (10 * (select count(*) from judged))
           from top
           join papers paper on paper.id = top.similar_id and paper.categories[1] = top.category
         ) as "sameCategory",
         (
           select count(distinct partners.paper_id)::double precision
             / greatest(1, (select count(distinct partners.paper_id) from partners))
           from partners
           join top on top.id = partners.paper_id and top.similar_id = partners.partner_id
         ) as "coAuthorHit",
         (select count(distinct partners.paper_id)::integer from partners) as "withCoAuthors"`,
    );
    if (row === undefined) {
      throw new Error('Expected one row of figures, got none.');
    }
    return row;
  });
}
