/** What a message that did not arrive says of its address: HARD that there is none, SOFT that it may be so. */
export interface Failure {
  readonly verdict: 'HARD' | 'SOFT';
  /** An enhanced status code, or else a reply code of three digits; null where the server gave neither. */
  readonly code: string | null;
}

/** Status codes (RFC 3463) that begin so are permanent, but speak of us, of the message, or of a state that passes. */
const notOfTheAddress = [
  // The sender's address; a server that relays and should not.
  '5.1.7',
  '5.1.8',
  '5.1.9',
  // A full mailbox, a message too long for it, a mailing list that failed.
  '5.2.2',
  '5.2.3',
  '5.2.4',
  // The receiving system, too big among them; the network; the protocol; the content; policy, spam among it.
  '5.3.',
  '5.4.',
  '5.5.',
  '5.6.',
  '5.7.',
];
/** Within those: a domain that does not exist. */
const ofTheDomain = new Set(['5.4.4', '5.4.310']);

/** Replies that mean anything: storage exceeded, transaction failed. */
const vagueReplies = new Set(['552', '554']);
const speaksOfUs =
  /\b(?:spam|block(?:ed|list)|blacklist|reputation|polic(?:y|ies)|spf|dkim|dmarc|banned|rate limit|virus|relay)/i;
const speaksOfTheAddress =
  /\b(?:no such|unknown|invalid|disabled|not found|(?:does not|doesn't|not) (?:exist|have)|unrouteable|inactive)/i;

/** Judges a failure by its status code and, where that says nothing in particular, by what the server said. */
export function judgeFailure(given: { status: string | null; diagnostic: string | null }): Failure {
  const { status, diagnostic } = given;
  const [, reply, said] = /^([45]\d\d)(?:[ -]+([45]\.\d{1,3}\.\d{1,3}))?\b/.exec(diagnostic ?? '') ?? [];
  // Exim says 5.0.0 of everything, and only the server's own words say more.
  const precise = [status, said ?? null].find((code) => code !== null && !code.endsWith('.0.0'));
  if (typeof precise === 'string') {
    return { verdict: isOfTheAddress(precise) ? 'HARD' : 'SOFT', code: precise };
  }
  const code = reply ?? status ?? null;
  const isPermanent = code?.startsWith('5') ?? false;
  return { verdict: isPermanent && wordsSpeakOfTheAddress(reply, diagnostic ?? '') ? 'HARD' : 'SOFT', code };
}

function isOfTheAddress(code: string): boolean {
  if (ofTheDomain.has(code)) {
    return true;
  }
  return (
    code.startsWith('5') &&
    !notOfTheAddress.some((known) => (known.endsWith('.') ? code.startsWith(known) : code === known))
  );
}

function wordsSpeakOfTheAddress(reply: string | undefined, words: string): boolean {
  if (speaksOfUs.test(words)) {
    return false;
  }
  return reply === undefined || !vagueReplies.has(reply) || speaksOfTheAddress.test(words);
}
