import type { Server, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

/** How a server leaves without failing a request. */
export interface Drain {
  /** True from the first call of `close`: `/health/ready` says 503 and no client is kept alive. */
  readonly draining: boolean;
  /** Waits for balancers to look away, lets what is in flight finish, and closes. */
  close(): Promise<void>;
}

const GRACE_MS = 10_000;
const SILENT_MS = 500;

/**
 * Watches a server from its first request. From the start of the drain every answer says
 * `Connection: close`, so that a kept-alive client comes back on a new connection, to another instance;
 * the port stays open for `delayMs`, the time a balancer may take to notice.
 */
export function drainOf(server: Server, delayMs: number): Drain {
  const open = new Set<ServerResponse>();
  let closing: Promise<void> | undefined;

  server.prependListener('request', (_request, response: ServerResponse) => {
    if (closing) response.setHeader('connection', 'close');
    open.add(response);
    response.once('close', () => open.delete(response));
  });

  async function close(): Promise<void> {
    for (const response of open) if (!response.headersSent) response.setHeader('connection', 'close');
    if (delayMs > 0) await wait(delayMs);
    const force = setTimeout(() => server.closeAllConnections(), GRACE_MS);
    // Who has connected and asks nothing, as browsers do beforehand, is not waited for.
    const look = setInterval(() => {
      if (open.size === 0) server.closeAllConnections();
    }, SILENT_MS);
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
    });
    clearTimeout(force);
    clearInterval(look);
  }

  return {
    get draining() {
      return closing !== undefined;
    },
    close() {
      closing ??= Promise.resolve().then(close);
      return closing;
    },
  };
}
