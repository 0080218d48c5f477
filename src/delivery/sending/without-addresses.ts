const mostCharacters = 300;

/** The first line of a server's reply without the addresses that it repeats: the ledger holds none, and is not erased. */
export function withoutAddresses(reply: string): string {
  const [line = ''] = reply.trim().split(/[\r\n]/, 1);
  return line.replace(/[^\s<>"'(),:;=[\]]+@[^\s<>"'(),:;=[\]]+/g, '…').slice(0, mostCharacters);
}
