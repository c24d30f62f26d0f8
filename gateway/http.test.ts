import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { getIntrospectionQuery } from 'graphql';
import { auditServer } from 'graphql-http';
import { ask, ROLLUP, toyHub, type ToyHub } from './toys/toy-hub';

let hub: ToyHub;
beforeAll(async () => {
  hub = await toyHub();
});
afterAll(() => hub.close());

describe('GraphQL over HTTP', () => {
  const audit = async (headers: Record<string, string>) => {
    const results = await auditServer({
      url: `${hub.url}/graphql`,
      fetchFn: (url: string, init: RequestInit = {}) =>
        fetch(url, { ...init, headers: { ...(init.headers as object), ...headers } }),
    });
    const count = (level: string) => {
      const of = results.filter(({ name }) => name.startsWith(level));
      return `${of.filter(({ status }) => status === 'ok').length}/${of.length}`;
    };
    const failed = results.flatMap((result) =>
      result.status === 'ok' ? [] : [`${result.id} ${result.name}`],
    );
    return { must: count('MUST'), should: count('SHOULD'), may: count('MAY'), failed };
  };

  test('the audit passes whole when the preflight header is sent', async () => {
    expect(await audit({ 'apollo-require-preflight': 'true' })).toEqual({
      must: '13/13',
      should: '23/23',
      may: '25/25',
      failed: [],
    });
  });

  test('without that header a request that a foreign page could make unseen is blocked', async () => {
    const get = await fetch(`${hub.url}/graphql?query={__typename}`);
    const form = await ask(hub.url, '{"query":"{__typename}"}', { 'content-type': 'text/plain' });
    expect([get.status, form.status]).toEqual([400, 400]);
  });

  test('a mutation by GET is refused', async () => {
    const query = encodeURIComponent('mutation { renameArea(code: "12", nameEn: "x") { code } }');
    const response = await fetch(`${hub.url}/graphql?query=${query}`, {
      headers: { 'apollo-require-preflight': '1' },
    });
    expect(response.status).toBe(405);
  });
});

describe('what cannot be read is refused as JSON, and nothing is printed', () => {
  const code = (body: { errors: { extensions: { code: string } }[] }) => body.errors[0]?.extensions.code;

  test.each<[string, string | Buffer, Record<string, string>, number, string]>([
    ['malformed JSON', '{"query":', {}, 400, 'NOT_JSON'],
    ['an empty body', '', {}, 400, 'BAD_REQUEST'],
    ['a body that is a word', '"x"', {}, 400, 'NOT_JSON'],
    ['a batch', '[{"query":"{__typename}"},{"query":"{__typename}"}]', {}, 400, 'BAD_REQUEST'],
    [
      'UTF-7',
      '{"query":"{__typename}"}',
      { 'content-type': 'application/json; charset=utf-7' },
      415,
      'NOT_UTF8',
    ],
    [
      'UTF-16',
      Buffer.from('{"query":"{__typename}"}', 'utf16le'),
      { 'content-type': 'application/json; charset=utf-16' },
      415,
      'NOT_UTF8',
    ],
    ['a strange encoding', 'x', { 'content-encoding': 'zstd-not' }, 415, 'NOT_UTF8'],
    [
      '65 KB from the public',
      `{"query":"{__typename}","x":"${'x'.repeat(65 * 1024)}"}`,
      {},
      413,
      'BODY_TOO_LARGE',
    ],
    [
      'a bomb in gzip',
      gzipSync(`{"query":"${' '.repeat(5_000_000)}"}`),
      { 'content-encoding': 'gzip' },
      413,
      'BODY_TOO_LARGE',
    ],
  ])('%s', async (_, body, headers, status, expected) => {
    const printed = jest.spyOn(console, 'error').mockImplementation();
    const answer = await ask(hub.url, body, headers);
    expect([answer.status, code(answer.body)]).toEqual([status, expected]);
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(answer.text).not.toMatch(/stack|node_modules|SyntaxError|<html/i);
    expect(printed).not.toHaveBeenCalled();
    printed.mockRestore();
  });

  test('two tokens at once are refused, whichever of them is good', async () => {
    const status = await new Promise((resolve) => {
      const token = ['authorization', 'Bearer officer'];
      const headers = ['host', new URL(hub.url).host, 'content-type', 'application/json', ...token, ...token];
      const asked = request(`${hub.url}/graphql`, { method: 'POST', headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      asked.end('{"query":"{__typename}"}');
    });
    expect(status).toBe(401);
  });

  test('who signs in may send more', async () => {
    const body = `{"query":"{__typename}","x":"${'x'.repeat(65 * 1024)}"}`;
    expect((await ask(hub.url, body, { authorization: 'Bearer officer' })).status).toBe(200);
  });

  test('an address that leads nowhere', async () => {
    const response = await fetch(`${hub.url}/nowhere/..%2f..%2fpackage.json`);
    expect(response.status).toBe(404);
    expect(code((await response.json()) as never)).toBe('NOT_FOUND');
  });
});

describe('limits', () => {
  const bomb = (width: number, depth: number) => {
    const fragments = Array.from({ length: depth }, (_, level) => {
      const inner = level + 1 < depth ? `...F${level + 1}` : 'code';
      const arms = Array.from({ length: width }, (__, arm) => `a${arm}: parent { ${inner} }`).join(' ');
      return `fragment F${level} on Area { ${arms} }`;
    });
    return `{ area(code: "12") { ...F0 } } ${fragments.join(' ')}`;
  };

  test.each([
    ['ten fragments that unfold to thousands of fields', bomb(2, 10), 'QUERY_TOO_LARGE'],
    ['the same, unfolding to millions', bomb(4, 12), 'QUERY_TOO_LARGE'],
    [
      'a thousand aliases',
      `{ ${Array.from({ length: 1000 }, (_, i) => `a${i}: area(code: "12") { code }`).join(' ')} }`,
      'QUERY_TOO_LARGE',
    ],
    ['twenty thousand directives', `{ __typename ${'@include(if: true) '.repeat(2000)} }`, 'QUERY_TOO_LARGE'],
    ['nesting without end', '{a'.repeat(20_000), 'QUERY_TOO_LARGE'],
    ['a number without end', '{ area(code: 1e999) { code } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['an alias that harms the client', '{ __proto__: __typename }', 'GRAPHQL_VALIDATION_FAILED'],
  ])('%s: refused', async (_, query, code) => {
    const { status, body } = await hub.ask(query, {}, { accept: 'application/graphql-response+json' });
    expect([status, body.errors[0].extensions.code]).toEqual([400, code]);
  });

  test("a limit's refusal is a 400 under application/json too, where a faulty document is not", async () => {
    expect((await hub.ask(bomb(2, 10))).status).toBe(400);
    expect((await hub.ask('{ nam }')).status).toBe(200);
  });

  test('the roll-up of the whole country and a full introspection pass', async () => {
    expect((await hub.ask(ROLLUP, { code: 'BD', fy: '2023-24' })).body.data.area.children).toHaveLength(8);
    expect((await hub.ask(getIntrospectionQuery())).body.errors).toBeUndefined();
  });
});

describe('headers', () => {
  test('nothing tells what the hub is made of, and nothing may be framed, sniffed or kept', async () => {
    const { headers } = await hub.ask('{ __typename }');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-security-policy')).toContain("script-src 'self'");
  });

  test('a request id is kept where it is one, and made where it is not', async () => {
    const idOf = async (given: string) =>
      (await hub.ask('{ __typename }', {}, { 'x-request-id': given })).headers.get('x-request-id');
    expect(await idOf('abc-DEF_1')).toBe('abc-DEF_1');
    for (const bad of ['a b', 'x'.repeat(65), 'a;b', '"']) expect(await idOf(bad)).toMatch(/^[\w-]{36}$/);
  });
});

describe('pages', () => {
  const page = async (path: string, accept = 'text/html,*/*;q=0.8') =>
    fetch(`${hub.url}${path}`, { headers: { accept } });

  test('/graphql and what is not there are pages in a browser, which load nothing from elsewhere', async () => {
    for (const path of ['/graphql', '/nowhere']) {
      const response = await page(path);
      expect(response.headers.get('content-type')).toContain('text/html');
      const html = await response.text();
      expect(html).not.toMatch(/(src|href)="(https?:)?\/\//);
      expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|\bstyle="|\bon\w+="/);
      for (const [, source] of html.matchAll(/(?:src|<link[^>]* href)="([^"#]+)"/g)) {
        const found = await page(new URL(source as string, `${hub.url}${path}`).pathname, '*/*');
        expect([source, found.status]).not.toEqual([source, 404]);
      }
    }
  });

  test('a browser that brings a query gets an answer, not the page', async () => {
    const response = await page('/graphql?query={__typename}');
    expect(response.headers.get('content-type')).toContain('json');
  });
});
