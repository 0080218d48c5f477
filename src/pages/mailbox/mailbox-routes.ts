import { httpError } from '../../platform/graphql/errors';
import type { Exchange, Route } from '../../platform/http';
import { type MailFolder, readMessage } from '../../platform/mail';
import { sendPage, setPrivate } from '../page/send-page';
import { listPage } from './list-page';
import { messagePage } from './message-page';
import { type Reader, requireReader } from './require-reader';

/** What the mailbox needs. */
export interface MailboxOptions {
  readonly folder: MailFolder;
  readonly reader: Reader;
}

const root = '/mailbox';
/** Newest first; older ones lie in the folder. */
const mostShown = 200;

/**
 * What a framed mail may do: show itself, in its own styles. A sandbox without exceptions has no scripts, no forms, no
 * origin, and nowhere to go.
 */
const framePolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";

/** `/mailbox`: the captured mail, to be looked at while no mail server is set. */
export function mailboxRoutes(options: MailboxOptions): Route[] {
  return [{ path: root, prefix: true, methods: { GET: (exchange) => answer(exchange, options) } }];
}

async function answer(exchange: Exchange, { folder, reader }: MailboxOptions): Promise<void> {
  setPrivate(exchange, framePolicy);
  await requireReader(exchange, reader);
  if (exchange.path === root || exchange.path === `${root}/`) {
    return sendList(exchange, folder);
  }
  const [, name = '', view = 'page'] = /^\/mailbox\/([^/]+)(?:\/(html|source))?$/.exec(exchange.path) ?? [];
  // Nothing is read under a name that is not a message's.
  const bytes = await folder.read(name);
  if (bytes === null) {
    throw httpError(404, `There is no captured mail at ${exchange.path.slice(0, 200)}; ${root} lists them.`);
  }
  const message = readMessage(bytes);
  switch (view) {
    case 'html':
      return exchange.send(200, 'text/html; charset=utf-8', message.html ?? 'This mail has no HTML.');
    case 'source':
      return exchange.send(200, 'text/plain; charset=utf-8', bytes);
    default:
      return sendPage(exchange, messagePage(name, message));
  }
}

async function sendList(exchange: Exchange, folder: MailFolder): Promise<void> {
  const names = await folder.list();
  const mails = await Promise.all(
    names.slice(0, mostShown).map(async (name) => {
      const bytes = await folder.read(name);
      // Erased since it was listed.
      return bytes === null ? [] : [{ name, message: readMessage(bytes) }];
    }),
  );
  sendPage(exchange, listPage(mails.flat(), names.length));
}
