/** How much of a text is looked at. */
const sample = 65_536;

const openings: [RegExp, string][] = [
  [/^%PDF-/, 'a PDF file'],
  [/^<(?:!doctype html|html|head|body|div|main|article|section)\b/i, 'the HTML source of a page'],
  [/^<(?:\?xml|rss|feed|svg)\b/i, 'XML'],
  [/^[[{]\s{0,100}["{[\]}]/, 'JSON'],
];

const tags =
  /<\/?(?:a|article|body|br|div|h[1-6]|head|html|img|li|link|main|meta|p|script|section|span|style|svg|td|tr|ul)\b[^<>]{0,500}>/gi;
const fewTags = 20;

/** What a text is that cannot be a page's text as copied: "JSON", "the HTML source of a page"; null where it can. */
export function foreignFormat(text: string): string | null {
  const start = text
    .slice(0, sample)
    .replace(/^\uFEFF/, '')
    .trimStart();
  const opening = openings.find(([pattern]) => pattern.test(start));
  if (opening !== undefined) {
    return opening[1];
  }
  if (countUpTo(start, tags, fewTags) === fewTags) {
    return 'the HTML source of a page';
  }
  const unreadable = start.match(/[^\P{Cc}\t\n\f\r]|\uFFFD/gu)?.length ?? 0;
  return unreadable * 20 > start.length ? 'binary data' : null;
}

function countUpTo(text: string, pattern: RegExp, limit: number): number {
  let count = 0;
  for (const matches = text.matchAll(pattern); count < limit && matches.next().done !== true;) {
    count += 1;
  }
  return count;
}
