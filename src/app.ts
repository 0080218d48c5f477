import { createDataSource } from '../ormconfig';
import {
  type AccessContext,
  admitAdminApiKey,
  authenticate,
  type Caller,
  forgetAnswers,
  forgetFullBuckets,
  idempotencyPlugin,
  networkOf,
  RateLimiter,
  type RateState,
} from './access';
import { buildSchema, nodeTypes } from './build-schema';
import { bouncesRoute } from './delivery';
import { mailFolder } from './open-post';
import { mailboxRoutes, subscriberCommands, subscriberRoutes } from './pages';
import { type Clock, createClock } from './platform/clock/clock';
import type { Config } from './platform/config/config';
import { isLoopbackHost } from './platform/config/is-loopback-host';
import { AddressKeys } from './platform/crypto/address-keys';
import type { Connection } from './platform/database/data-source-options';
import { Database } from './platform/database/database';
import { askDatabase } from './platform/database/merging/ask-database';
import type { Logged } from './platform/graphql/errors';
import { limitsPlugin } from './platform/graphql/limits';
import { CursorCodec } from './platform/graphql/pagination/cursor-codec';
import { createHttpServer, type Exchange, healthRoutes, type Route } from './platform/http';
import { exampleQueries, explorerRoutes } from './platform/http/explorer';
import { bodyLimits, createApolloServer, graphqlRoute } from './platform/http/graphql';
import { plannerPlugin } from './platform/planner';
import type { Logger } from './platform/logging/create-logger';

/** A running API. */
export interface App {
  /** Where it listens, such as "http://127.0.0.1:4000". */
  url: string;
  database: Database;
  /** Finishes what is in flight until the deadline, then lets go of everything. */
  close(deadlineMillis: number): Promise<void>;
}

type Identify = (exchange: Exchange, authorization: string | undefined) => Promise<Caller>;
type Context = AccessContext & Logged;

/** Who asks, from where, and what the charge for asking has left. */
interface Visitor {
  caller: Caller;
  network: string;
  rate: RateState | null;
}

const pagePoints = 10;
const housekeepingMillis = 10 * 60_000;

/** Wires everything together on a database that is up to date, and starts to listen. */
export async function startApp({
  config,
  connection,
  log,
  clock = createClock(config.clockStart),
}: {
  config: Config;
  connection: Connection;
  log: Logger;
  clock?: Clock;
}): Promise<App> {
  const dataSource = await createDataSource(connection).initialize();
  const database = Database.of(dataSource);
  const { app, appPrevious, adminApiKey, adminApiKeyFile, suppressionKey } = config.secrets;
  const addressKeys = new AddressKeys(suppressionKey);
  const cursors = new CursorCodec(appPrevious === null ? [app] : [app, appPrevious]);
  const limiter = config.rateLimits && new RateLimiter(database, config.rateLimits);
  const adminKey = { secret: adminApiKey, isGenerated: adminApiKeyFile !== null };
  if (!(await admitAdminApiKey(database, adminKey, clock.now()))) {
    log.warn('ADMIN_API_KEY was revoked or replaced earlier and is not let in; give a new one');
  }

  const schema = buildSchema();
  // Where the configuration does not say, links lead to where it listens, which is known once it does.
  let publicUrl = config.http.publicUrl ?? '';
  const apollo = createApolloServer<Context>({
    schema,
    log,
    plugins: [
      limitsPlugin<Context>({
        // One point was charged at the door, before the request was read.
        charge: async (context, cost) => {
          context.rate = limiter && (await limiter.charge(context.caller, cost - 1, clock.now()));
        },
      }),
      idempotencyPlugin(database),
      ...(config.planner
        ? [plannerPlugin<Context>(schema, askDatabase(database, { merging: config.plannerMerging }))]
        : []),
    ],
  });
  await apollo.start();

  async function identify({ clientIp }: Exchange, authorization: string | undefined): Promise<Caller> {
    const now = clock.now();
    const network: Caller = { kind: 'anonymous', network: networkOf(clientIp) };
    return authenticate({ database, authorization, network, now }).catch(async (error: unknown) => {
      // Whoever tries keys pays for it as an anonymous caller does.
      await limiter?.charge(network, 1, now);
      throw error;
    });
  }

  const graphql = graphqlRoute<Visitor, Context>({
    path: '/graphql',
    apollo,
    authenticate: async (exchange: Exchange) => {
      const network = networkOf(exchange.clientIp);
      const { authorization } = exchange.request.headers;
      const caller: Caller =
        authorization === undefined ? { kind: 'anonymous', network } : await identify(exchange, authorization);
      return { caller, network, rate: limiter && (await limiter.charge(caller, 1, clock.now())) };
    },
    bodyLimit: ({ caller }) => (caller.kind === 'key' ? bodyLimits.withKey : bodyLimits.anonymous),
    buildContext: ({ caller, network, rate }, exchange) => ({
      database,
      clock,
      letterhead: { publicUrl, postalAddress: config.mail.postalAddress },
      cursors,
      nodeTypes,
      caller,
      network,
      addressKeys,
      rate,
      cost: 0,
      defaultSource: config.defaultSource,
      idempotencyKey: headerOf(exchange, 'idempotency-key'),
      loaderScope: {},
      secretsShown: new Set(),
      log: exchange.log,
      onceGone: (call) => exchange.onceGone(call),
    }),
  });

  /** A page costs what a mutation does, so that nobody tries tokens faster here than there. */
  async function admit({ clientIp }: Exchange): Promise<void> {
    await limiter?.charge({ kind: 'anonymous', network: networkOf(clientIp) }, pagePoints, clock.now());
  }

  async function admitWithKey(exchange: Exchange): Promise<Caller> {
    const caller = await identify(exchange, exchange.request.headers.authorization);
    await limiter?.charge(caller, pagePoints, clock.now());
    return caller;
  }

  const http = createHttpServer({
    config: config.http,
    log,
    routes: [
      graphql,
      ...explorerRoutes({ endpoint: '/graphql', examples: exampleQueries }),
      ...subscriberRoutes({ admit, actionsFor: subscriberCommands({ database, clock, addressKeys }) }),
      bouncesRoute({ database, clock, addressKeys, admit: admitWithKey }),
      ...mailbox(config, identify),
      ...healthRoutes(async () => {
        await database.query('select 1');
        return { ready: true };
      }),
    ],
  });
  const housekeeping = setInterval(() => {
    Promise.all([forgetFullBuckets(database), forgetAnswers(database, clock.now())]).catch((error: unknown) =>
      log.warn({ err: error }, 'the housekeeping failed; it is tried again in ten minutes'),
    );
  }, housekeepingMillis).unref();

  const url = await http.listen().catch(async (error: unknown) => {
    await dataSource.destroy();
    throw error;
  });
  publicUrl ||= url;
  return {
    url,
    database,
    close: async (deadlineMillis) => {
      clearInterval(housekeeping);
      const cut = await http.close(deadlineMillis);
      if (cut > 0) {
        log.warn({ cut }, 'requests were cut off at the deadline');
      }
      await apollo.stop();
      await dataSource.destroy();
    },
  };
}

/** Captured mail is there to be looked at where none is sent. */
function mailbox({ http, mail, dataDir }: Config, identify: Identify): Route[] {
  const onlyThisMachine = isLoopbackHost(http.host) && http.trustProxyHops === 0;
  const folder = mailFolder(dataDir);
  return mail.smtp === null ? mailboxRoutes({ folder, reader: { onlyThisMachine, identify } }) : [];
}

function headerOf({ request }: Exchange, name: string): string | null {
  const value = request.headers[name];
  return typeof value === 'string' ? value : null;
}
