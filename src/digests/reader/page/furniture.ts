/** What stands on daily-papers pages beside the papers: the subscribe box, the menu, buttons. */
const phrases = new Set(
  `new|subscribe|subscribed|trending papers|papers|models|datasets|spaces|buckets|docs|community|enterprise|pricing|
  hugging face|log in|sign up|upvote|upvoted|arxiv|arxiv page|view arxiv page|view pdf|pdf|github|project page|
  submitted by|previous|next|load more|show more|search|search papers|tos|privacy|about|careers|website|company|
  system theme|© hugging face|your email|enter your email|email|all|today|featured`
    .split('|')
    .map((phrase) => phrase.trim()),
);

const patterns = [
  /^get trending papers in your email inbox(?: once a day)?[!.]?$/i,
  /^by ?(?:@ ?)?ak(?: and the research community)?$/i,
  /^(?:daily|weekly|monthly|trending)(?: ?[/|·•,]? ?(?:daily|weekly|monthly|trending)){1,3}$/i,
  /^submitted by @?\S{1,40}$/i,
  /^github [\d.,]+k?$/i,
  /^\+ ?\d+$/,
  /^[-–—_=*~#‹›<>«»←→↑↓|]{2,}$/,
  /^[‹›<>«»←→↑↓]$/,
];

/** Whether a line is a known part of such pages that says nothing of a paper. */
export function isFurniture(line: string): boolean {
  return phrases.has(line.toLowerCase()) || patterns.some((pattern) => pattern.test(line));
}
