import { classifyLink } from './classify-link';
import type { PaperLinkKind } from './paper-link-kind';

/** A URL that stands in a text, as `new URL(…).href` writes it, and what it leads to. */
export interface FoundLink {
  url: string;
  kind: PaperLinkKind;
}

/** Longer ones are no links of a paper, and the database refuses them. */
const longestUrl = 2000;

// A scheme, or a host that people write without one. Every repetition is bounded, and a bare host begins only where no
// word is under way, so that megabytes of almost-URLs cost linear time.
const start =
  /https?:\/\/|(?<![\p{L}\p{N}@./_\\-])(?:www\.|(?:gist\.)?github\.com\/|gitlab\.com\/|bitbucket\.org\/|codeberg\.org\/|huggingface\.co\/|hf\.co\/|[a-z\d][a-z\d-]{0,62}\.github\.io\b)/u;
// Braces end a URL (TeX: \url{…}), so do quotes, CJK punctuation, and a comma before the next URL.
const rest = /(?:(?![,;]https?:)[^\s<>{}"`^|“”„‘’«»。，、；：！？（）「」【】]){0,2000}/;
const candidates = new RegExp(`(?:${start.source})${rest.source}`, 'giu');

/** Most abstracts have no link: this look at them is ten times as fast as the search. */
const hint = /:\/\/|www\.|\.(?:com|org|co|io)\b/i;

const texEscape = /\\([_%#&$~])/g;
const trailing = new Set(".,;:!?'*…");
const closing = new Map([
  [')', '('],
  [']', '['],
]);

/**
 * The URLs of a text in the order of their first mention, each once: without the sentence's full stop, brackets opened
 * before the URL, quotes and what TeX leaves around it. Costs time linear in the text.
 */
export function findLinks(text: string): FoundLink[] {
  if (!hint.test(text)) {
    return [];
  }
  const urls = new Set<string>();
  for (const [candidate] of text.matchAll(candidates)) {
    const url = readUrl(candidate);
    if (url !== null) {
      urls.add(url);
    }
  }
  return Array.from(urls, (url) => ({ url, kind: classifyLink(url) }));
}

function readUrl(candidate: string): string | null {
  const [unescaped = ''] = candidate.replace(texEscape, '$1').split('\\', 1);
  const trimmed = trimEnd(unescaped);
  const absolute = /^https?:/i.test(trimmed) ? trimmed : `https://${trimmed}`;
  if (!URL.canParse(absolute)) {
    return null;
  }
  const { hostname, href, username } = new URL(absolute);
  const isHost = /[^.]\.[^.]/.test(hostname.replace(/^www\./, '')) && username === '';
  return isHost && href.length <= longestUrl ? href : null;
}

/** Without the sentence's punctuation and the brackets that the URL does not open itself, "(see https://a.io/b)." */
function trimEnd(url: string): string {
  const counts = new Map<string, number>();
  for (const char of url) {
    counts.set(char, (counts.get(char) ?? 0) + 1);
  }
  let end = url.length;
  for (; end > 0; end -= 1) {
    const last = url.charAt(end - 1);
    const opener = closing.get(last);
    const unopened = opener !== undefined && (counts.get(opener) ?? 0) < (counts.get(last) ?? 0);
    if (!unopened && !trailing.has(last)) {
      break;
    }
    counts.set(last, (counts.get(last) ?? 0) - 1);
  }
  return url.slice(0, end);
}
