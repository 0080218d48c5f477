/** What a test says of a paper, as `upsertPapers` takes it. */
export interface PaperFields {
  title: string;
  abstract: string;
  arxivId?: string | null;
  doi?: string | null;
  url?: string | null;
  publishedAt?: string | null;
  withdrawnAt?: string | null;
  authors?: string[] | null;
  categories?: string[] | null;
  links?: { url: string; kind?: string | null }[] | null;
  votes?: number | null;
}

let invented = 0;

/** A paper that no other is like, but for what the test says of it. */
export function paperInput(fields: Partial<PaperFields> = {}): PaperFields {
  invented += 1;
  const subject = fields.title ?? `Observations on Subject Number ${invented}`;
  return { title: subject, abstract: `We look at ${subject} and find what is to be found there.`, ...fields };
}

/** The page of a digest as people copy it: a day, then titles with their abstracts. */
export function digestText(day: string, papers: readonly { title: string; abstract: string }[]): string {
  return [day, ...papers.flatMap(({ title, abstract }) => [title, abstract])].join('\n\n');
}

/** So many papers that no other is like. */
export function paperInputs(count: number, fields: Partial<PaperFields> = {}): PaperFields[] {
  return Array.from({ length: count }, () => paperInput(fields));
}
