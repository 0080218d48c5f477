/** What answers may be, as RFC 9110 names them. */
export const plainJson = 'application/json';
export const graphqlJson = 'application/graphql-response+json';
export type MediaType = typeof plainJson | typeof graphqlJson;

const mediaTypes: readonly MediaType[] = [plainJson, graphqlJson];

// Clients send few different headers; strangers may send any number of them.
const known = new Map<string, MediaType | null>();
const mostKnown = 200;

/**
 * The media type for an answer, by the Accept header: the dearest to the client, and of two as dear the one named
 * first; plain JSON where it takes anything. Null: it takes neither.
 */
export function negotiate(accept: string | undefined): MediaType | null {
  if (accept === undefined) return plainJson;
  const remembered = known.get(accept);
  if (remembered !== undefined) return remembered;
  const chosen = choose(accept);
  if (known.size < mostKnown) known.set(accept, chosen);
  return chosen;
}

function choose(accept: string): MediaType | null {
  const ranges = accept.split(',').map(parseRange);
  const choices = mediaTypes.map((type, order) => {
    const matches = ranges.filter(({ range }) => range === type || range === 'application/*' || range === '*/*');
    // The most specific range decides, so that `application/json;q=0, */*` excludes it.
    const range = matches.sort((a, b) => stars(a.range) - stars(b.range))[0];
    const named = range !== undefined && stars(range.range) === 0;
    return { type, quality: range?.quality ?? 0, rank: named ? ranges.indexOf(range) : ranges.length + order };
  });
  const best = choices.filter(({ quality }) => quality > 0).sort((a, b) => b.quality - a.quality || a.rank - b.rank)[0];
  return best?.type ?? null;
}

function parseRange(text: string): { range: string; quality: number } {
  const [range = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const given = parameters.find((parameter) => parameter.startsWith('q='));
  const quality = given === undefined ? 1 : Number(given.slice(2));
  return { range, quality: quality >= 0 && quality <= 1 ? quality : 0 };
}

function stars(range: string): number {
  return range.split('*').length - 1;
}
