import {
  GraphQLBoolean,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  GraphQLInterfaceType,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
} from 'graphql';

const page = { first: { type: GraphQLInt }, last: { type: GraphQLInt }, after: { type: GraphQLString } };

const Node = new GraphQLInterfaceType({ name: 'Node', fields: { id: { type: new GraphQLNonNull(GraphQLID) } } });

const PageInfo = new GraphQLObjectType({ name: 'PageInfo', fields: { hasNextPage: { type: GraphQLBoolean } } });

const Paper: GraphQLObjectType = new GraphQLObjectType({
  name: 'Paper',
  interfaces: [Node],
  isTypeOf: () => true,
  fields: () => ({
    id: { type: new GraphQLNonNull(GraphQLID) },
    title: { type: GraphQLString },
    score: { type: GraphQLFloat, extensions: { cost: 5 } },
    authors: { type: new GraphQLList(Author), extensions: { listSize: 4 } },
    links: { type: new GraphQLList(Paper) },
    similar: { type: new GraphQLList(Paper), args: { first: { type: GraphQLInt, defaultValue: 8 } } },
    best: { type: Paper },
  }),
});

const Author: GraphQLObjectType = new GraphQLObjectType({
  name: 'Author',
  interfaces: [Node],
  isTypeOf: () => false,
  fields: () => ({
    id: { type: new GraphQLNonNull(GraphQLID) },
    name: { type: GraphQLString },
    papers: { type: PaperConnection, args: page },
  }),
});

const PaperEdge = new GraphQLObjectType({
  name: 'PaperEdge',
  fields: { cursor: { type: GraphQLString }, node: { type: Paper } },
});

const PaperConnection: GraphQLObjectType = new GraphQLObjectType({
  name: 'PaperConnection',
  fields: {
    edges: { type: new GraphQLList(PaperEdge) },
    nodes: { type: new GraphQLList(Paper) },
    pageInfo: { type: new GraphQLNonNull(PageInfo) },
    totalCount: { type: GraphQLInt, extensions: { cost: 7 } },
  },
});

const Payload = new GraphQLObjectType({ name: 'Payload', fields: { paper: { type: Paper } } });

/** A small schema with every shape that the price of a request depends on. */
export const toySchema = new GraphQLSchema({
  types: [Paper, Author],
  query: new GraphQLObjectType({
    name: 'Query',
    fields: {
      greeting: { type: GraphQLString, resolve: () => 'hello' },
      node: { type: Node, args: { id: { type: GraphQLID } } },
      nodes: { type: new GraphQLList(Node), args: { ids: { type: new GraphQLList(GraphQLID) } } },
      paper: { type: Paper },
      papers: { type: PaperConnection, args: page, resolve: () => ({}) },
      dear: { type: Paper, extensions: { cost: 40 } },
    },
  }),
  mutation: new GraphQLObjectType({
    name: 'Mutation',
    fields: {
      save: { type: Payload },
      ping: { type: GraphQLString },
      cheap: { type: GraphQLString, extensions: { cost: 2 } },
    },
  }),
});
