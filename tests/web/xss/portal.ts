import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A page of another site, without any policy of its own. */
export interface Portal {
  readonly url: string;
  show(html: string): void;
  close(): Promise<unknown>;
}

export async function startPortal(): Promise<Portal> {
  let body = '';
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(
      `<!doctype html><html lang="bn"><head><link rel="icon" href="data:,"></head><body>${body}</body></html>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    show: (html) => {
      body = html;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(resolve);
      }),
  };
}
