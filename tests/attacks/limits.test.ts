import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { LIMITS } from '../../gateway/limits/limits';
import { toyHub, type ToyHub } from '../../gateway/toys/toy-hub';
import { startTestHub, type TestHub } from '../support/hub-in-process';
import { send } from './send';
import { tally } from './tally';

const count = tally('R11-R13, M15, M16 bodies, connections and time');
const QUERY = '{"query":"{ __typename }"}';
let hub: TestHub;
let officer: Record<string, string>;
beforeAll(async () => {
  hub = await startTestHub();
  const token = await hub.tokenOf({ role: 'OFFICER', area: '5594', subject: 'officer' });
  officer = { authorization: `Bearer ${token}` };
}, 60_000);
afterAll(() => hub.close());
let before = 0;
beforeEach(() => (before = count.surprises.length));
const surprises = () => count.surprises.slice(before);

/** What a server answers to raw bytes; the rest of them is sent only as far as it lets us. */
async function raw(
  head: string,
  body: Iterable<Buffer> = [],
): Promise<{ text: string; sent: number; closed: boolean }> {
  const { port } = new URL(hub.url);
  const socket = connect(Number(port), '127.0.0.1');
  let [text, sent, closed] = ['', 0, false];
  socket.on('data', (part) => (text += String(part)));
  socket.on('close', () => (closed = true));
  socket.on('error', () => (closed = true));
  socket.write(head);
  for (const part of body) {
    if (closed || text !== '') break;
    sent += part.length;
    if (!socket.write(part))
      await Promise.race([new Promise((resolve) => socket.once('drain', resolve)), wait(300)]);
    await wait(0);
  }
  for (let turn = 0; turn < 60 && !(closed && text !== ''); turn += 1) await wait(50);
  socket.destroy();
  return { text, sent, closed };
}
const head = (headers: string) =>
  `POST /graphql HTTP/1.1\r\nHost: hub\r\nContent-Type: application/json\r\n${headers}\r\n\r\n`;
function* without(end: number): Generator<Buffer> {
  for (let part = 0; part < end; part += 1) yield Buffer.alloc(64 * 1024, 'x');
}

describe('R11: bodies that are too much', () => {
  test.each([
    ['a body of 10 GB by its own word is refused unread', 'Content-Length: 10000000000', 2000],
    ['one that never ends is refused as soon as it is too long', 'Transfer-Encoding: chunked', 2000],
  ])('%s, and the line is cut', async (name, headers, parts) => {
    const chunked = headers.startsWith('Transfer');
    const bytes = function* () {
      for (const part of without(parts))
        yield chunked ? Buffer.concat([Buffer.from('10000\r\n'), part, Buffer.from('\r\n')]) : part;
    };
    const { text, sent, closed } = await raw(head(headers), bytes());
    count.tried(
      `${name}: ${text.slice(0, 60)}`,
      text.startsWith('HTTP/1.1 413') && text.includes('BODY_TOO_LARGE'),
    );
    count.tried(`${name}: ${sent} bytes were taken, closed ${closed}`, sent < 64 * 1024 * 1024 && closed);
    expect(surprises()).toEqual([]);
  });

  test('each kind of visitor has a limit of its own, to the byte', async () => {
    for (const [headers, { bodyBytes }] of [
      [{}, LIMITS.PUBLIC],
      [officer, LIMITS.SIGNED_IN],
    ] as const) {
      for (const [bytes, status] of [
        [bodyBytes - 1, 200],
        [bodyBytes, 200],
        [bodyBytes + 1, 413],
        [bodyBytes * 10, 413],
      ] as const) {
        const body = `${QUERY.slice(0, -1)},"x":"${'x'.repeat(bytes - QUERY.length - 7)}"}`;
        const answer = await send(hub.url, body, headers).catch(() => null); // The line may be cut while it is sent.
        count.tried(
          `${body.length} bytes: ${answer?.status}`,
          body.length === bytes && (answer === null ? status === 413 : answer.status === status),
        );
      }
    }
    expect(surprises()).toEqual([]);
  });

  test('lists, nesting and numbers without end are coded refusals', async () => {
    const codes = (ids: unknown) => ({
      query: 'query ($ids: [ID!]) { areas(filter: { codes: $ids }) { totalCount } }',
      variables: { ids },
    });
    const nested = (depth: number, open: string, close: string) =>
      `{"query":"{ __typename }","variables":{"a":${open.repeat(depth)}1${close.repeat(depth)}}}`;
    const tries: [string, string | object, readonly string[]][] = [
      ['501 ids', codes(Array(501).fill('55')), ['BAD_INPUT', 'BAD_USER_INPUT']],
      ['1,001 ids', codes(Array(1001).fill('55')), ['BODY_TOO_LONG']],
      ['10^6 ids', codes(Array(1_000_000).fill('1')), ['BODY_TOO_LONG']],
      ['lists 50,000 deep', nested(50_000, '[', ']'), ['BODY_TOO_LONG']],
      ['objects 50,000 deep', nested(50_000, '{"a":', '}'), ['BODY_TOO_LONG']],
      ['lists a million deep', nested(1_000_000, '[', ']'), ['BODY_TOO_LONG']],
      ['65 deep', nested(63, '[', ']'), ['BODY_TOO_LONG']],
      [
        'a number of a million digits',
        `{"query":"query ($n: Int!) { areas(first: $n) { totalCount } }","variables":{"n":${'9'.repeat(1_000_000)}}}`,
        ['QUERY_TOO_LARGE'],
      ],
      [
        'a whole number of a million digits in the document',
        { query: `{ areas(first: ${'9'.repeat(1_000_000)}) { totalCount } }` },
        ['GRAPHQL_VALIDATION_FAILED', 'QUERY_TOO_LARGE'],
      ],
      [
        'a text of five million letters',
        {
          query: 'query ($t: String) { areas(filter: { search: $t }) { totalCount } }',
          variables: { t: 'ক'.repeat(1_900_000) },
        },
        ['BAD_INPUT'],
      ],
    ];
    for (const [name, body, expected] of tries) {
      const answer = await send(hub.url, body, officer);
      count.tried(
        `${name}: ${answer.status} ${answer.codes.join().slice(0, 80)} in ${answer.text.length} letters`,
        expected.includes(answer.codes[0] ?? '') && answer.text.length < 5000,
      );
    }
    expect(surprises()).toEqual([]);
  });
});

describe('R12: packed bodies', () => {
  test('a packed body is measured as it is unpacked, and never unpacked beyond the limit', async () => {
    const bomb = gzipSync(Buffer.alloc(16 * 1024 * 1024, ' '));
    const layered = gzipSync(bomb);
    const used = process.memoryUsage().arrayBuffers;
    for (const [name, body, encoding, statuses] of [
      ['gzip', bomb, 'gzip', [413]],
      ['x-gzip', bomb, 'x-gzip', [413]],
      ['deflate', deflateSync(Buffer.alloc(16 * 1024 * 1024, ' ')), 'deflate', [413]],
      ['br', brotliCompressSync(Buffer.alloc(16 * 1024 * 1024, ' ')), 'br', [413]],
      ['gzip twice', layered, 'gzip, gzip', [415]],
      ['gzip in gzip, told once', layered, 'gzip', [400]],
      ['no gzip', Buffer.from(QUERY), 'gzip', [400]],
      ['half a gzip', gzipSync(QUERY).subarray(0, 20), 'gzip', [400]],
      [
        'a gzip and something after it',
        Buffer.concat([gzipSync(QUERY), Buffer.from('x')]),
        'gzip',
        [200, 400],
      ],
      ['deflate told as br', deflateSync(QUERY), 'br', [400]],
      ['compress', Buffer.from(QUERY), 'compress', [415]],
      ['zstd', Buffer.from(QUERY), 'zstd', [415]],
      ['nothing known', Buffer.from(QUERY), 'x', [415]],
      ['a good gzip', gzipSync(QUERY), 'gzip', [200]],
      ['a good deflate', deflateSync(QUERY), 'DEFLATE', [200]],
      ['a good br', brotliCompressSync(QUERY), 'br', [200]],
    ] as const) {
      const answer = await send(hub.url, body, { 'content-encoding': encoding }).catch(() => null);
      count.tried(
        `${name}: ${answer?.status ?? 'line cut'} ${answer?.codes.join()}`,
        answer ? (statuses as readonly number[]).includes(answer.status) : statuses[0] === 413,
      );
    }
    const grown = process.memoryUsage().arrayBuffers - used;
    count.tried(`${grown} bytes of buffers are left`, grown < 60 * 1024 * 1024);
    expect(surprises()).toEqual([]);
  });
});

describe('M15, M16: what is no JSON in UTF-8', () => {
  test('is answered as JSON, with a code and without a stack', async () => {
    for (const [body, headers, status] of [
      ['{"query":', {}, 400],
      ['', {}, 400],
      ['null', {}, 400],
      ['[]', {}, 400],
      ['"{ __typename }"', {}, 400],
      ['{"query":"{ __typename }"}}', {}, 400],
      ["{'query':'{ __typename }'}", {}, 400],
      ['\uFEFF{"query":"{ __typename }"}', {}, 200],
      [QUERY, { 'content-type': 'application/json; charset=utf-7' }, 415],
      [QUERY, { 'content-type': 'application/json; charset=utf-16le' }, 415],
      [QUERY, { 'content-type': 'application/json; charset=latin1' }, 415],
      [QUERY, { 'content-type': 'application/json; charset="utf-8"' }, 200],
      [QUERY, { 'content-type': 'text/plain' }, 400],
      [QUERY, { 'content-type': 'application/x-www-form-urlencoded' }, 400],
      [QUERY, { 'content-type': 'multipart/form-data; boundary=x' }, 400],
      [QUERY, { 'content-type': 'message/rfc822', 'apollo-require-preflight': '1' }, 400],
      [QUERY, { 'content-type': 'application/graphql', 'apollo-require-preflight': '1' }, 400],
    ] as [string, Record<string, string>, number][]) {
      const answer = await send(hub.url, body, headers);
      const coded =
        status === 200 || (answer.codes.length === 1 && answer.codes[0] !== 'INTERNAL_SERVER_ERROR');
      count.tried(
        `${body} ${JSON.stringify(headers)}: ${answer.status} ${answer.codes.join()}`,
        answer.status === status && coded && !/stack|node_modules|<html/i.test(answer.text),
      );
    }
    expect(surprises()).toEqual([]);
  });

  test('a name of an operation is letters, digits and underscores, at most a hundred', async () => {
    const odd = [
      'a b',
      'a\r\n{"level":"fatal"}',
      '\u001b[2J',
      'a\u2028b',
      'ক',
      'a'.repeat(101),
      '<script>',
      '${x}',
      "';--",
    ];
    for (const operationName of odd) {
      const { status, codes } = await send(hub.url, { query: 'query Named { __typename }', operationName });
      count.tried(
        `${JSON.stringify(operationName)}: ${status} ${codes.join()}`,
        status === 400 && codes[0] === 'OPERATION_NAME_TOO_ODD',
      );
    }
    const { status } = await send(hub.url, {
      query: `query ${'a'.repeat(100)} { __typename }`,
      operationName: 'a'.repeat(100),
    });
    count.tried(`a hundred letters: ${status}`, status === 200);
    expect(surprises()).toEqual([]);
  });
});

describe('R13: connections', () => {
  test('many that say nothing, or only begin to speak, keep nobody else from an answer', async () => {
    const { port } = new URL(hub.url);
    const idle = Array.from({ length: 400 }, (_, index) => {
      const socket = connect(Number(port), '127.0.0.1');
      socket.on('error', () => undefined);
      if (index % 2) socket.write('POST /graphql HTTP/1.1\r\nHost: hub\r\nX-Slow: ');
      return socket;
    });
    await wait(200);
    const { status } = await send(hub.url, QUERY);
    count.tried(`beside 400 idle connections: ${status}`, status === 200);
    for (const socket of idle) socket.destroy();
    expect(surprises()).toEqual([]);
  });

  test('headers that come byte by byte are cut off after ten seconds', async () => {
    const { port } = new URL(hub.url);
    const socket = connect(Number(port), '127.0.0.1');
    let [text, closed] = ['', false];
    socket.on('data', (part) => (text += String(part)));
    socket.on('close', () => (closed = true));
    socket.on('error', () => (closed = true));
    socket.write('GET /graphql HTTP/1.1\r\nHost: hub\r\n');
    for (let second = 0; second < 60 && !closed; second += 1) {
      socket.write('X');
      await wait(1000);
    }
    count.tried(
      `cut off with ${text.slice(0, 30)}`,
      closed && (text === '' || text.startsWith('HTTP/1.1 408')),
    );
    expect(surprises()).toEqual([]);
  }, 90_000);
});

describe('the time of an operation', () => {
  test.each([{ overHttp: false }, { overHttp: true }])(
    'when it is over, what has come is answered and the rest is told with a code (%o)',
    async ({ overHttp }) => {
      const toys: ToyHub = await toyHub({ overHttp, timeoutMs: 60_000 });
      toys.subgraphs.meetings.delayMs = LIMITS.PUBLIC.wallMs + 3000;
      const { status, body } = await toys.ask('{ area(code: "12") { code seenBy } }');
      const [{ path, extensions } = { path: [], extensions: {} }] = body.errors ?? [];
      count.tried(`${status} ${JSON.stringify(body)}`, status === 200 && body.data.area.code === '12');
      count.tried(
        'the rest is told',
        String(path) === 'area,seenBy' && extensions.code === 'OPERATION_TIMEOUT',
      );
      const told = toys.subgraphs.meetings.requests.at(-1)?.deadlineMs ?? Infinity;
      count.tried(`the subgraph was given ${told} ms`, told <= LIMITS.PUBLIC.wallMs);
      await toys.close();
      expect(surprises()).toEqual([]);
    },
  );
});
