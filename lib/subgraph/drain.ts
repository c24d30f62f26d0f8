import type { Server, ServerResponse } from 'node:http';

/** How a server leaves without failing a request. */
export interface Drain {
  /** True from the first call of `close`: `/health/ready` says 503 and no client is kept alive. */
  readonly draining: boolean;
  /** Waits until balancers have looked away, lets what is in flight finish, and closes. */
  close(): Promise<void>;
}

const GRACE_MS = 10_000;
const SILENT_MS = 500;
const LOOK_EVERY_MS = 20;

/**
 * Watches a server from its first request. From the start of the drain every answer says
 * `Connection: close`, so that a kept-alive client comes back on a new connection, to another instance. The port
 * stays open for `delayMs`, the time a balancer should take to notice, and as long as somebody still asks:
 * it closes when nobody has asked anything for half a second. Whoever asks on and on, as if nobody balanced,
 * is served for ten seconds more.
 */
export function drainOf(server: Server, delayMs: number): Drain {
  const open = new Set<ServerResponse>();
  let closing: Promise<void> | undefined;
  let askedAt = -Infinity;

  server.prependListener('request', ({ url }, response: ServerResponse) => {
    if (closing) response.setHeader('connection', 'close');
    // Balancers go on asking for health, which keeps nobody here.
    if (url?.startsWith('/health') !== true) askedAt = performance.now();
    open.add(response);
    response.once('close', () => open.delete(response));
  });

  async function close(): Promise<void> {
    for (const response of open) if (!response.headersSent) response.setHeader('connection', 'close');
    if (delayMs > 0) await untilNobodyAsks();
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

  async function untilNobodyAsks(): Promise<void> {
    const began = performance.now();
    await wait(delayMs);
    const silentMs = Math.min(delayMs, SILENT_MS);
    while (performance.now() < Math.min(began + delayMs + GRACE_MS, askedAt + silentMs))
      await wait(LOOK_EVERY_MS);
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

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
