/** What an anonymous caller is known by: an IPv4 address, or the 64 bits of an IPv6 one that a household shares. */
export function networkOf(ip: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1];
  if (mapped !== undefined) {
    return mapped;
  }
  if (!ip.includes(':')) {
    return ip;
  }
  const [head = '', tail = ''] = ip.toLowerCase().split('%')[0]?.split('::') ?? [];
  const groups = head.split(':').filter((group) => group !== '');
  const trailing = tail.split(':').filter((group) => group !== '');
  const zeros = ip.includes('::') ? Array.from({ length: 8 - groups.length - trailing.length }, () => '0') : [];
  const first = [...groups, ...zeros, ...trailing].slice(0, 4).map((group) => parseInt(group, 16).toString(16));
  return `${first.join(':')}::/64`;
}
