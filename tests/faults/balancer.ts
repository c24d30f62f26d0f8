import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { READY_PATH } from '../../lib/subgraph/health';

/** Gives each new connection to the next of those that say they are ready, as balancers do. */
export interface Balancer {
  readonly url: string;
  /** Adds a process, and waits until it is seen to be ready. */
  add(url: string): Promise<void>;
  /** Forgets a process that has left. */
  remove(url: string): void;
  close(): Promise<void>;
}

const LOOK_EVERY_MS = 200;

export async function balancer(): Promise<Balancer> {
  const ready = new Map<string, boolean>();
  const open = new Set<Socket>();
  let turn = 0;
  const server = createServer((from) => {
    const those = [...ready].flatMap(([url, isReady]) => (isReady ? [url] : []));
    const url = those[(turn += 1) % those.length];
    if (url === undefined) return void from.destroy();
    const to = connect(Number(new URL(url).port), '127.0.0.1');
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      open.add(one);
      one.pipe(other);
      one.on('error', () => other.destroy()).on('close', () => open.delete(one));
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  async function look(url: string): Promise<void> {
    const isReady = await fetch(`${url}${READY_PATH}`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready.has(url)) ready.set(url, isReady);
  }
  const timer = setInterval(() => {
    for (const url of ready.keys()) void look(url);
  }, LOOK_EVERY_MS);

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async add(url) {
      ready.set(url, false);
      while (!ready.get(url)) await look(url);
    },
    remove(url) {
      ready.delete(url);
    },
    async close() {
      clearInterval(timer);
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
