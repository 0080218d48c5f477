import type { Format } from './environment-reader';
import { isLoopbackHost } from './is-loopback-host';

/** The mail server that SMTP_URL names, and how to deal with it. */
export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  readonly user: { readonly name: string; readonly password: string } | null;
  /**
   * From the first byte (smtps:); by STARTTLS, or nothing is sent; or by STARTTLS where the server offers it, whatever
   * its certificate: who stands in between could strip the offer as well.
   */
  readonly encryption: 'from the start' | 'required' | 'where offered';
  /** At the same time. */
  readonly connections: number;
  /** Over one connection, before another takes its place. */
  readonly messages: number;
  /** What EHLO says; null: the name of this machine. */
  readonly ehloName: string | null;
}

/** Reads SMTP_URL. It may hold a password, and is not shown. */
export const smtpUrl: Format<SmtpServer> = {
  expected:
    'a URL such as smtp://user:password@host:587?connections=8&messages=100&name=mail.example.org&tls=required, ' +
    'or smtps://…, with special characters percent-encoded and no other parameter',
  parse: (value) => (URL.canParse(value) ? read(new URL(value)) : undefined),
  secret: true,
};

/** Whether mail that is given to a server there stays on this machine. */
export function isLoopbackServer({ host }: SmtpServer): boolean {
  return isLoopbackHost(host);
}

const defaults = { connections: '8', messages: '100' };
const parameters = new Set(['connections', 'messages', 'name', 'tls']);

function read(url: URL): SmtpServer | undefined {
  const { protocol, hostname, port, pathname, searchParams, hash } = url;
  const isTls = protocol === 'smtps:';
  const names = [...searchParams.keys()];
  const user = readUser(url);
  const connections = readCount(searchParams.get('connections') ?? defaults.connections, 100);
  const messages = readCount(searchParams.get('messages') ?? defaults.messages, 100_000);
  const ehloName = searchParams.get('name');
  const tls = searchParams.get('tls');
  if (
    (!isTls && protocol !== 'smtp:') ||
    hostname === '' ||
    (pathname !== '' && pathname !== '/') ||
    hash !== '' ||
    names.some((name) => !parameters.has(name)) ||
    new Set(names).size < names.length ||
    user === undefined ||
    connections === undefined ||
    messages === undefined ||
    (ehloName !== null && !/^(?:[a-z\d-]+(?:\.[a-z\d-]+)*|\[[\da-f.:]+\])$/i.test(ehloName)) ||
    (tls !== null && tls !== 'required')
  ) {
    return undefined;
  }
  // A password is shown to nobody but the server that the certificate names, unless it stays on this machine.
  const mustEncrypt = tls === 'required' || (user !== null && !isLoopbackHost(hostname));
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (isTls ? 465 : 587) : Number(port),
    user,
    encryption: isTls ? 'from the start' : mustEncrypt ? 'required' : 'where offered',
    connections,
    messages,
    ehloName,
  };
}

/** Null where the URL names nobody; undefined where it names one without a password, or in broken escapes. */
function readUser({ username, password }: URL): SmtpServer['user'] | undefined {
  if (username === '' && password === '') return null;
  try {
    const user = { name: decodeURIComponent(username), password: decodeURIComponent(password) };
    return user.name === '' || user.password === '' ? undefined : user;
  } catch {
    return undefined;
  }
}

function readCount(digits: string, most: number): number | undefined {
  const count = Number(digits);
  return /^\d{1,6}$/.test(digits) && count >= 1 && count <= most ? count : undefined;
}
