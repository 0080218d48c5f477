/** The address of a sender as MAIL_FROM gives it: digests@example.org of Broadsheet <digests@example.org>. */
export function addressOf(from: string): string {
  const [, address] = /([^<>@\s]+@[^<>@\s]+)>?$/.exec(from.trim()) ?? [];
  if (address === undefined) {
    throw new Error(`Expected MAIL_FROM to end with an address such as <digests@example.org>, got "${from}".`);
  }
  return address;
}

/** What stands behind the @ of an address, in lower case. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}
