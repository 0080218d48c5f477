import { type HttpClient, openHttpClient } from '../api/load/http-client';

/** What many people do at once, by so many hands. */
export interface LifeSteps {
  url: string;
  hands: number;
  /** People who subscribe, each from a network of their own. */
  newcomers?: readonly { email: string; network: string }[];
  /** The tokens of confirmation mails: who has one confirms, updates and unsubscribes. */
  mails?: readonly { confirmToken: string; unsubscribeToken: string }[];
}

/** Takes the steps of all; throws on the first answer that is none with data, or a refusal. */
export async function takeSteps({ url, hands, newcomers = [], mails = [] }: LifeSteps): Promise<void> {
  const { host, port } = new URL(url);
  const clients = await Promise.all(Array.from({ length: hands }, () => openHttpClient(Number(port))));
  try {
    await eachOf(newcomers, clients, async ({ email, network }, client) => {
      await send(client, host, subscribe, { email }, `x-forwarded-for: ${network}\r\n`);
    });
    await eachOf(mails, clients, async ({ confirmToken, unsubscribeToken }, client) => {
      const { subscriber, manageToken } = await send(client, host, confirm, { token: confirmToken });
      const [{ id }] = subscriber.subscriptions;
      await send(client, host, update, { id, changes: { hour: 9 } }, `authorization: Bearer ${manageToken}\r\n`);
      const { ended } = await send(client, host, unsubscribe, { token: unsubscribeToken });
      if (!ended) {
        throw new Error('Expected the token of a mail to end it.');
      }
    });
  } finally {
    clients.forEach((client) => client.close());
  }
}

const subscribe = 'mutation ($input: SubscribeInput!) { done: subscribe(input: $input) { accepted } }';
const confirm =
  'mutation ($input: TokenInput!) { done: confirmSubscription(input: $input) { manageToken subscriber { subscriptions { id } } } }';
const update =
  'mutation ($input: UpdateDigestSubscriptionInput!) { done: updateDigestSubscription(input: $input) { subscription { id } } }';
const unsubscribe = 'mutation ($input: UnsubscribeInput!) { done: unsubscribe(input: $input) { ended } }';

async function send(
  client: HttpClient,
  host: string,
  query: string,
  input: object,
  headers = '',
  // oxlint-disable-next-line typescript/no-explicit-any -- each caller knows what it asked for
): Promise<any> {
  const body = JSON.stringify({ query, variables: { input } });
  const answer = await client.ask(
    Buffer.from(
      `POST /graphql HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json\r\n${headers}` +
        `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    ),
  );
  return JSON.parse(answer.toString()).data.done;
}

async function eachOf<Item>(
  items: readonly Item[],
  clients: readonly HttpClient[],
  work: (item: Item, client: HttpClient) => Promise<void>,
): Promise<void> {
  const rest = items.values();
  await Promise.all(
    clients.map(async (client) => {
      for (const item of rest) {
        await work(item, client);
      }
    }),
  );
}
