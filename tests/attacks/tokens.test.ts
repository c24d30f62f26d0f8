import { createHmac } from 'node:crypto';
import { request } from 'node:http';
import { deflateRawSync } from 'node:zlib';
import { CompactEncrypt, SignJWT, UnsecuredJWT } from 'jose';
import type { GraphQLError } from 'graphql';
import type { VerifyToken } from '../../gateway/viewer-of';
import { toyHub, type ToyHub } from '../../gateway/toys/toy-hub';
import { IssuerKeys } from '../../lib/auth/issuer-keys';
import { signLocalToken } from '../../lib/auth/local-key';
import { oidcVerifier } from '../../lib/auth/oidc';
import { tokenVerifier } from '../../lib/auth/verify-token';
import { createLog } from '../../lib/log';
import { startIssuer, type Issuer } from './issuer';
import { tally } from './tally';

const AUDIENCE = 'sopan';
const LOCAL_KEY = Buffer.from('0f1e2d3c4b5a69788796a5b4c3d2e1f00123456789abcdeffedcba9876543210', 'hex');
const log = createLog('test', 'silent');
const now = () => Math.floor(Date.now() / 1000);

let issuer: Issuer;
let hub: ToyHub;
let verifyToken: VerifyToken;
let clock = 0;

beforeAll(async () => {
  issuer = await startIssuer();
  const settings = { issuer: issuer.url, audience: AUDIENCE };
  const keys = new IssuerKeys(settings, log, () => clock);
  verifyToken = tokenVerifier({
    localKey: new Uint8Array(LOCAL_KEY),
    outside: oidcVerifier(settings, log, keys),
    isRevoked: (subject) => subject === 'revoked',
  });
  hub = await toyHub({ verifyToken });
});
afterAll(async () => {
  await hub.close();
  await issuer.close();
});

const good = () => ({
  iss: issuer.url,
  aud: AUDIENCE,
  iat: now(),
  exp: now() + 300,
  ...{ sub: 'officer-1', role: 'OFFICER', area: '5594' },
});
const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const hmac = (signed: string, key: string | Buffer) =>
  createHmac('sha256', key).update(signed).digest('base64url');

/** A token put together by hand: a header, claims, and a signature with a shared key. */
function byHand(header: object, claims: object = good(), key: string | Buffer = 'x'): string {
  const signed = `${encoded(header)}.${encoded(claims)}`;
  return `${signed}.${hmac(signed, key)}`;
}

async function asked(token: string, scheme = 'Bearer') {
  const { status, text } = await hub.ask(
    '{ viewer { role area subject } }',
    {},
    { authorization: `${scheme} ${token}` },
  );
  return { status, text };
}

test("the issuer's tokens are taken, by each algorithm of the list, and within half a minute of a clock that is off", async () => {
  for (const algorithm of ['RS256', 'PS256', 'ES256', 'EdDSA'] as const) {
    const { status, text } = await asked(await issuer.sign(good(), algorithm));
    expect([status, text]).toEqual([200, expect.stringContaining('"subject":"officer-1"')]);
  }
  const off = { ...good(), exp: now() - 20, iat: now() + 20, nbf: now() + 20, aud: ['another', AUDIENCE] };
  expect((await asked(await issuer.sign(off), 'bearer')).status).toBe(200);
  expect(issuer.asked.discovery).toBe(1);
});

const T1 = tally('T1 tokens');

test('every other token is answered with 401 and the same words, and tells nothing', async () => {
  const claims = (more: object) => issuer.sign({ ...good(), ...more });
  const rs256 = await issuer.sign(good());
  const [head, body, signature] = rs256.split('.') as [string, string, string];
  const secret = new Uint8Array(LOCAL_KEY);
  const local = (more: object, key = secret, alg = 'HS256') =>
    new SignJWT({
      iss: 'sopan-local',
      sub: 'x',
      role: 'ADMIN',
      area: 'BD',
      iat: now(),
      exp: now() + 60,
      ...more,
    })
      .setProtectedHeader({ alg })
      .sign(key);
  const pem = await issuer.publicPem();
  const kid = 'RS256-0';
  const jwe = new CompactEncrypt(Buffer.from(JSON.stringify(good())))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .encrypt(secret);
  const bomb = [
    encoded({ alg: 'dir', enc: 'A256GCM', zip: 'DEF' }),
    '',
    encoded(new Array(12).fill(0)),
    deflateRawSync(Buffer.alloc(1_000_000)).toString('base64url'),
    encoded(new Array(16).fill(0)),
  ].join('.');
  const bad: Record<string, string | Promise<string>> = {
    'no algorithm': new UnsecuredJWT(good()).encode(),
    ...Object.fromEntries(
      ['none', 'None', 'NONE', 'nOnE', '', 'hs256', 'HS256 '].map((alg) => [
        `alg "${alg}"`,
        `${encoded({ alg, kid })}.${encoded(good())}.`,
      ]),
    ),
    'no algorithm named': `${encoded({ kid })}.${encoded(good())}.${signature}`,
    'an algorithm that is a list': `${encoded({ alg: ['RS256'], kid })}.${encoded(good())}.${signature}`,
    'HS256 with the public key as its secret': byHand({ alg: 'HS256', kid }, good(), pem),
    'HS256 with the public key, as our own token': byHand(
      { alg: 'HS256' },
      { ...good(), iss: 'sopan-local' },
      pem,
    ),
    'HS256 with the key of an encoded jwk': byHand(
      { alg: 'HS256', kid: 'shared' },
      good(),
      'a shared secret for everybody!!!',
    ),
    HS384: local({}, secret, 'HS384'),
    HS512: local({}, secret, 'HS512'),
    'RS384, which is not of the list': issuer.sign(good(), 'RS384', { kid }),
    'ES384, which is not of the list': issuer.sign(good(), 'ES384', { kid: 'ES256-0' }),
    'an elliptic signature under an RSA header': `${encoded({ alg: 'RS256', kid })}.${body}.${(await issuer.sign(good(), 'ES256')).split('.')[2] ?? ''}`,
    'an RSA signature under an elliptic header': `${encoded({ alg: 'ES256', kid: 'ES256-0' })}.${body}.${signature}`,
    'an empty signature': `${head}.${body}.`,
    'a signature of zeros': `${encoded({ alg: 'ES256', kid: 'ES256-0' })}.${body}.${Buffer.alloc(64).toString('base64url')}`,
    'a cut signature': `${head}.${body}.${signature.slice(0, -8)}`,
    'other claims under a good signature': `${head}.${encoded({ ...good(), role: 'ADMIN', area: 'BD' })}.${signature}`,
    'an unknown critical header': issuer
      .sign(good(), 'RS256', { crit: ['x'], x: 1 })
      .catch(() => byHand({ alg: 'RS256', kid, crit: ['x'], x: 1 })),
    'a body that is not encoded': byHand({ alg: 'RS256', kid, b64: false, crit: ['b64'] }),
    'a body that is not encoded, by the own key': byHand(
      { alg: 'HS256', b64: false, crit: ['b64'] },
      good(),
      LOCAL_KEY,
    ),
    'keys of its own at an address': byHand({ alg: 'RS256', jku: 'http://127.0.0.1:9/keys', kid: 'mine' }),
    'a certificate at an address': byHand({ alg: 'RS256', x5u: 'http://127.0.0.1:9/cert', kid: 'mine' }),
    'a key within': byHand({ alg: 'RS256', jwk: { kty: 'oct', k: 'eA' }, kid: 'mine' }),
    'a kid that is a path': byHand({ alg: 'RS256', kid: '../../etc/passwd' }),
    'a kid that is a path, by a shared key': byHand({ alg: 'HS256', kid: '../../dev/null' }, good(), ''),
    'a kid that is SQL': byHand({ alg: 'RS256', kid: "x' OR '1'='1" }),
    'a kid that is no text': byHand({ alg: 'RS256', kid: { $ne: null } }),
    'a key for encryption': issuer.sign(good(), 'RS256', { kid: 'for-encryption' }),
    expired: claims({ exp: now() - 40 }),
    'not valid yet': claims({ nbf: now() + 60 }),
    'issued tomorrow': claims({ iat: now() + 86_400, exp: now() + 90_000 }),
    'issued a week ago, good for a year': claims({ iat: now() - 7 * 86_400, exp: now() + 31_000_000 }),
    'another issuer': claims({ iss: 'https://login.example.com' }),
    'an issuer with a slash more': claims({ iss: `${issuer.url}/` }),
    'no issuer': claims({ iss: undefined }),
    'a list of issuers': claims({ iss: [issuer.url] as never }),
    'another audience': claims({ aud: 'somebody-else' }),
    'audiences without ours': claims({ aud: ['a', 'b'] }),
    'no audience': claims({ aud: undefined }),
    'an audience that only begins as ours': claims({ aud: `${AUDIENCE}-test` }),
    'no end': claims({ exp: undefined }),
    'an end in words': claims({ exp: `${now() + 300}` as never }),
    'an end that is null': claims({ exp: null as never }),
    'no beginning': claims({ iat: undefined }),
    'no subject': claims({ sub: undefined }),
    'claims that are no object': `${head}.${encoded([good()])}.${signature}`,
    'claims that are no JSON': `${head}.${Buffer.from('{').toString('base64url')}.${signature}`,
    'two parts': `${head}.${body}`,
    'four parts': `${rs256}.x`,
    'a word': 'x',
    'percent signs': '%2e%2e',
    'an encrypted one': jwe,
    'a bomb in an encrypted one': bomb,
    'our own, ended': local({ exp: now() - 40 }),
    'our own, without an end': local({ exp: undefined }),
    'our own, by another key': local({}, new Uint8Array(32)),
    'our own, older than any is good for': local({ iat: now() - 40 * 86_400 }),
    'our own, of another issuer': local({ iss: issuer.url }),
    'one of somebody revoked': claims({ sub: 'revoked' }),
    'our own, of somebody revoked': signLocalToken(
      secret,
      { role: 'ADMIN', area: 'BD', subject: 'revoked' },
      60,
    ),
    'the local administrator, by the issuer': claims({
      sub: 'local-administrator',
      role: 'ADMIN',
      area: 'BD',
    }),
    'a subgraph, by the issuer': claims({ sub: 'subgraph:plans', role: 'ADMIN', area: 'BD' }),
  };
  const told = new Set<string>();
  for (const [what, made] of Object.entries(bad)) {
    const { status, text } = await asked(await made);
    T1.tried(what, status === 401);
    told.add(text);
  }
  for (const scheme of ['Basic', 'Token', 'Bearer Bearer', 'Bearer,', 'DPoP', '']) {
    const { status, text } = await asked(rs256, scheme);
    T1.tried(`scheme "${scheme}"`, status === 401);
    told.add(text);
  }
  expect(T1.surprises).toEqual([]);
  expect([...told]).toEqual([
    expect.stringMatching(/^{"errors":\[{"message":"[^"]+","extensions":{"code":"UNAUTHENTICATED"}}\]}/),
  ]);
});

test('a token of 64 kilobytes, and two tokens at once, come no further than the door', async () => {
  const send = (headers: string[]) =>
    new Promise<number>((resolve, reject) => {
      const all = ['host', new URL(hub.url).host, 'content-type', 'application/json', ...headers];
      const sent = request(`${hub.url}/graphql`, { method: 'POST', headers: all }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      sent.on('error', reject);
      sent.end('{"query":"{__typename}"}');
    });
  const token = await issuer.sign(good());
  T1.tried('9 KB', (await send(['authorization', `Bearer ${'x'.repeat(9 * 1024)}`])) === 401);
  T1.tried('64 KB', (await send(['authorization', `Bearer ${'x'.repeat(64 * 1024)}`])) === 431);
  const twice = ['authorization', `Bearer ${token}`, 'Authorization', `Bearer ${token}`];
  T1.tried('two headers', (await send(twice)) === 401);
  T1.tried('two in one', (await send(['authorization', `Bearer ${token}, Bearer ${token}`])) === 401);
  T1.tried('a header that is empty', (await send(['authorization', ''])) === 401);
  expect(T1.surprises).toEqual([]);
});

test('a thousand unknown keys make the issuer be asked at most once in half a minute', async () => {
  const unknown = (index: number) => byHand({ alg: 'RS256', kid: `unknown-${index}` });
  const before = issuer.asked.keys;
  for (let index = 0; index < 1000; index += 1) {
    const code = await verifyToken(unknown(index)).then(
      String,
      ({ extensions }: GraphQLError) => extensions['code'],
    );
    T1.tried(`unknown kid ${index}`, code === 'UNAUTHENTICATED');
  }
  expect(issuer.asked.keys - before).toBeLessThanOrEqual(1);
  clock += 31_000;
  await Promise.all(Array.from({ length: 20 }, (_, index) => asked(unknown(index))));
  expect(issuer.asked.keys - before).toBeLessThanOrEqual(2);
  expect(T1.surprises).toEqual([]);
});

test('new keys are read when a token names one, and the last good set serves while the issuer is away', async () => {
  const old = await issuer.sign(good());
  clock += 31_000;
  await issuer.rotate();
  expect((await asked(await issuer.sign(good()))).status).toBe(200);
  expect((await asked(old)).status).toBe(401);
  issuer.isAway = true;
  clock += 3_600_000;
  expect((await asked(await issuer.sign(good()))).status).toBe(200);
  clock += 25 * 3_600_000;
  expect(await asked(await issuer.sign(good()))).toMatchObject({
    status: 503,
    text: expect.stringContaining('ISSUER_UNREACHABLE'),
  });
  issuer.isAway = false;
  clock += 3000;
  expect((await asked(await issuer.sign(good()))).status).toBe(200);
});
