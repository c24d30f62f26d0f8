import { request as httpRequest } from 'node:http';
import { Router } from 'express';
import { LOCAL_ADMINISTRATOR } from '../../lib/auth/local-key';
import { fail } from '../../lib/errors';
import type { Mount } from '../../gateway/mount';
import { OFFICER, toyHub, type ToyHub } from '../../gateway/toys/toy-hub';
import { tally } from './tally';

const LISTED = 'https://dashboard.gov.bd';

/** A page that tells whom it takes the visitor for, and counts what was done as that visitor. */
const page: Mount = {
  path: '/page',
  session: true,
  serve: (visitorOf, sessions) => {
    const router = Router();
    router.get('/', (request, response) => {
      response.json({ ...visitorOf(request).viewer, isOver: sessions.isOver(request) });
    });
    router.post('/', (request, response) => {
      response.json({ did: visitorOf(request).viewer.subject });
    });
    router.post('/sign-in/:token', async (request, response) => {
      response.setHeader('set-cookie', await sessions.open(request, String(request.params['token'])));
      response.json({});
    });
    router.post('/sign-out', (request, response) => {
      response.setHeader('set-cookie', sessions.close(request));
      response.json({});
    });
    return router;
  },
};
/** What is served without sessions: the cookie means nothing there. */
const plain: Mount = {
  path: '/plain',
  serve: (visitorOf) => {
    const router = Router();
    router.use((request, response) => {
      response.json(visitorOf(request).viewer);
    });
    return router;
  },
};

let hub: ToyHub;
beforeAll(async () => {
  hub = await toyHub({
    origins: [LISTED],
    mounts: [page, plain],
    verifyToken: (token) => {
      if (token === 'officer') return Promise.resolve(OFFICER);
      if (token === 'another') return Promise.resolve({ ...OFFICER, subject: 'officer-2' });
      if (token === 'administrator')
        return Promise.resolve({ role: 'ADMIN', area: null, subject: LOCAL_ADMINISTRATOR });
      return Promise.reject(fail('UNAUTHENTICATED'));
    },
  });
});
afterAll(() => hub.close());

interface Given {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Record<string, string | undefined>;
  readonly body?: string;
}

/** By hand: fetch lets nobody send an Origin, a Host or a Cookie. */
function ask({ method = 'GET', path = '/page', headers = {}, body }: Given) {
  const sent = {
    ...Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined)),
    ...(body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }),
  };
  return new Promise<{ status: number; cookie: string; body: Record<string, any>; code: string | undefined }>(
    (resolve, reject) => {
      const asked = httpRequest(
        `${hub.url}${path}`,
        {
          method,
          headers: sent,
        },
        (response) => {
          let text = '';
          response.setEncoding('utf8').on('data', (part: string) => (text += part));
          response.on('end', () => {
            const told = JSON.parse(text) as Record<string, any>;
            resolve({
              status: response.statusCode ?? 0,
              cookie: String(response.headers['set-cookie'] ?? ''),
              body: told,
              code: told['errors']?.[0]?.extensions?.code,
            });
          });
        },
      );
      asked.on('error', reject);
      asked.end(body);
    },
  );
}

const signedIn = { cookie: 'sopan=officer' };
const own = () => ({ origin: hub.url, 'sec-fetch-site': 'same-origin' });
const SITES = ['cross-site', 'same-site', 'same-origin, cross-site', 'Same-Origin ', 'nonsense', ''];
const ORIGINS = () => [
  'null',
  'https://evil.example',
  LISTED,
  'http://127.0.0.1',
  'http://localhost:1',
  `${hub.url}.evil.example`,
  `http://evil.example/${hub.url}`,
  'file://',
  'about:blank',
  '*',
];

describe('the cookie of somebody who is signed in', () => {
  const family = tally('B1 forged acts of somebody who is signed in');

  test('speaks for them in what they open themselves and in what pages of the hub send', async () => {
    for (const headers of [{}, { 'sec-fetch-site': 'none' }, { 'sec-fetch-site': 'same-origin' }, own()]) {
      const { body } = await ask({ headers: { ...signedIn, ...headers } });
      family.tried(`read with ${JSON.stringify(headers)}`, body['subject'] === OFFICER.subject);
    }
    for (const headers of [own(), { origin: hub.url }, { 'sec-fetch-site': 'same-origin', origin: 'null' }]) {
      const { body } = await ask({ method: 'POST', headers: { ...signedIn, ...headers } });
      family.tried(`act with ${JSON.stringify(headers)}`, body['did'] === OFFICER.subject);
    }
    expect(family.surprises).toEqual([]);
  });

  test('is as nobody where another site has a hand in it, and then nothing can be done', async () => {
    const foreign = [
      ...SITES.map((site) => ({ 'sec-fetch-site': site })),
      ...SITES.map((site) => ({ 'sec-fetch-site': site, origin: hub.url })),
      ...ORIGINS().map((origin) => ({ origin })),
      ...ORIGINS().map((origin) => ({ origin, 'sec-fetch-site': 'cross-site' })),
    ];
    for (const headers of foreign) {
      const what = JSON.stringify(headers);
      const read = await ask({ headers: { ...signedIn, ...headers } });
      family.tried(`read with ${what}`, read.body['role'] === 'PUBLIC');
      for (const method of ['POST', 'PUT', 'DELETE', 'PATCH'])
        for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/json']) {
          const { status, code } = await ask({
            method,
            headers: { ...signedIn, ...headers, 'content-type': type },
            body: '{}',
          });
          family.tried(`${method} as ${type} with ${what}`, status === 403 && code === 'CROSS_SITE_REQUEST');
        }
    }
    const silent = await ask({ method: 'POST', headers: signedIn });
    family.tried('an act that does not say whence', silent.status === 403);
    const typed = await ask({ method: 'POST', headers: { ...signedIn, 'sec-fetch-site': 'none' } });
    family.tried('an act without a page', typed.status === 403);
    expect(family.surprises).toEqual([]);
  });

  test('cannot be put on somebody by another site', async () => {
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://evil.example' }]) {
      const { status, cookie } = await ask({ method: 'POST', path: '/page/sign-in/another', headers });
      family.tried(`signed in from ${JSON.stringify(headers)}`, status === 403 && cookie === '');
    }
    const two = await ask({ headers: { cookie: 'sopan=another; sopan=officer' } });
    family.tried('two cookies', two.body['role'] === 'PUBLIC');
    const both = await ask({ method: 'POST', headers: { ...own(), cookie: 'sopan=another; sopan=officer' } });
    family.tried('an act with two cookies', both.body['did'] === 'public');
    expect(family.surprises).toEqual([]);
  });

  test('counts where pages are, and nowhere else', async () => {
    const query = JSON.stringify({ query: '{ __typename }' });
    const headers = { ...signedIn, ...own(), 'content-type': 'application/json' };
    const { body } = await ask({ path: '/plain', headers });
    family.tried('a part without sessions', body['role'] === 'PUBLIC');
    const graphql = await ask({ method: 'POST', path: '/graphql', headers, body: query });
    family.tried('at /graphql it is ignored', graphql.status === 200);
    const asOfficer = await ask({
      method: 'POST',
      path: '/graphql',
      headers: { ...headers, cookie: 'sopan=broken' },
      body: query,
    });
    family.tried('a bad one too', asOfficer.status === 200);
    expect(family.surprises).toEqual([]);
  });
});

describe('what the cookie is made of', () => {
  const family = tally('B9 the cookie');

  test('no script reads it, no other site makes it be sent, and only a safe connection carries it', async () => {
    const here = await ask({ method: 'POST', path: '/page/sign-in/officer', headers: own() });
    family.tried('on this machine', here.cookie === 'sopan=officer; Path=/; HttpOnly; SameSite=Strict');
    for (const host of [
      'sopan.gov.bd',
      '192.168.0.10:4000',
      'localhost.evil.example',
      '127.0.0.1.evil.example',
    ]) {
      const headers = { host, origin: `https://${host}`, 'sec-fetch-site': 'same-origin' };
      const { cookie } = await ask({ method: 'POST', path: '/page/sign-in/officer', headers });
      const right = cookie === '__Host-sopan=officer; Path=/; HttpOnly; SameSite=Strict; Secure';
      family.tried(`at ${host}`, right);
      const weaker = await ask({ headers: { host, cookie: 'sopan=officer' } });
      family.tried(`the weaker name at ${host}`, weaker.body['role'] === 'PUBLIC');
      const kept = await ask({ headers: { host, cookie: '__Host-sopan=officer' } });
      family.tried(`its own name at ${host}`, kept.body['role'] === 'OFFICER');
    }
    const out = await ask({ method: 'POST', path: '/page/sign-out', headers: { ...own(), ...signedIn } });
    family.tried('signed out', out.cookie === 'sopan=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0');
    expect(family.surprises).toEqual([]);
  });

  test('the local administrator never comes from a browser, by whatever way', async () => {
    const opened = await ask({ method: 'POST', path: '/page/sign-in/administrator', headers: own() });
    family.tried('signing in', opened.status === 401 && opened.cookie === '');
    const kept = await ask({ headers: { cookie: 'sopan=administrator' } });
    family.tried('with a cookie', kept.body['role'] === 'PUBLIC' && kept.body['isOver'] === true);
    const acted = await ask({ method: 'POST', headers: { ...own(), cookie: 'sopan=administrator' } });
    family.tried('acting', acted.body['did'] === 'public');
    expect(family.surprises).toEqual([]);
  });

  test('a token that is bad, long or not one never becomes a cookie, and a bad cookie is nobody', async () => {
    const odd = ['nobody', 'a%0d%0aSet-Cookie:x=y', 'a;b', '%00', 'a%20b', 'x'.repeat(3801), '%D1%82'];
    for (const token of odd) {
      const { status, cookie } = await ask({
        method: 'POST',
        path: `/page/sign-in/${token}`,
        headers: own(),
      });
      family.tried(token.slice(0, 20), [400, 401].includes(status) && cookie === '');
      const raw = decodeURIComponent(token).replaceAll(/[^\x21-\x7e]/g, '');
      const read = await ask({ headers: { cookie: `sopan=${raw}` } });
      family.tried(`kept ${token.slice(0, 20)}`, read.status === 200 && read.body['role'] === 'PUBLIC');
    }
    expect(family.surprises).toEqual([]);
  });
});
