import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { MysqlHosts, oneByOne } from './mysql-hosts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A server that greets whoever connects, by its name. */
async function serving(name: string): Promise<string> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined).write(name);
  }).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A place where nobody listens. */
async function nobody(): Promise<string> {
  const place = await serving('');
  const server = servers.pop();
  await new Promise((resolve) => server?.close(resolve));
  return place;
}

const hostsAt = (first: string, ...also: string[]) =>
  new MysqlHosts(`mysql://u:p@${first}/hub${also.length ? `?also=${also.join(',')}` : ''}`);

/** Who answers the next connection; null where nobody does. */
async function next(hosts: MysqlHosts): Promise<string | null> {
  const socket = hosts.open();
  const name = await Promise.race([
    once(socket, 'data').then(([bytes]) => String(bytes)),
    once(socket, 'close').then(() => null),
  ]).catch(() => null);
  socket.on('error', () => undefined).destroy();
  return name;
}

test('connections go to the server that the address names first', async () => {
  const hosts = hostsAt(await serving('one'), await serving('two'));
  expect(hosts.several).toBe(true);
  expect([await next(hosts), await next(hosts)]).toEqual(['one', 'one']);
  expect(hostsAt(await serving('alone')).several).toBe(false);
});

test('a server that is away is left for the next one, and after the last one comes the first', async () => {
  const hosts = hostsAt(await nobody(), await nobody(), await serving('three'));
  expect([await next(hosts), await next(hosts), await next(hosts)]).toEqual([null, null, 'three']);
  const round = hostsAt(await nobody(), await nobody());
  expect([await next(round), await next(round), await next(round)]).toEqual([null, null, null]);
});

test('a server that takes no statements is left, by the first of its connections that hears so', async () => {
  const hosts = hostsAt(await serving('one'), await serving('two'), await serving('three'));
  const connected = async (): Promise<{ stream: Socket; destroy(): void }> => {
    const stream = hosts.open();
    await once(stream, 'data');
    return { stream, destroy: () => void stream.destroy() };
  };
  const both = [await connected(), await connected()];
  for (const connection of both) hosts.leave(connection);
  expect(both.every(({ stream }) => stream.destroyed)).toBe(true);
  expect(await next(hosts)).toBe('two');
});

test('a server that never speaks is left', async () => {
  const hosts = hostsAt(await serving(''), await serving('two'));
  const socket = hosts.open();
  const [error] = (await once(socket, 'error').catch((caught: unknown) => [caught])) as [Error];
  expect(error).toMatchObject({ code: 'ETIMEDOUT' });
  if (!socket.closed) await once(socket, 'close');
  expect(await next(hosts)).toBe('two');
});

test('one server after another is in the same order, however they are listed', () => {
  const alone = ['a:3306', 'b:3307', 'c:3306'].map((place) => `mysql://u:p@${place}/hub`);
  expect(oneByOne('mysql://u:p@a/hub?also=c,b:3307')).toEqual(alone);
  expect(oneByOne('mysql://u:p@b:3307/hub?also=a:3306,c')).toEqual(alone);
});
