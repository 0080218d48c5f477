import type { Ask, Values } from './api-query';

const papersAtOnce = 100;

/** PostGraphile's own cursors of papers, newest first, in their order. */
export async function postgraphileCursors(papers: Values['papers'], ask: Ask): Promise<string[]> {
  const cursors: string[] = [];
  for (let from = 0; from < papers.length; from += papersAtOnce) {
    const asked = papers
      .slice(from, from + papersAtOnce)
      .map(
        ({ key }, place) =>
          `p${place}: allPapers(condition: { rowId: ${key} }, orderBy: [SORT_DATE_DESC, ROW_ID_DESC]) { edges { cursor } }`,
      );
    const data: Record<string, { edges: { cursor: string }[] }> = await ask(`{ ${asked.join(' ')} }`, {});
    cursors.push(...Object.values(data).flatMap(({ edges }) => edges.map(({ cursor }) => cursor)));
  }
  return cursors;
}
