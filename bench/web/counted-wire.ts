import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A way to a hub that counts what comes back over it: every byte of every answer, its headers too. */
export interface CountedWire {
  readonly url: string;
  /** Bytes that came back since it was opened. */
  received(): number;
  close(): Promise<void>;
}

/** Opens one before a hub. What a browser loads by itself, such as its service worker, goes over it too. */
export async function countedWire(hubUrl: string): Promise<CountedWire> {
  const { hostname, port } = new URL(hubUrl);
  const open = new Set<Socket>();
  let received = 0;
  const server = createServer((browser) => {
    const hub = connect(Number(port), hostname);
    hub.on('data', (bytes) => (received += bytes.length));
    browser.pipe(hub).pipe(browser);
    for (const [one, other] of [
      [browser, hub],
      [hub, browser],
    ] as const) {
      open.add(one);
      one.on('error', () => other.destroy()).on('close', () => open.delete(one));
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received: () => received,
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
