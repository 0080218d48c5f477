import type { GraphqlRequest } from '../../../bench/planner-fuzz/comparison/send';
import type { FuzzSetup } from '../../../bench/planner-fuzz/run-fuzz';

type Case = (setup: FuzzSetup) => GraphqlRequest;

const plain =
  (query: string, variables: GraphqlRequest['variables'] = {}): Case =>
  () => ({ query, variables });

const idOf = ({ known }: FuzzSetup, type: string, place = 0): string => {
  const id = known.ids[type]?.[place];
  if (id === undefined) {
    throw new Error(`Expected the library to hold more than ${place} of ${type}.`);
  }
  return id;
};
const cursorOf = ({ known }: FuzzSetup, order: string, place: number): string => {
  const cursor = known.cursors[order]?.at(place);
  if (cursor === undefined) {
    throw new Error(`Expected a cursor of the order ${order} at ${place}.`);
  }
  return cursor;
};

/** Operations that are easily answered otherwise, and those that once were: each by what is hard about it. */
export const fixedCases: Readonly<Record<string, Case>> = {
  // Nulls, and how far they reach.
  'an object that is not there': plain('{ paper(arxivId: "9901.00001") { title } }'),
  'an error in a nullable root field among others': plain(
    '{ a: paper { title } b: topics(first: 2) { nodes { slug } } }',
  ),
  'an error in a root field that may not be null': plain(
    '{ a: topics(first: 2) { nodes { slug } } b: papers(first: 0) { totalCount } }',
  ),
  'two errors, one of which takes the whole answer': plain('{ paper { title } papers(first: 101) { totalCount } }'),
  'an error below a list of what may not be null': plain(
    '{ topic(slug: "science") { name children { name papers(first: 1, after: "rubbish") { totalCount } } } }',
  ),
  'an error below a nullable object': plain(
    '{ topic(slug: "optics") { name parent { slug related(first: 0) { count } } } }',
  ),
  'errors below the same connection under two names': plain(
    '{ topic(slug: "science") { a: papers(first: 1, last: 1) { totalCount } b: papers(last: 0) { totalCount } } }',
  ),
  'an error in a field that is skipped': plain('{ papers(first: 0) @skip(if: true) { totalCount } __typename }'),
  'a scope that is lacking': plain('{ __typename apiKeys { name } }'),
  'a scope that is lacking beside what is open': ({ voterKeys }) => ({
    query: '{ topics(first: 1) { nodes { slug } } apiKeys { name } }',
    key: voterKeys[0],
  }),
  'nulls at the top of the tree': plain('{ topics(first: 100) { nodes { slug parent { slug parent { slug } } } } }'),
  'the first and the last digest': plain(
    '{ digests(first: 100) { nodes { date previous { date } next { date next { date } } } } }',
  ),

  // Nodes.
  'nodes twice, of all types, and unknown ones': (setup) => ({
    query:
      'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Paper { title } ... on Topic { slug } ... on Author { name } ... on Digest { date } ... on ApiKey { name } } }',
    variables: {
      ids: [
        idOf(setup, 'Paper'),
        idOf(setup, 'Topic'),
        idOf(setup, 'Paper'),
        'rubbish',
        idOf(setup, 'Author'),
        ...setup.known.deletedIds,
        idOf(setup, 'Digest'),
        idOf(setup, 'ApiKey'),
        idOf(setup, 'Paper'),
      ],
    },
  }),
  'no nodes at all': plain('{ nodes(ids: []) { id } }'),
  'nodes by one id that is no list': (setup) => ({
    query: 'query ($id: [ID!]!) { nodes(ids: $id) { id } }',
    variables: { id: idOf(setup, 'Paper') },
  }),
  'too many nodes': plain('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
    ids: Array.from({ length: 101 }, (_, place) => `${place}`),
  }),
  'a node of which nothing but its type is asked': (setup) => ({
    query: 'query ($id: ID!) { node(id: $id) { __typename } }',
    variables: { id: idOf(setup, 'Digest') },
  }),
  'a node with fragments on other types alone': (setup) => ({
    query: 'query ($id: ID!) { node(id: $id) { ... on Topic { slug } ... on Author { name } } }',
    variables: { id: idOf(setup, 'Paper') },
  }),
  'fragments on an interface inside an object': plain(
    '{ papers(first: 3) { nodes { ... on Node { id ... on Paper { title ... on Node { again: id } } } } } }',
  ),
  'the same name for lists of different arguments in different types': (setup) => ({
    query:
      'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Topic { papers(first: 1) { nodes { title } } } ... on Author { papers(last: 2) { nodes { doi } } } } }',
    variables: { ids: [idOf(setup, 'Topic'), idOf(setup, 'Author')] },
  }),
  'a key by its admin': (setup) => ({
    query: 'query ($id: ID!) { node(id: $id) { id ... on ApiKey { name prefix scopes expiresAt } } }',
    variables: { id: idOf(setup, 'ApiKey', 1) },
    key: setup.pair.adminKey,
  }),
  'a union with every type': plain(
    '{ suggest(prefix: "a", first: 20) { __typename ... on Paper { title } ... on Topic { slug } ... on Author { name } ... on Node { id } } }',
  ),

  // Selections.
  'one field twice, with other fields inside': plain(
    '{ papers(first: 3) { nodes { title } nodes { doi authors { name } authors { id } } edges { node { id } } edges { cursor node { title } } } }',
  ),
  'keys in the order in which fragments bring them': plain(
    '{ papers(first: 2) { ...A nodes { doi } pageInfo { hasNextPage } } } fragment A on PaperConnection { totalCount nodes { id ...B title } } fragment B on Paper { votes id doi }',
  ),
  'nothing, since everything is skipped': plain('query ($no: Boolean!) { papers @include(if: $no) { totalCount } }', {
    no: false,
  }),
  'objects without fields': plain(
    'query ($no: Boolean!) { papers(first: 2) { nodes { title @include(if: $no) } pageInfo @skip(if: true) { endCursor } } }',
    { no: false },
  ),
  'a field once skipped and once not': plain('{ papers(first: 2) { nodes { title @skip(if: true) doi title } } }'),
  'a field that a fragment would bring, were it not skipped': plain(
    '{ papers(first: 2) { ...A @skip(if: true) totalCount ...A } } fragment A on PaperConnection { nodes { id } totalCount }',
  ),
  'names of types everywhere': plain(
    '{ __typename papers(first: 1) { __typename edges { __typename node { __typename authors { __typename } topics { __typename topic { __typename } } } } pageInfo { __typename } facets { __typename years { __typename } } } }',
  ),
  'names that objects of JavaScript have': plain(
    '{ __proto__: papers(first: 1) { constructor: nodes { toString: title __proto__: doi hasOwnProperty: votes } } }',
  ),
  'one of several operations': () => ({
    query: 'query A { topics(first: 1) { nodes { slug } } } query B($n: Int = 2) { papers(first: $n) { totalCount } }',
    operationName: 'B',
  }),

  // Pages.
  'a count alone': plain(
    '{ papers { totalCount } topic(slug: "science") { papers { totalCount totalCountIsExact } } }',
  ),
  'where a page stands, alone': plain('{ papers(first: 5) { pageInfo { hasNextPage hasPreviousPage } } }'),
  'cursors alone': plain('{ papers(last: 5) { pageInfo { startCursor endCursor } } }'),
  'empty pages': plain(
    '{ papers(filter: { topics: [] }) { nodes { id } edges { cursor } pageInfo { startCursor endCursor hasNextPage hasPreviousPage } totalCount facets { withCode years { year } topics { count } } didYouMean } }',
  ),
  'a topic without papers': plain(
    '{ topic(slug: "empty") { paperCount parent { id } children { id } related { count } activity(interval: DAY) { from } papers { nodes { id } } } }',
  ),
  'pages backwards in every order': plain(
    `{ ${['RELEVANCE', 'PUBLISHED_AT', 'VOTES', 'TRENDING', 'TITLE'].map((field) => `${field}: papers(last: 7, orderBy: { field: ${field}, direction: ASC }) { edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage } }`).join(' ')} }`,
  ),
  'a page behind the very end': (setup) => ({
    query:
      'query ($after: String) { digests(first: 1, source: "daily-papers", after: $after) { nodes { date } pageInfo { hasNextPage hasPreviousPage startCursor } } }',
    variables: { after: cursorOf(setup, 'digests.DATE', -1) },
  }),
  'a page between two cursors': (setup) => ({
    query:
      'query ($after: String, $before: String) { papers(first: 4, after: $after, before: $before, orderBy: { field: VOTES }) { nodes { votes } pageInfo { hasNextPage hasPreviousPage } totalCount } }',
    variables: { after: cursorOf(setup, 'papers.VOTES', 1), before: cursorOf(setup, 'papers.VOTES', 8) },
  }),
  'a page between two cursors in the wrong order': (setup) => ({
    query:
      'query ($after: String, $before: String) { papers(last: 4, after: $after, before: $before, orderBy: { field: VOTES }) { nodes { votes } pageInfo { hasNextPage hasPreviousPage } } }',
    variables: { after: cursorOf(setup, 'papers.VOTES', 8), before: cursorOf(setup, 'papers.VOTES', 1) },
  }),
  'a cursor of another order': (setup) => ({
    query: 'query ($after: String) { papers(after: $after, orderBy: { field: TITLE }) { totalCount } }',
    variables: { after: cursorOf(setup, 'papers.VOTES', 0) },
  }),
  'a null where a page begins, and nulls all over': plain(
    '{ papers(first: null, last: null, after: null, before: null, filter: null, orderBy: null) { nodes { id } } }',
  ),
  'one connection under several names': plain(
    '{ topic(slug: "science") { a: papers(first: 1) { nodes { id } } b: papers(last: 1) { nodes { id } } c: papers(first: 2, orderBy: { field: TITLE, direction: ASC }) { nodes { title } totalCount } d: papers(filter: { minVotes: 2 }) { totalCount } } }',
  ),
  'lists all the way down': plain(
    '{ papers(first: 3) { nodes { topics { topic { papers(first: 2) { nodes { similar(first: 2) { score paper { title topics { score topic { slug } } digests { date } } } } } } } } } }',
  ),
  'large pages': plain(
    '{ papers(first: 100, orderBy: { field: TITLE, direction: ASC }) { edges { cursor node { id title abstract url pdfUrl authors { name } links { url kind } topics { score evidence origin topic { slug } } publishedAt withdrawnAt } } totalCount } }',
  ),
  'entries with their positions': plain(
    '{ digests(first: 5, source: "weekly") { nodes { title entries(last: 3) { edges { position cursor node { title } } totalCount pageInfo { hasPreviousPage } } topics(first: 3) { count topic { slug } } } } }',
  ),

  // Arguments.
  'a search with everything that can be said of it': plain(
    '{ papers(first: 10, filter: { query: "model OR graph -deep" }) { edges { score highlights { field html } node { title } } facets { withCode years { year count } topics(first: 3) { count topic { slug } } } totalCount didYouMean } }',
  ),
  'a search that finds nothing and is misspelt': plain(
    '{ papers(filter: { query: "attentoin" }) { totalCount didYouMean } }',
  ),
  'a filter with variables inside, one left out': plain(
    'query ($topics: [String!], $votes: Int, $text: String, $to: Date) { papers(first: 5, filter: { topics: $topics, minVotes: $votes, or: [{ query: $text }, { publishedTo: $to }] }) { totalCount nodes { id } } }',
    { topics: 'science', votes: 0, to: '2025-02-05' },
  ),
  'defaults that a null replaces': plain(
    'query ($order: TopicOrder = { field: NAME }, $n: Int = 3) { topics(orderBy: $order, first: $n) { nodes { slug } } }',
    { order: null, n: null },
  ),
  'votes of the caller': ({ voterKeys }) => ({
    query:
      '{ papers(first: 60, orderBy: { field: VOTES }) { nodes { viewerHasVoted a: viewerHasVoted(voter: "v1") b: viewerHasVoted(voter: "v2") c: viewerHasVoted(voter: null) votes } } }',
    key: voterKeys[1],
  }),
  'votes of nobody': plain('{ papers(first: 5) { nodes { viewerHasVoted(voter: "v1") } } }'),
  'citations in every format': plain(
    '{ papers(first: 5) { nodes { a: citation(format: BIBTEX) b: citation(format: RIS) c: citation(format: CSL_JSON) d: citation(format: APA) } } }',
  ),
  'points of a curve by every interval': plain(
    `{ topic(slug: "science") { ${['DAY', 'WEEK', 'MONTH', 'YEAR'].map((interval) => `${interval}: activity(interval: ${interval}, from: "2025-01-15") { from count }`).join(' ')} } }`,
  ),
  'an order without a direction, and one with a variable': plain(
    'query ($d: SortDirection!, $f: PaperOrderField!) { a: papers(first: 3, orderBy: { field: TITLE }) { nodes { title } } b: papers(first: 3, orderBy: { field: $f, direction: $d }) { nodes { title } } }',
    { d: 'ASC', f: 'TITLE' },
  ),
  'variables of the wrong type': plain('query ($n: Int) { papers(first: $n) { totalCount } }', { n: 'three' }),
  'a variable that must be there and is not': plain('query ($n: Int!) { papers(first: $n) { totalCount } }'),
  'the schema beside data': plain('{ __type(name: "Paper") { name kind } topics(first: 1) { nodes { slug } } }'),
  'what it costs': plain('{ rateLimit { cost limit } papers(first: 3) { nodes { title } } }'),
  'everything about the viewer': ({ voterKeys }) => ({
    query: '{ viewer { apiKey { id name prefix scopes createdAt expiresAt } } }',
    key: voterKeys[0],
  }),
};
