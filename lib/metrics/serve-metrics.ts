import { createServer, type Server } from 'node:http';
import type { Log } from '../log';
import { countTheProcess, registry, tellMetrics } from './metrics';

/** Where the numbers of this process are told; nowhere unless a port is given. */
export interface MetricsAddress {
  readonly port: number | undefined;
  readonly host: string;
}

/**
 * Serves what this process counts of itself at /metrics, as Prometheus reads it, at a port of its own: the
 * numbers are for whoever runs the hub, and never stand at the address that the world reaches. Gives the
 * function that ends it.
 */
export async function serveMetrics({ port, host }: MetricsAddress, log: Log): Promise<() => Promise<void>> {
  if (port === undefined) return () => Promise.resolve();
  countTheProcess();
  const server = createServer((request, response) => {
    if (request.url !== '/metrics' || request.method !== 'GET') {
      response.writeHead(404, PLAIN).end('The numbers are at GET /metrics.\n');
      return;
    }
    tellMetrics().then(
      (text) => response.writeHead(200, { ...PLAIN, 'content-type': registry.contentType }).end(text),
      (error: unknown) => {
        log.error({ error: (error as Error).message }, 'the metrics could not be told');
        response.writeHead(500, PLAIN).end('The numbers could not be collected; the log says why.\n');
      },
    );
  });
  await listening(server, port, host);
  const { port: taken } = server.address() as { port: number };
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${taken}/metrics`;
  log.info({ url }, 'metrics');
  return () =>
    new Promise((resolve) => {
      server.close(() => {
        resolve();
      });
      server.closeAllConnections();
    });
}

const PLAIN = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' };

function listening(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}
