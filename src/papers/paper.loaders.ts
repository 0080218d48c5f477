import { selectColumns } from '../platform/database/entity-columns';
import { rawSql, sql } from '../platform/database/sql';
import { manyOf, oneOf } from '../platform/graphql/context/rows-of-parents';
import { Author } from './author.entity';
import { paperColumns } from './lists/paper-scope';
import { Paper } from './paper.entity';
import { PaperLink } from './paper-link.entity';
import { PaperTopic } from './paper-topic.entity';

const authorColumns = rawSql(selectColumns(Author, 'author'));

/** The paper whose key is `parent.id`. */
export const paperRow = sql`
  select ${paperColumns}
  from papers paper
  where paper.id = parent.id`;

/** Papers by their keys; null for a key that none has. */
export const paperByKey = oneOf(Paper, paperRow);

/** The author whose key is `parent.id`. */
export const authorRow = sql`
  select ${authorColumns}
  from authors author
  where author.id = parent.id`;

/** Authors by their keys; null for a key that none has. */
export const authorByKey = oneOf(Author, authorRow);

/** The authors of a paper, in the order of the by-line. */
export const authorsOfPaper = sql`
  select ${authorColumns}
  from paper_authors signed
  join authors author on author.id = signed.author_id
  where signed.paper_id = parent.id
  order by signed.position`;

export const authorsByPaperKey = manyOf(Author, authorsOfPaper);

/** The topics of a paper, best match first. */
export const topicsOfPaper = sql`
  select ${rawSql(selectColumns(PaperTopic, 'carried'))}
  from paper_topics carried
  where carried.paper_id = parent.id
  order by carried.score desc, carried.topic_id`;

export const topicsByPaperKey = manyOf(PaperTopic, topicsOfPaper);

/** The links of a paper, in the order they were given. */
export const linksOfPaper = sql`
  select ${rawSql(selectColumns(PaperLink, 'link'))}
  from paper_links link
  where link.paper_id = parent.id
  order by link.position`;

export const linksByPaperKey = manyOf(PaperLink, linksOfPaper);
