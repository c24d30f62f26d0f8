import { createLog } from '../../lib/log';
import type { Viewer } from '../../lib/auth/viewer';
import { fail } from '../../lib/errors';
import { startSubgraphServer } from '../../lib/subgraph/start-server';
import type { SubgraphName } from '../../lib/subgraph/subgraph';
import { linkInPlace } from '../links/in-place';
import { linkOverHttp } from '../links/over-http';
import type { SubgraphLink } from '../links/subgraph-link';
import { startGateway, type Gateway, type GatewaySettings } from '../start';
import { toySubgraphs, toySupergraph, type ToySubgraph } from './toy-subgraphs';

export const SECRET = 'a secret of at least thirty-two characters';
export const OFFICER: Viewer = { role: 'OFFICER', area: '5594', subject: 'officer-1' };
export const quiet = createLog('test', 'silent');

export const ROLLUP = `query RollUp($code: ID!, $fy: String!) { area(code: $code) {
  code level nameEn nameBn parent { code }
  decisionProgress(fiscalYear: $fy) { ...D } planProgress(fiscalYear: $fy) { ...P }
  children { code level nameEn nameBn decisionProgress(fiscalYear: $fy) { ...D } planProgress(fiscalYear: $fy) { ...P }
    children { code level nameEn nameBn decisionProgress(fiscalYear: $fy) { ...D } planProgress(fiscalYear: $fy) { ...P } } } } }
fragment D on DecisionProgress { meetingsHeld assignments notStarted inProgress implemented dropped overdue notReported percentImplemented asOf }
fragment P on PlanProgress { plansSubmitted plansExpected activities notStarted inProgress completed cancelled overdue notReported percentComplete asOf }`;

/** A gateway over the toys, with all that must be closed after it. */
export interface ToyHub {
  readonly url: string;
  readonly gateway: Gateway;
  readonly subgraphs: Record<SubgraphName, ToySubgraph>;
  ask(query: string, variables?: object, headers?: Record<string, string>): Promise<ToyAnswer>;
  close(): Promise<void>;
}

export interface ToyAnswer {
  readonly status: number;
  readonly text: string;

  readonly body: any;
  readonly headers: Headers;
}

interface ToySettings extends Partial<GatewaySettings> {
  readonly overHttp?: boolean;
  readonly timeoutMs?: number;
  /** Sends a subgraph's traffic elsewhere. */
  readonly urls?: Partial<Record<SubgraphName, string>>;
}

/** Starts the toys and a gateway over them, in this process or over HTTP. */
export async function toyHub({
  overHttp,
  timeoutMs = 1000,
  urls = {},
  ...settings
}: ToySettings = {}): Promise<ToyHub> {
  const subgraphs = toySubgraphs();
  const closers: (() => Promise<void>)[] = [];
  const links: SubgraphLink[] = [];
  for (const subgraph of Object.values(subgraphs)) {
    const { name } = subgraph;
    if (overHttp || urls[name]) {
      const server = await startSubgraphServer(subgraph, { port: 0, secret: SECRET, log: quiet });
      closers.push(() => server.close());
      links.push(
        linkOverHttp({ name, url: urls[name] ?? server.url, secret: SECRET, timeoutMs, log: quiet }),
      );
    } else links.push(linkInPlace(subgraph, { timeoutMs, log: quiet }));
  }
  const gateway = await startGateway({
    supergraphSdl: toySupergraph(),
    links,
    verifyToken: (token) =>
      token === 'officer' ? Promise.resolve(OFFICER) : Promise.reject(fail('UNAUTHENTICATED')),
    log: quiet,
    port: 0,
    introspection: true,
    ...settings,
  });
  return {
    url: gateway.url,
    gateway,
    subgraphs,
    ask: (query, variables = {}, headers = {}) =>
      ask(gateway.url, JSON.stringify({ query, variables }), headers),
    async close() {
      await gateway.close();
      await Promise.all(closers.map((close) => close()));
    },
  };
}

/** Posts a body to /graphql. */
export async function ask(
  url: string,
  body: string | Buffer,
  headers: Record<string, string> = {},
): Promise<ToyAnswer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : new Uint8Array(body),
  });
  const text = await response.text();
  return { status: response.status, text, body: parsed(text), headers: response.headers };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
