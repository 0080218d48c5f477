/** Reads a text by its name from what the outbox kept of a mail. Throws where there is none. */
export function readText(data: unknown, name: string): string {
  const entry =
    typeof data === 'object' && data !== null ? new Map<string, unknown>(Object.entries(data)).get(name) : undefined;
  if (typeof entry !== 'string' || entry === '') {
    // What is there instead may be a token, or an address, and errors are logged.
    throw new Error(
      `Expected the text "${name}" in the data of a mail, found ${entry === '' ? 'an empty one' : typeof entry}.`,
    );
  }
  return entry;
}
