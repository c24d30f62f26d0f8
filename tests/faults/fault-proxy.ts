import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Agent, request } from 'undici';

/** The ways in which a subgraph can fail to give a usable answer. */
export const MODES = [
  'down',
  'a 500',
  'a 502 of HTML',
  'cut JSON',
  'too few entities',
  'a hang',
  'a slow drip',
  'a huge body',
  'another kind of content',
] as const;
export type Mode = (typeof MODES)[number];

/** Stands before a subgraph's server: passes everything on, until it is told to spoil the answers. */
export interface FaultProxy {
  readonly url: string;
  /** What was asked on /graphql, as it arrived. */
  readonly arrived: string[];
  /** Spoils every answer in one way, or none. */
  spoil(mode: Mode | null): Promise<void>;
  /** Decides for each request by itself, by what was asked; passes on where it says null. */
  spoilEach(modeOf: (body: string) => Mode | null): void;
  close(): Promise<void>;
}

const SECRET_PAGE = '<h1>secret at 10.0.0.1</h1>';

export async function faultProxy(subgraphUrl: string): Promise<FaultProxy> {
  let modeOf: (body: string) => Mode | null = () => null;
  const arrived: string[] = [];
  const agent = new Agent({ connections: 64 });
  const server = createServer((incoming, response) => {
    void serve(incoming, response).catch(() => response.destroy());
  });

  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await textOf(incoming);
    if (incoming.method === 'POST') arrived.push(body);
    const mode = modeOf(body);
    if (mode && SPOILT[mode]) return SPOILT[mode](response);
    const {
      statusCode,
      headers,
      body: answer,
    } = await request(`${subgraphUrl}${incoming.url}`, {
      dispatcher: agent,
      method: incoming.method as 'GET' | 'POST',
      headers: passedOn(incoming),
      ...(incoming.method === 'POST' ? { body } : {}),
    });
    const text = cut(await answer.text(), mode);
    delete headers['content-length'];
    delete headers['connection'];
    response.writeHead(statusCode, headers).end(text);
  }

  const listen = async (port: number) => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  };
  const leave = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  const port = await listen(0);
  return {
    url: `http://127.0.0.1:${port}`,
    arrived,
    async spoil(mode) {
      if (mode === 'down' && server.listening) await leave();
      else if (mode !== 'down' && !server.listening) await listen(port);
      modeOf = () => mode;
    },
    spoilEach(decide) {
      modeOf = decide;
    },
    async close() {
      if (server.listening) await leave();
      await agent.close();
    },
  };
}

/** What comes without the subgraph being asked. */
const SPOILT: Partial<Record<Mode, (response: ServerResponse) => void>> = {
  down: (response) => void response.destroy(),
  'a 500': (response) =>
    void response
      .writeHead(500, { 'content-type': 'application/json' })
      .end('{"errors":[{"message":"pw=secret at 10.0.0.1"}]}'),
  'a 502 of HTML': (response) =>
    void response.writeHead(502, { 'content-type': 'text/html' }).end(SECRET_PAGE),
  'a hang': () => undefined,
  'a slow drip': (response) => pour(response, ' ', 20),
  'a huge body': (response) => pour(response, ' '.repeat(1024 * 1024), 0),
  'another kind of content': (response) =>
    void response.writeHead(200, { 'content-type': 'text/html' }).end(SECRET_PAGE),
};

/** Goes on writing, with a pause between, until the other side has gone, or a gigabyte is there. */
function pour(response: ServerResponse, part: string, pauseMs: number): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  let left = 1024;
  const more = (): void => {
    if (response.destroyed || (left -= 1) < 0) return;
    response.write(part, () => setTimeout(more, pauseMs));
  };
  more();
}

/** What is left of a real answer. */
function cut(text: string, mode: Mode | null): string {
  if (mode === 'cut JSON') return text.slice(0, text.length / 2);
  if (mode !== 'too few entities') return text;
  const answer = JSON.parse(text) as { data?: { _entities?: unknown[] } };
  answer.data?._entities?.pop();
  return JSON.stringify(answer);
}

const HOPS = new Set(['connection', 'host', 'content-length', 'transfer-encoding']);

function passedOn({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      typeof value === 'string' && !HOPS.has(name) ? [[name, value]] : [],
    ),
  );
}

async function textOf(incoming: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
