import { createHmac, timingSafeEqual } from 'node:crypto';
import pg from 'pg';

/**
 * What Mercurius and Yoga serve: a part of the product's schema with its ids and cursors, over hand-written statements,
 * each prepared once a connection, one for a whole batch of parents.
 */
export const typeDefs = `
  type Query {
    paper(id: ID!): Paper
    papers(first: Int, after: String): PaperConnection!
    digest(id: ID!): Digest
    topics(first: Int, after: String): TopicConnection!
  }
  type Paper {
    id: ID!
    title: String!
    abstract: String!
    arxivId: String
    publishedAt: String
    votes: Int!
    authors: [Author!]!
    topics: [PaperTopic!]!
  }
  type Author { id: ID! name: String! }
  type PaperTopic { score: Float! topic: Topic! }
  type Topic { id: ID! slug: String! name: String! papers(first: Int, after: String): PaperConnection! }
  type Digest { id: ID! date: String! title: String! entries(first: Int): DigestEntryConnection! }
  type DigestEntryConnection { nodes: [Paper!]! }
  type PaperConnection { nodes: [Paper!]! pageInfo: PageInfo! }
  type TopicConnection { nodes: [Topic!]! pageInfo: PageInfo! }
  type PageInfo { hasNextPage: Boolean! endCursor: String }
`;

const keepText = (value) => value;
const dateType = 1082;

const pool = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  max: Number(process.env.POOL),
  idleTimeoutMillis: 0,
  keepAlive: true,
  options: '-c timezone=UTC -c jit=off',
  types: { getTypeParser: (oid, format) => (oid === dateType ? keepText : pg.types.getTypeParser(oid, format)) },
});

async function query(name, text, values) {
  const { rows } = await pool.query({ name, text, values });
  return rows;
}

const idOf = (type, key) => Buffer.from(`${type}:${key}`).toString('base64url');
const keyOf = (id) => Number(Buffer.from(id, 'base64url').toString().split(':')[1]);

const macBytes = 12;
const macKey = createHmac('sha256', process.env.APP_SECRET).update('broadsheet cursors').digest();
const sign = (payload) => createHmac('sha256', macKey).update(payload).digest().subarray(0, macBytes);

function writeCursor(order, value, key) {
  const payload = Buffer.from(`${key}:${order}:${value}`);
  return Buffer.concat([sign(payload), payload]).toString('base64url');
}

function readCursor(cursor) {
  const bytes = Buffer.from(cursor, 'base64url');
  const payload = bytes.subarray(macBytes);
  if (!timingSafeEqual(sign(payload), bytes.subarray(0, macBytes))) {
    throw new Error('Expected a cursor of ours.');
  }
  const [, key, value] = /^(\d+):[^:]+:(.*)$/.exec(payload.toString());
  return [value, Number(key)];
}

const toPaper = (row) => ({ ...row, id: idOf('Paper', row.key), publishedAt: row.publishedAt?.toISOString() ?? null });
const toAuthor = (row) => ({ id: idOf('Author', row.key), name: row.name });
const toTopic = (row) => ({ ...row, id: idOf('Topic', row.key) });
const toDigest = (row) => ({ ...row, id: idOf('Digest', row.key) });

/** A connection out of one row more than its page. */
function toConnection(rows, size, { toNode, order }) {
  const page = rows.slice(0, size);
  const last = page.at(-1);
  return {
    nodes: page.map(toNode),
    pageInfo: {
      hasNextPage: rows.length > size,
      endCursor: last === undefined ? null : writeCursor(order, last.sortText, last.key),
    },
  };
}

function grouped(keys, rows, toItem) {
  const groups = new Map(keys.map((key) => [key, []]));
  for (const row of rows) {
    groups.get(row.parentKey).push(toItem(row));
  }
  return keys.map((key) => groups.get(key));
}

const paperColumns = `paper.id as "key", paper.title, paper.abstract, paper.arxiv_id as "arxivId",
  paper.published_at as "publishedAt", paper.votes`;
const newest = { toNode: toPaper, order: 'papers.PUBLISHED_AT' };
const paperColumnsInOrder = `${paperColumns}, paper.sort_date::text as "sortText"`;

export async function findPaper(id) {
  const [row] = await query('paper', `select ${paperColumns} from papers paper where paper.id = $1`, [keyOf(id)]);
  return row === undefined ? null : toPaper(row);
}

export async function listPapers({ first = 20, after }) {
  const rows = await query(
    'papers',
    `select ${paperColumnsInOrder}
     from papers paper
     where (paper.sort_date, paper.id) < ($1::timestamptz, $2::integer)
     order by paper.sort_date desc, paper.id desc
     limit $3`,
    [...(after ? readCursor(after) : ['infinity', 0]), first + 1],
  );
  return toConnection(rows, first, newest);
}

export async function findDigest(id) {
  const [row] = await query(
    'digest',
    'select digest.id as "key", digest.date, digest.title from digests digest where digest.id = $1',
    [keyOf(id)],
  );
  return row === undefined ? null : toDigest(row);
}

export async function listTopics({ first = 20, after }) {
  const rows = await query(
    'topics',
    `select topic.id as "key", topic.slug, topic.name, topic.paper_count::text as "sortText"
     from topics topic
     where (topic.paper_count, topic.id) < ($1::integer, $2::integer)
     order by topic.paper_count desc, topic.id desc
     limit $3`,
    [...(after ? readCursor(after) : [2 ** 31 - 1, 0]), first + 1],
  );
  return toConnection(rows, first, { toNode: toTopic, order: 'topics.PAPER_COUNT' });
}

export async function authorsByPaperKey(paperKeys) {
  const rows = await query(
    'authors-of-papers',
    `select signed.paper_id as "parentKey", author.id as "key", author.name
     from paper_authors signed
     join authors author on author.id = signed.author_id
     where signed.paper_id = any ($1::integer[])
     order by signed.paper_id, signed.position`,
    [paperKeys],
  );
  return grouped(paperKeys, rows, toAuthor);
}

/** With the topics joined, which saves a loader of their own. */
export async function topicsByPaperKey(paperKeys) {
  const rows = await query(
    'topics-of-papers',
    `select carried.paper_id as "parentKey", carried.score, topic.id as "key", topic.slug, topic.name
     from paper_topics carried
     join topics topic on topic.id = carried.topic_id
     where carried.paper_id = any ($1::integer[])
     order by carried.paper_id, carried.score desc, carried.topic_id`,
    [paperKeys],
  );
  return grouped(paperKeys, rows, (row) => ({ score: row.score, topic: toTopic(row) }));
}

export async function entriesByDigestKey(digestKeys, { first = 20 }) {
  const rows = await query(
    'entries-of-digests',
    `select parent.id as "parentKey", page.*
     from unnest($1::integer[]) as parent (id)
     cross join lateral (
       select ${paperColumns}, entry.position
       from digest_entries entry
       join papers paper on paper.id = entry.paper_id
       where entry.digest_id = parent.id
       order by entry.position
       limit $2
     ) as page
     order by parent.id, page.position`,
    [digestKeys, first],
  );
  return grouped(digestKeys, rows, toPaper).map((nodes) => ({ nodes }));
}

export async function papersByTopicKey(topicKeys, { first = 20, after }) {
  const rows = await query(
    'papers-of-topics',
    `select parent.id as "parentKey", page.*
     from (
       select given.id, array(
         with recursive below as (
           select given.id
           union
           select child.id from topics child join below on child.parent_id = below.id
         )
         select below.id from below
       ) as below
       from unnest($1::integer[]) as given (id)
     ) as parent
     cross join lateral (
       select ${paperColumnsInOrder}, paper.sort_date
       from papers paper
       where (paper.sort_date, paper.id) < ($2::timestamptz, $3::integer)
         and exists (
           select from paper_topics carried
           where carried.paper_id = paper.id and carried.topic_id = any (parent.below)
         )
       order by paper.sort_date desc, paper.id desc
       limit $4
     ) as page
     order by parent.id, page.sort_date desc, page."key" desc`,
    [topicKeys, ...(after ? readCursor(after) : ['infinity', 0]), first + 1],
  );
  return grouped(topicKeys, rows, (row) => row).map((found) => toConnection(found, first, newest));
}
