import { encodeNodeId } from '../../graphql/nodes/node-id';
import type { ExampleQuery } from './example-query';

/** What a newcomer tries first, from reading one digest to importing one; the first stands in the first tab. */
export const exampleQueries: readonly ExampleQuery[] = [
  {
    title: 'The newest digest',
    about: 'Its papers in order, with authors and topics.',
    query: `# Ctrl-Enter runs it.
query NewestDigest {
  digest {
    title
    date
    paperCount
    entries(first: 10) {
      edges {
        position
        node {
          title
          authors { name }
          topics { topic { name } }
        }
      }
    }
  }
}
`,
  },
  {
    title: 'The digest of a day',
    about: 'Its topics, its papers, and the digests beside it.',
    query: `query DigestOfDay($date: Date!) {
  digest(date: $date) {
    title
    revision
    topics(first: 5) { count topic { name slug } }
    entries(first: 100) {
      totalCount
      nodes { arxivId title links { kind url } }
    }
    previous { date }
    next { date }
  }
}
`,
    variables: { date: '2025-03-13' },
  },
  {
    title: 'Papers, newest first',
    about: 'Page by page: put endCursor into "after" for the next one.',
    query: `query NewestPapers($first: Int!, $after: String) {
  papers(first: $first, after: $after, orderBy: { field: PUBLISHED_AT }) {
    totalCount
    nodes {
      title
      publishedAt
      votes
    }
    pageInfo { hasNextPage endCursor }
  }
}
`,
    variables: { first: 20, after: null },
  },
  {
    title: 'One paper',
    about: 'By its id; arxivId or doi will do as well. Topics with their evidence, links, digests.',
    query: `query OnePaper($id: ID, $arxivId: String) {
  paper(id: $id, arxivId: $arxivId) {
    title
    abstract
    url
    authors { name }
    topics { topic { name } score evidence }
    links { kind url }
    digests { date title }
    citation(format: BIBTEX)
  }
}
`,
    variables: { id: encodeNodeId('Paper', 1) },
  },
  {
    title: 'Topics and their newest papers',
    about: 'The largest topics, three papers each.',
    query: `query TopicsWithNewestPapers {
  topics(first: 10, orderBy: { field: PAPER_COUNT, direction: DESC }) {
    nodes {
      name
      paperCount
      parent { name }
      papers(first: 3, orderBy: { field: PUBLISHED_AT }) {
        nodes { title publishedAt }
      }
    }
  }
}
`,
  },
  {
    title: 'Trending papers',
    about: 'By votes, the recent ones weighing more.',
    query: `query TrendingPapers {
  papers(first: 10, orderBy: { field: TRENDING }) {
    nodes {
      title
      votes
      trendingScore
      topics { topic { slug } }
    }
  }
}
`,
  },
  {
    title: 'Who am I, and what is left',
    about: 'The caller and its rate limit. Give a key under Headers.',
    query: `query Me {
  viewer {
    apiKey {
      name
      scopes
    }
  }
  rateLimit {
    cost
    limit
    remaining
    resetAt
  }
}
`,
  },
  {
    title: 'Import a digest',
    about: 'A dry run, which stores nothing. Needs a key with scope DIGESTS_WRITE.',
    query: `# Put your key under Headers.
mutation ImportDigest($input: ImportDigestInput!) {
  importDigest(input: $input) {
    created
    updated
    unchanged
    problems { line message }
    userErrors { field code message }
  }
}
`,
    variables: {
      input: {
        content: [
          'Daily Papers',
          'Mar 14',
          'A Study of Small Examples',
          'We study how small an example can be and still teach. Over a hundred readers, three lines were enough.',
        ].join('\n'),
        date: '2025-03-14',
        dryRun: true,
      },
    },
    headers: { Authorization: 'Bearer YOUR-API-KEY' },
  },
];
