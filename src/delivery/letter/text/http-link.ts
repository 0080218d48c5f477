// An address that stands for itself: no name of a user, no sign that needs quoting in HTML, headers or text.
const plain = /^https?:\/\/[a-z0-9.-]+(?::\d+)?(?:[/?#][a-z0-9/?#:@!$&*+,;=._~%-]*)?$/i;
/** Longer ones are no use in a mail. */
const longest = 1000;

/** The address as it may stand behind a link; null for all that does not lead to the Web. */
export function httpLink(address: string | null | undefined): string | null {
  if (address === null || address === undefined || address.length > longest) {
    return null;
  }
  return plain.test(address) ? address : normalise(address);
}

function normalise(address: string): string | null {
  if (!URL.canParse(address)) {
    return null;
  }
  const { protocol, username, password, href } = new URL(address);
  const isOfTheWeb = protocol === 'https:' || protocol === 'http:';
  // "https://arxiv.org@example.com" leads elsewhere than it looks.
  return isOfTheWeb && username === '' && password === '' && href.length <= longest ? quote(href) : null;
}

/** What URL leaves as it is and a mail program may take for the end of an address. */
function quote(href: string): string {
  return href.replace(/["'<>()\\^`{|}]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
