import Fastify from 'fastify';
import mercurius from 'mercurius';
import {
  authorsByPaperKey,
  entriesByDigestKey,
  findDigest,
  findPaper,
  listPapers,
  listTopics,
  papersByTopicKey,
  topicsByPaperKey,
  typeDefs,
} from './catalogue.mjs';

/** Mercurius as its documentation advises: compiled queries, and loaders of its own instead of DataLoader. */
const resolvers = {
  Query: {
    paper: (_, { id }) => findPaper(id),
    papers: (_, args) => listPapers(args),
    digest: (_, { id }) => findDigest(id),
    topics: (_, args) => listTopics(args),
  },
};

const keysOf = (queries) => queries.map(({ obj }) => obj.key);
// All parents of one field are asked for with the same arguments; the cache would write every parent down as JSON.
const opts = { cache: false };
const loaders = {
  Paper: {
    authors: { loader: (queries) => authorsByPaperKey(keysOf(queries)), opts },
    topics: { loader: (queries) => topicsByPaperKey(keysOf(queries)), opts },
  },
  Digest: { entries: { loader: (queries) => entriesByDigestKey(keysOf(queries), queries[0].params), opts } },
  Topic: { papers: { loader: (queries) => papersByTopicKey(keysOf(queries), queries[0].params), opts } },
};

const app = Fastify({ logger: false });
app.register(mercurius, { schema: typeDefs, resolvers, loaders, jit: 1, graphiql: false });
process.stdout.write(`${await app.listen({ host: '127.0.0.1', port: 0 })}\n`);
