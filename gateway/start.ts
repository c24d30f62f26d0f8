import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { EmbedKeys } from '../lib/auth/embed-keys';
import { ConfigurationError } from '../lib/env';
import type { Log } from '../lib/log';
import { drainOf } from '../lib/subgraph/drain';
import { DirectoryVersion } from './directory-version';
import { startGraphqlServer } from './graphql-server';
import { gatewayHealth, type Phase } from './health';
import { httpFace } from './http';
import { frontDoor } from './kept/front-door';
import { keeperOf, type KeptSettings } from './kept/keeper-of';
import { countRates, type RateSettings } from './limits/rate';
import { KnownTokens } from './known-tokens';
import type { SubgraphLink } from './links/subgraph-link';
import type { Mount } from './mount';
import { overload } from './overload';
import { supergraphKeeper, type SupergraphKeeper } from './reload';
import { replaceable } from './reload-server';
import type { VerifyToken } from './viewer-of';

export interface GatewaySettings {
  readonly supergraphSdl: string;
  /** Operations that clients are promised: a supergraph that breaks one is not taken later on. */
  readonly promised?: readonly string[];
  /** One for each subgraph of the supergraph: `linkInPlace` or `linkOverHttp`. */
  readonly links: readonly SubgraphLink[];
  readonly verifyToken: VerifyToken;
  /** The keys of portals; none is known unless told. */
  readonly embedKeys?: EmbedKeys;
  /** Of which other sites pages may come with a token; none unless told. */
  readonly origins?: readonly string[];
  /** What is served beside /graphql; nothing unless told. */
  readonly mounts?: readonly Mount[];
  readonly log: Log;
  /** 127.0.0.1 unless told. */
  readonly host?: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Off unless told. */
  readonly introspection?: boolean;
  readonly drainDelayMs?: number;
  /** How many points a minute may cost; without limit unless told. */
  readonly rates?: RateSettings;
  /** How much is kept of the answers that were given; nothing unless told. */
  readonly kept?: KeptSettings;
  /** How many proxies in front are trusted to say where a request comes from; none unless told. */
  readonly trustedProxies?: number;
  /** Requests that are answered side by side at most; the others are refused. 200 unless told. */
  readonly mostInFlight?: number;
  /** How long a connection may stand still in the middle of a request or of its answer; two minutes unless told. */
  readonly stalledMs?: number;
  /** Serves, but says "starting" on /health/ready until `open()` is called: for whoever has papers to import first. */
  readonly held?: boolean;
}

export interface Gateway {
  /** Such as http://127.0.0.1:4000, without a slash at the end. */
  readonly url: string;
  /** Ends the hold: from now on /health/ready tells the state of the subgraphs. */
  open(): void;
  /** Takes a newer supergraph while it serves, if that is no worse. */
  readonly supergraph: SupergraphKeeper;
  /** Withdraws readiness, lets what is in flight finish, closes the port and the links. The subgraphs stay open. */
  close(): Promise<void>;
}

/** Longer than balancers keep an idle connection (60 s as a rule), so that the gateway never hangs up on them. */
const KEEP_ALIVE_MS = 65_000;
/** For the headers of a request, and for all of it: whoever sends a byte now and then holds no place for long. */
const HEADERS_MS = 10_000;
const REQUEST_MS = 30_000;
const CHECKED_EVERY_MS = 2000;
/** Whoever does not read the answer holds its place no longer. */
const STALLED_MS = 120_000;
const REQUESTS_A_SOCKET = 10_000;
const MOST_SOCKETS = 4000;
const MOST_IN_FLIGHT = 200;

const WITHOUT_LIMIT: RateSettings = { points: { public: 0, signedIn: 0, analyst: 0 } };

/** Starts the gateway and listens. Fails when the port is taken or the supergraph cannot be served. */
export async function startGateway(settings: GatewaySettings): Promise<Gateway> {
  const { links, log, host = '127.0.0.1' } = settings;
  let phase: Phase = 'starting';
  const server = createServer({
    keepAliveTimeout: KEEP_ALIVE_MS,
    headersTimeout: HEADERS_MS,
    requestTimeout: REQUEST_MS,
    connectionsCheckingInterval: CHECKED_EVERY_MS,
  });
  server.timeout = settings.stalledMs ?? STALLED_MS;
  server.maxRequestsPerSocket = REQUESTS_A_SOCKET;
  server.maxConnections = MOST_SOCKETS;
  const drain = drainOf(server, settings.drainDelayMs ?? 0);
  const { rates: rateSettings = WITHOUT_LIMIT, trustedProxies = 0 } = settings;
  const rates = countRates(rateSettings, log);
  const introspection = settings.introspection ?? false;
  const directory = new DirectoryVersion();
  const keeper = keeperOf({ ...settings.kept, links, directory, log });
  const build = (supergraphSdl: string) =>
    startGraphqlServer({ supergraphSdl, links, introspection, rates, keeper, log });
  const first = await buildFirst(build, settings.supergraphSdl);
  const { graphql, replace } = replaceable(first.server, (fault) =>
    log.error({ err: fault }, 'a replaced server did not stop'),
  );
  const operations = settings.promised ?? [];
  const supergraph = supergraphKeeper({
    schema: first.schema,
    links,
    operations,
    build,
    replace(next) {
      replace(next);
      keeper?.forget();
    },
    log,
  });
  const known = new KnownTokens();
  const load = overload(settings.mostInFlight ?? MOST_IN_FLIGHT, log, (request) =>
    known.isBroughtBy(request),
  );
  const health = gatewayHealth(
    links,
    () => (drain.draining ? 'draining' : phase),
    log,
    () => ({
      ...(load.isShedding ? { overloaded: true } : {}),
      ...(supergraph.refused ? { supergraphsRefused: supergraph.refused } : {}),
    }),
  );
  const verifyToken = known.remembering(settings.verifyToken);
  const { embedKeys, mounts = [], origins = [] } = settings;
  const face = httpFace({
    graphql,
    health,
    verifyToken,
    embedKeys,
    directory,
    mounts,
    origins,
    trustedProxies,
    log,
  });
  server.on('request', load.guard(keeper ? frontDoor(face, { keeper, rates, trustedProxies, log }) : face));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(settings.port, host, resolve);
  });
  if (!settings.held) phase = 'serving';
  const url = urlOf(server.address() as AddressInfo);
  log.info({ url }, 'gateway listening');

  let closing: Promise<void> | undefined;
  async function close(): Promise<void> {
    await drain.close();
    await graphql.stop();
    load.close();
    keeper?.close();
    rates.close();
    await Promise.all(links.map((link) => link.close()));
  }
  return {
    url,
    supergraph,
    open() {
      phase = 'serving';
    },
    close() {
      closing ??= close();
      return closing;
    },
  };
}

/** There is no older supergraph yet that could be kept. */
async function buildFirst<Server>(
  build: (supergraphSdl: string) => Promise<Server>,
  supergraphSdl: string,
): Promise<Server> {
  try {
    return await build(supergraphSdl);
  } catch (error) {
    throw new ConfigurationError(`The supergraph cannot be served: ${(error as Error).message}`);
  }
}

/** An address that a browser on this machine can open: 0.0.0.0 and :: mean every interface, and are none. */
function urlOf({ address, family, port }: AddressInfo): string {
  if (address === '0.0.0.0' || address === '::') return `http://localhost:${port}`;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}
