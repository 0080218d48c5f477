/** Whether a host leads to this machine alone: a name or an address, bare, as in a URL, or with a port. */
export function isLoopbackHost(host: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|::1|\[::1\])(?::\d+)?$/i.test(host);
}
