import { request } from 'node:http';
import { connect } from 'node:net';
import { toyHub, type ToyHub } from '../../gateway/toys/toy-hub';
import { tally } from './tally';

const LISTED = 'https://dashboard.gov.bd';
const FOREIGN = [
  'https://evil.example',
  'null',
  'https://dashboard.gov.bd.evil.example',
  'https://evil-dashboard.gov.bd',
  'https://evil.example/dashboard.gov.bd',
  'https://dashboard.gov.bd@evil.example',
  'http://dashboard.gov.bd',
  'https://dashboard.gov.bd:8443',
  'https://DASHBOARD.gov.bd.',
  'https://dashboard.gov.bd/',
  'https://dashboardXgov.bd',
  'https://sub.dashboard.gov.bd',
  'file://',
  '*',
  '',
];

let hub: ToyHub;
beforeAll(async () => {
  hub = await toyHub({ origins: [LISTED] });
});
afterAll(() => hub.close());

interface Given {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Record<string, string | string[]>;
  readonly body?: string;
}

/** By hand: fetch would not let a test send an Origin or a Host. */
function ask({ method = 'POST', path = '/graphql', headers = {}, body }: Given) {
  return new Promise<{ status: number; headers: Record<string, string | undefined>; text: string }>(
    (resolve, reject) => {
      const asked = request(`${hub.url}${path}`, { method, headers }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => (text += part));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers as never, text }),
        );
      });
      asked.on('error', reject);
      asked.end(body);
    },
  );
}

const QUERY = JSON.stringify({ query: '{ __typename }' });
const json = { 'content-type': 'application/json' };
const token = { authorization: 'Bearer officer' };
const page = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

describe('pages of other sites', () => {
  const family = tally('B2 cross origin');
  const allowed = (headers: Record<string, string | undefined>) => headers['access-control-allow-origin'];

  test('what is public may be read by any page, a token comes from listed origins only, and none is repeated', async () => {
    for (const origin of [LISTED, ...FOREIGN]) {
      const anonymous = await ask({ headers: { ...json, origin }, body: QUERY });
      family.tried(`public from ${origin}`, allowed(anonymous.headers) === '*' && anonymous.status === 200);
      const signedIn = await ask({ headers: { ...json, ...token, origin }, body: QUERY });
      const right = origin === LISTED ? allowed(signedIn.headers) === LISTED : !allowed(signedIn.headers);
      family.tried(`with a token from ${origin}`, right);
      for (const { headers } of [anonymous, signedIn]) {
        family.tried(`credentials from ${origin}`, headers['access-control-allow-credentials'] === undefined);
        family.tried(`vary for ${origin}`, /\bOrigin\b/i.test(headers['vary'] ?? ''));
        family.tried(`no cookie for ${origin}`, headers['set-cookie'] === undefined);
      }
    }
    expect(family.surprises).toEqual([]);
  });

  test('a preflight that asks for a token is answered for listed origins only', async () => {
    const preflight = (origin: string, asked: string, method = 'POST') =>
      ask({
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': method,
          'access-control-request-headers': asked,
        },
      });
    for (const origin of [LISTED, ...FOREIGN])
      for (const asked of ['authorization', 'Content-Type, Authorization', 'x-a,AUTHORIZATION ,x-b']) {
        const { headers } = await preflight(origin, asked);
        const right = origin === LISTED ? allowed(headers) === LISTED : !allowed(headers);
        family.tried(`preflight for ${asked} from ${origin}`, right);
      }
    const open = await preflight('https://portal.gov.bd', 'content-type');
    family.tried('preflight of the public', open.status === 204 && allowed(open.headers) === '*');
    family.tried(
      'no token by it',
      !/authorization/i.test(open.headers['access-control-allow-headers'] ?? ''),
    );
    const other = await preflight('https://portal.gov.bd', 'content-type', 'DELETE');
    family.tried('no other method', !/DELETE/.test(other.headers['access-control-allow-methods'] ?? ''));
    expect(family.surprises).toEqual([]);
  });
});

describe('what a page of another site can send unseen', () => {
  const family = tally('B1 forged requests');

  test('forms, images and mutations by GET are refused', async () => {
    const query = encodeURIComponent('{ __typename }');
    const mutation = encodeURIComponent('mutation { renameArea(code: "12", nameEn: "x") { code } }');
    const forms = ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'];
    for (const type of forms)
      for (const body of [QUERY, `query=${query}`, '--x\r\n\r\n--x--']) {
        const { status } = await ask({ headers: { 'content-type': type }, body });
        family.tried(`a form as ${type}`, status === 400 || status === 415);
      }
    family.tried('a form without a type', [400, 415].includes((await ask({ body: QUERY })).status));
    const image = await ask({
      method: 'GET',
      path: `/graphql?query=${query}`,
      headers: { accept: 'image/*' },
    });
    family.tried('an image', image.status === 400);
    const both = `${encodeURIComponent('query A ')}${query}${encodeURIComponent(' mutation B ')}${mutation.slice('mutation%20'.length)}`;
    for (const path of [`/graphql?query=${mutation}`, `/graphql?query=${both}&operationName=B`])
      for (const preflight of ['', '1']) {
        const headers = { 'apollo-require-preflight': preflight };
        const { status } = await ask({ method: 'GET', path, headers });
        family.tried('a mutation by GET', [400, 405].includes(status));
      }
    for (const type of ['message/rfc822', 'text/css']) {
      const { status } = await ask({
        method: 'GET',
        path: `/graphql?query=${query}`,
        headers: { 'content-type': type },
      });
      family.tried(`GET as ${type}`, status === 400 || status === 415);
    }
    expect(family.surprises).toEqual([]);
  });
});

describe('pages of the hub', () => {
  const framing = tally('B3 framing');
  const pages = tally('B7 pages');
  const shown = tally('I6 the explaining page');

  test('each is framed by the hub alone, loads nothing from elsewhere, and tells nothing of what serves it', async () => {
    for (const path of ['/', '/graphql', '/nowhere', '/welcome.css', '/health', '/health/live']) {
      const { headers, text, status } = await ask({ method: 'GET', path, headers: page });
      const policy = headers['content-security-policy'] ?? '';
      framing.tried(`frame of ${path}`, policy.includes("frame-ancestors 'self'"));
      framing.tried(`old frame of ${path}`, headers['x-frame-options'] === 'SAMEORIGIN');
      pages.tried(`scripts of ${path}`, policy.includes("script-src 'self'") && !policy.includes('unsafe'));
      pages.tried(`referrer of ${path}`, headers['referrer-policy'] === 'no-referrer');
      pages.tried(`sniffing of ${path}`, headers['x-content-type-options'] === 'nosniff');
      pages.tried(`maker of ${path}`, !headers['x-powered-by'] && !headers['server']);
      pages.tried(
        `nothing from elsewhere in ${path}`,
        !/(?:src|href)\s*=\s*["']?(?:https?:)?\/\//i.test(text),
      );
      pages.tried(`status of ${path}`, status === (['/', '/nowhere'].includes(path) ? 404 : 200));
    }
    expect([...framing.surprises, ...pages.surprises]).toEqual([]);
  });

  test('a program that goes astray gets JSON, a browser a page; neither repeats what was asked', async () => {
    const asJson = await ask({ method: 'GET', path: '/nowhere' });
    pages.tried('JSON for programs', JSON.parse(asJson.text).errors[0].extensions.code === 'NOT_FOUND');
    for (const evil of [
      '/%3Cscript%3Ealert(1)%3C/script%3E',
      '/"onload="x',
      '/a?b=<svg/onload=x>',
      '/%E0%A4%A',
    ]) {
      for (const headers of [page, {}]) {
        const { text, headers: got } = await ask({
          method: 'GET',
          path: encodeURI(decodeURI(evil.replace('%E0%A4%A', ''))) || '/x',
          headers,
        });
        pages.tried(`${evil} is not repeated`, !/<script>alert|onload=/.test(text));
        pages.tried(`${evil} is told as what it is`, /text\/html|json/.test(got['content-type'] ?? ''));
      }
    }
    const explained = await ask({
      method: 'GET',
      path: '/graphql',
      headers: { ...page, host: 'evil.example:1' },
    });
    pages.tried(
      'the page names the port it was asked at',
      explained.text.includes(`http://localhost:${new URL(hub.url).port}/graphql`),
    );
    pages.tried('the page names no host that was sent', !explained.text.includes('evil.example'));
    expect(pages.surprises).toEqual([]);
  });

  test('the page at /graphql runs nothing of what its address says', async () => {
    for (const payload of PAYLOADS) {
      const { text, headers } = await ask({
        method: 'GET',
        path: `/graphql?${new URLSearchParams({ q: payload, next: payload }).toString()}`,
        headers: page,
      });
      const whole = text.includes('<title>Sopan · /graphql</title>') && !text.includes(payload);
      shown.tried(payload, whole && (headers['content-security-policy'] ?? '').includes("script-src 'self'"));
    }
    expect(shown.surprises).toEqual([]);
  });
});

describe('addresses', () => {
  const family = tally('B8 I19 addresses');

  test('no header makes the hub name another host, and nothing is redirected anywhere', async () => {
    const headers = {
      'x-forwarded-host': 'evil.example',
      'x-original-url': '//evil.example',
      forwarded: 'host=evil.example',
    };
    for (const path of [
      '/',
      '/graphql',
      '/health',
      '/nowhere',
      '//evil.example',
      '/\\evil.example',
      '/..//evil.example',
      '/welcome',
      '/%2f%2fevil.example',
      '/?next=//evil.example',
      '/graphql?next=javascript:alert(1)',
      '/health/live?return_to=https://evil.example',
    ])
      for (const accept of [page, {}]) {
        const answer = await ask({ method: 'GET', path, headers: { ...headers, ...accept } });
        const isRedirect = answer.status >= 300 && answer.status < 400;
        family.tried(`${path} is no redirect`, !isRedirect && answer.headers['location'] === undefined);
        family.tried(`${path} names no other host`, !answer.text.includes('evil.example'));
      }
    expect(family.surprises).toEqual([]);
  });

  test('what is no HTTP, and what is no JSON, is answered without a stack', async () => {
    const { port } = new URL(hub.url);
    const raw = (text: string) =>
      new Promise<string>((resolve) => {
        let said = '';
        const socket = connect(Number(port), '127.0.0.1', () => socket.end(text));
        socket.on('data', (part) => (said += String(part)));
        socket.on('close', () => resolve(said));
        socket.on('error', () => resolve(said));
      });
    const heads = [
      'GET / HTTP/1.1\r\nHost: a\r\nX: a\r\n b\r\n\r\n',
      'GET /\u0000 HTTP/1.1\r\nHost: a\r\n\r\n',
      'POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      'GARBAGE\r\n\r\n',
    ];
    for (const head of heads) {
      const said = await raw(head);
      family.tried(
        JSON.stringify(head.slice(0, 30)),
        !/at .*\(|node_modules|Error:/.test(said) && !/^HTTP\/1.1 5/.test(said),
      );
    }
    for (const body of [
      '{"query":',
      '{',
      '[',
      'null',
      '"x"',
      '{"query":{}}',
      '{"query":"{__typename}","variables":"x"}',
      '\u0000',
      '{"__proto__":{"x":1}}',
    ]) {
      const { text, status, headers } = await ask({ headers: json, body });
      const isJson = /json/.test(headers['content-type'] ?? '') && Array.isArray(JSON.parse(text).errors);
      family.tried(
        `the body ${body}`,
        isJson && status >= 400 && status < 500 && !/node_modules|SyntaxError|at .*\(/.test(text),
      );
    }
    expect(family.surprises).toEqual([]);
  });
});

const PAYLOADS = [
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  '</title><script>alert(1)</script>',
  "';alert(1)//",
  'javascript:alert(1)',
  '<math><mtext></p><style><!--</style><img title="--><img src onerror=alert(1)>">',
  '\u202e<script>',
  '<scr\u200dipt>alert(1)</scr\u200dipt>',
];
