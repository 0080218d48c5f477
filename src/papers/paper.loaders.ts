import { selectColumns, toEntity } from '../platform/database/entity-columns';
import { groupedByKey, inKeyOrder, requestLoader } from '../platform/graphql/context/request-loaders';
import { Author } from './author.entity';
import type { Paper } from './paper.entity';
import { PaperLink } from './paper-link.entity';
import { PaperTopic } from './paper-topic.entity';
import { selectPapers } from './select-papers';

/** Papers by their keys; null for a key that none has. */
export const paperByKey = requestLoader<number, Paper | null>(async (keys, { database }) => {
  const papers = await selectPapers(database, keys);
  return keys.map((key) => papers.get(key) ?? null);
});

/** The authors of papers, in the order of the by-line. */
export const authorsByPaperKey = requestLoader<number, Author[]>(async (paperKeys, { database }) => {
  const rows = await database.query<{ paperKey: number }>(
    `select signed.paper_id as "paperKey", ${selectColumns(Author, 'author')}
     from paper_authors signed
     join authors author on author.id = signed.author_id
     where signed.paper_id = any ($1::integer[])
     order by signed.paper_id, signed.position`,
    [paperKeys],
  );
  return groupedByKey(paperKeys, rows, (row) => row.paperKey).map((group) => group.map((row) => toEntity(Author, row)));
});

/** The topics of papers, best match first. */
export const topicsByPaperKey = requestLoader<number, PaperTopic[]>(async (paperKeys, { database }) => {
  const rows = await database.query<{ paperKey: number }>(
    `select ${selectColumns(PaperTopic, 'carried')}
     from paper_topics carried
     where carried.paper_id = any ($1::integer[])
     order by carried.paper_id, carried.score desc, carried.topic_id`,
    [paperKeys],
  );
  return groupedByKey(paperKeys, rows, (row) => row.paperKey).map((group) =>
    group.map((row) => toEntity(PaperTopic, row)),
  );
});

/** The links of papers, in the order they were given. */
export const linksByPaperKey = requestLoader<number, PaperLink[]>(async (paperKeys, { database }) => {
  const rows = await database.query<{ paperKey: number }>(
    `select ${selectColumns(PaperLink, 'link')}
     from paper_links link
     where link.paper_id = any ($1::integer[])
     order by link.paper_id, link.position`,
    [paperKeys],
  );
  return groupedByKey(paperKeys, rows, (row) => row.paperKey).map((group) =>
    group.map((row) => toEntity(PaperLink, row)),
  );
});

/** Authors by their keys. */
export const authorByKey = requestLoader<number, Author | null>(async (keys, { database }) => {
  const rows = await database.query<{ key: number }>(
    `select ${selectColumns(Author, 'author')}
     from authors author
     where author.id = any ($1::integer[])`,
    [keys],
  );
  return inKeyOrder(keys, rows, (row) => row.key).map((row) => row && toEntity(Author, row));
});
