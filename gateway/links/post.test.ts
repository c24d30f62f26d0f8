import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Pool } from 'undici';
import { post } from './post';
import { OutOfTime, timeLimit, type TimeLimit } from './time-limit';

const JSON_TYPE = { 'content-type': 'application/json' };
const MEGABYTE = Buffer.alloc(1024 * 1024, ' ');
const limits: TimeLimit[] = [];
let server: Server;
let pool: Pool;
let answer: RequestListener;

beforeAll(async () => {
  server = createServer((request, response) => answer(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  pool = new Pool(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, { connections: 1 });
});
afterEach(() => {
  for (const limit of limits) limit.end();
});
afterAll(async () => {
  await pool.destroy();
  server.close();
  server.closeAllConnections();
});

function limitOf(ms: number): TimeLimit {
  const limit = timeLimit(ms);
  limits.push(limit);
  return limit;
}

const ask = (limit = limitOf(60_000)) =>
  post(pool, { path: '/graphql', body: Buffer.from('{"ক":1}'), headers: ['x-more', 'yes'] }, limit);

test('what is sent arrives as it is, and a letter that comes in two parts is one letter', async () => {
  answer = (request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const came = Buffer.concat(parts);
      response.writeHead(200, {
        ...JSON_TYPE,
        'x-told': `${request.url} ${String(request.headers['x-more'])}`,
      });
      response.write(came.subarray(0, 3));
      setTimeout(() => response.end(came.subarray(3)), 20);
    });
  };
  const { text, headers } = await ask();
  expect([text, headers['x-told']]).toEqual(['{"ক":1}', '/graphql yes']);
});

test.each([
  ['status 401', 401, JSON_TYPE],
  ['status 503', 503, JSON_TYPE],
  ['not JSON', 200, { 'content-type': 'text/html' }],
  ['not JSON', 200, { 'content-type': 'application/jsonp' }],
  ['not JSON', 200, {}],
])(
  '%s: what has no end is refused at its head, and its connection is let go',
  async (why, status, headers) => {
    let gone: Promise<unknown> = Promise.resolve();
    answer = (_, response) => {
      gone = once(response, 'close');
      response.writeHead(status, headers).write('{"data":');
    };
    await expect(ask()).rejects.toThrow(why);
    await gone;
  },
);

test('an answer of more bytes than are read is refused, whether or not it tells its length', async () => {
  answer = (_, response) => void response.writeHead(200, { ...JSON_TYPE, 'content-length': 40e6 }).write('{');
  await expect(ask()).rejects.toThrow('more than');
  let sent = 0;
  answer = (_, response) => {
    response.writeHead(200, JSON_TYPE);
    const more = (): void => {
      for (let room = true; room && !response.destroyed && sent < 200; sent += 1)
        room = response.write(MEGABYTE);
      if (!response.destroyed && sent < 200) response.once('drain', more);
    };
    more();
  };
  await expect(ask()).rejects.toThrow('more than');
  expect(sent).toBeLessThan(200);
});

test('who is not waited for any more is let go, also one that has no connection yet', async () => {
  let gone: Promise<unknown> = Promise.resolve();
  answer = (_, response) => {
    gone = once(response, 'close');
    response.writeHead(200, JSON_TYPE).write('{');
  };
  const first = ask(limitOf(50));
  const second = ask(limitOf(1));
  await expect(first).rejects.toBeInstanceOf(OutOfTime);
  await expect(second).rejects.toBeInstanceOf(OutOfTime);
  await gone;
  answer = (_, response) => void response.writeHead(200, JSON_TYPE).end('{}');
  expect((await ask()).text).toBe('{}');
});

test('an answer that is cut off is no answer', async () => {
  answer = (_, response) => {
    response.writeHead(200, JSON_TYPE).write('{"data":');
    setTimeout(() => response.destroy(), 20);
  };
  await expect(ask()).rejects.toThrow();
});
