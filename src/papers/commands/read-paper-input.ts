import { parseInstant } from '../../platform/calendar/parse-instant';
import { type UserError, UserErrorCode } from '../../platform/graphql/mutations/user-error';
import { validateInput } from '../../platform/graphql/mutations/validate-input';
import { parseArxivId } from '../identity/arxiv-id';
import { arxivIdOfDoi, parseDoi } from '../identity/doi';
import { classifyLink } from '../links/classify-link';
import type { LinkRecord, PaperRecord } from '../store/paper-record';
import { cleanLine, cleanParagraphs } from '../text/clean-text';
import type { PaperInput } from './paper.input';

/** Judges one paper and makes a record of it; what is wrong is told with the path inside the paper. */
export function readPaperInput(input: PaperInput): { record: PaperRecord; userErrors: UserError[] } {
  const userErrors = validateInput(input);
  const refuse = (code: UserErrorCode, field: string[], message: string): undefined => {
    userErrors.push({ code, field, message });
  };
  const read = <Value>(
    name: keyof PaperInput & string,
    parse: (text: string) => Value | null,
    expected: string,
  ): Value | undefined => {
    const text = input[name];
    if (typeof text !== 'string') {
      return undefined;
    }
    return parse(text) ?? refuse(UserErrorCode.INVALID, [name], `Expected ${expected}, got "${shorten(text)}".`);
  };

  // Cut before they are cleaned, so that what is refused anyway costs nothing: the rules see texts whole.
  const title = cleanLine(cut(input.title));
  if (title === '') {
    refuse(UserErrorCode.REQUIRED, ['title'], 'Expected a title, got only white space.');
  }
  const arxiv = read('arxivId', parseArxivId, 'an arXiv id such as "2503.09516"');
  const doi = read('doi', parseDoi, 'a DOI such as "10.1038/s41586-024-07487-w"');
  const arxivIdInDoi = doi === undefined ? undefined : (arxivIdOfDoi(doi) ?? undefined);
  if (arxiv && arxivIdInDoi !== undefined && arxivIdInDoi !== arxiv.id) {
    refuse(UserErrorCode.CONFLICT, ['doi'], `Expected the DOI of arXiv ${arxiv.id}, got that of ${arxivIdInDoi}.`);
  }
  const links = input.links?.flatMap(({ url, kind }, index): LinkRecord[] => {
    const href = parseWebUrl(url);
    if (href === null) {
      refuse(UserErrorCode.INVALID, ['links', `${index}`, 'url'], `Expected ${aUrl}, got "${shorten(url)}".`);
      return [];
    }
    return [{ url: href, kind: kind ?? classifyLink(href) }];
  });
  const record: PaperRecord = {
    title,
    abstract: cleanParagraphs(cut(input.abstract)),
    arxivId: arxiv?.id ?? arxivIdInDoi,
    arxivVersion: arxiv?.version ?? undefined,
    doi,
    url: read('url', parseWebUrl, aUrl),
    publishedAt: read('publishedAt', parseInstant, aDate),
    withdrawnAt: read('withdrawnAt', parseInstant, aDate),
    authors: input.authors?.map((name) => cleanLine(cut(name))).filter((name) => name !== ''),
    categories: distinct(input.categories?.map((category) => cleanLine(cut(category)))),
    links,
    votes: input.votes ?? undefined,
  };
  return { record, userErrors };
}

const aUrl = 'an absolute URL with http or https, without a user name';
const aDate = 'a date or an instant of RFC 3339, such as "2025-03-13" or "2025-03-13T08:00:00Z"';

const longestText = 30_000;

function cut(text: string): string {
  return text.slice(0, longestText);
}

function distinct(texts: string[] | undefined): string[] | undefined {
  return texts && [...new Set(texts)].filter((text) => text !== '');
}

/** A URL that may be shown to anybody: of the web, and without a password in it. */
function parseWebUrl(text: string): string | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isWeb = url?.protocol === 'http:' || url?.protocol === 'https:';
  const isOpen = url?.username === '' && url.password === '';
  return url && isWeb && isOpen && url.href.length <= 2_000 ? url.href : null;
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
