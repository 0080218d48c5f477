const mostCharacters = 200;
const shortestName = 3;

/**
 * The first line of what a server said, without the addresses in it, without the name of the one whose mailbox it is,
 * and short enough for a sentence; null where nothing is left.
 */
export function cleanDiagnostic(diagnostic: string | null, address: string | null): string | null {
  const [name = ''] = (address ?? '').split('@');
  const [line = ''] = (diagnostic ?? '')
    .slice(0, 1_000)
    .trim()
    .split(/[\r\n]/, 1);
  const cleaned = line
    // Control characters, of which PostgreSQL takes no NUL.
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/(?:"[^"]{1,64}"|[^\s<>()[\],;:"']{1,320})(?:@|%40)[^\s<>()[\],;:"']{1,255}/g, '…')
    .split(/(\s+)/)
    .map((word) => (name.length >= shortestName && word.toLowerCase().includes(name.toLowerCase()) ? '…' : word))
    .join('')
    .trim();
  return cleaned === '' ? null : cleaned.slice(0, mostCharacters).toWellFormed();
}
