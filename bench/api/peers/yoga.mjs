import { createServer } from 'node:http';
import DataLoader from 'dataloader';
import { createSchema, createYoga } from 'graphql-yoga';
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

/** GraphQL Yoga with a DataLoader for each list that hangs on a parent. */
const resolvers = {
  Query: {
    paper: (_, { id }) => findPaper(id),
    papers: (_, args) => listPapers(args),
    digest: (_, { id }) => findDigest(id),
    topics: (_, args) => listTopics(args),
  },
  Paper: {
    authors: ({ key }, _, { loaders }) => loaders.authors.load(key),
    topics: ({ key }, _, { loaders }) => loaders.topics.load(key),
  },
  Digest: { entries: ({ key }, args, { loaders }) => loaders.entries(args).load(key) },
  Topic: { papers: ({ key }, args, { loaders }) => loaders.papers(args).load(key) },
};

/** A loader for each set of arguments. */
function byArguments(batch) {
  const loaders = new Map();
  return (args) => {
    const name = `${args.first} ${args.after}`;
    const loader = loaders.get(name) ?? new DataLoader((keys) => batch(keys, args));
    loaders.set(name, loader);
    return loader;
  };
}

const yoga = createYoga({
  schema: createSchema({ typeDefs, resolvers }),
  context: () => ({
    loaders: {
      authors: new DataLoader(authorsByPaperKey),
      topics: new DataLoader(topicsByPaperKey),
      entries: byArguments(entriesByDigestKey),
      papers: byArguments(papersByTopicKey),
    },
  }),
  logging: false,
  graphiql: false,
  landingPage: false,
});

const server = createServer(yoga);
server.listen(0, '127.0.0.1', () => process.stdout.write(`http://127.0.0.1:${server.address().port}\n`));
