import { createPrivateKey, sign as signBytes, type KeyObject } from 'node:crypto';
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, type KeyLike } from 'jose';
import { oidcVerifier } from '../../lib/auth/oidc';
import { revokedSubjects, revokeSubject } from '../../lib/auth/revoked-subjects';
import { tokenVerifier } from '../../lib/auth/verify-token';
import { createLog } from '../../lib/log';
import { tally } from './tally';

const log = createLog('test', 'silent');
const now = () => Math.floor(Date.now() / 1000);
const PREFIX = 'https://sopan.gov.bd/';

let server: Server;
let issuer: string;
let privateKey: KeyObject;

beforeAll(async () => {
  const pair = await generateKeyPair('ES256', { extractable: true });
  privateKey = createPrivateKey({
    key: (await exportJWK(pair.privateKey as KeyLike)) as never,
    format: 'jwk',
  });
  const keys = [{ ...(await exportJWK(pair.publicKey)), kid: 'k' }];
  server = createServer((_, response) => response.end(JSON.stringify({ keys })));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

/** A token with claims written out by hand: whatever an issuer that is careless or confused may sign. */
function signed(text: string): string {
  const head = Buffer.from('{"alg":"ES256","kid":"k"}').toString('base64url');
  const both = `${head}.${Buffer.from(text).toString('base64url')}`;
  const signature = signBytes('sha256', Buffer.from(both), { key: privateKey, dsaEncoding: 'ieee-p1363' });
  return `${both}.${signature.toString('base64url')}`;
}

const claimsWith = (more: object) => ({
  iss: issuer,
  aud: 'sopan',
  iat: now(),
  exp: now() + 300,
  ...{ sub: 'o-1', role: 'OFFICER', area: '5594' },
  ...more,
});
const verifier = (claimPrefix?: string, dataFolder?: string) =>
  tokenVerifier({
    localKey: null,
    outside: oidcVerifier({ issuer, audience: 'sopan', jwksUrl: `${issuer}/keys`, claimPrefix }, log),
    isRevoked: dataFolder ? revokedSubjects(dataFolder, log) : () => false,
  });

const isRefused = (verified: Promise<unknown>): Promise<boolean> =>
  verified.then(
    () => false,
    (error: { extensions?: { code?: string } }) => error.extensions?.code === 'UNAUTHENTICATED',
  );

const T2 = tally('T2 claims');

test('claims that are missing, unknown or of another shape are refused, never read as something less', async () => {
  const verify = verifier();
  const charge = { role: 'OFFICER', area: '5010' };
  const bad: object[] = [
    { role: undefined },
    { role: null },
    { role: '' },
    { role: 'SUPERUSER' },
    { role: 'officer' },
    { role: 'ADMIN ' },
    { role: ['OFFICER'] },
    { role: { toString: 'ADMIN' } },
    { role: 5 },
    { role: '__proto__' },
    { role: 'constructor' },
    { area: undefined },
    { area: null },
    { area: 5594 },
    { area: ['5594'] },
    { area: { code: '5594' } },
    { area: '' },
    { area: '5594,50' },
    { area: '৫৫৯৪' },
    { area: "55' OR 1=1" },
    { area: '*' },
    { area: '5'.repeat(17) },
    { area: Array.from({ length: 100_000 }, (_, index) => String(index)) },
    { sub: '' },
    { sub: 'x'.repeat(201) },
    { sub: 7 },
    { sub: ['o-1'] },
    { sub: 'public' },
    { sub: 'embed:abcdefgh' },
    { sub: 'Local-Administrator' },
    { charges: charge },
    { charges: 'ADMIN' },
    { charges: [{ role: 'ADMIN' }] },
    { charges: [{ ...charge, role: 'PUBLIC' }] },
    { charges: [{ ...charge, area: null }] },
    { charges: [{ ...charge, until: 'for ever' }] },
    { charges: [{ ...charge, until: '2027-02-30' }] },
    { charges: [{ ...charge, until: 20270101 }] },
    { charges: [[charge]] },
    { charges: Array.from({ length: 11 }, () => charge) },
    { role: 'PUBLIC', area: null, charges: [{ role: 'ADMIN', area: 'BD' }] },
    { role: 'PORTAL', charges: [{ role: 'ADMIN', area: 'BD' }] },
    { role: 'COMMISSIONER', area: null },
  ];
  // A claim set of 100,000 areas is 600 KB: the gateway refuses its length, the verifier its shape.
  for (const more of bad) {
    T2.tried(
      JSON.stringify(more).slice(0, 80),
      await isRefused(verify(signed(JSON.stringify(claimsWith(more))))),
    );
  }
  const whole = JSON.stringify(claimsWith({}));
  const twice = [
    whole.replace('{', '{"role":"ADMIN",'),
    whole.replace(/}$/, ',"role":"ADMIN"}'),
    whole.replace(/}$/, ',"r\\u006fle":"ADMIN"}'),
    whole.replace(/}$/, ',"area" \n: "BD"}'),
    whole.replace(/}$/, ',"sub":"another"}'),
    whole.replace(/}$/, `,"exp":${now() + 9e9}}`),
  ];
  for (const text of twice) T2.tried(`twice: ${text.slice(-30)}`, await isRefused(verify(signed(text))));
  for (const text of ['[]', 'null', '"x"', '5', '{', '', '{"role":"ADMIN"', `${whole}${whole}`]) {
    T2.tried(`not an object: ${text.slice(0, 20)}`, await isRefused(verify(signed(text))));
  }
  expect(T2.surprises).toEqual([]);
});

test('what else a token says is of no account, and a nested claim of the same name is no second one', async () => {
  const more = {
    realm_access: { role: 'ADMIN', roles: ['ADMIN'] },
    Role: 'ADMIN',
    groups: ['}', '"role":'],
    isAdmin: true,
  };
  const polluting = JSON.stringify(claimsWith(more)).replace(
    '{',
    '{"__proto__":{"role":"ADMIN","isAdmin":true},',
  );
  expect(await verifier()(signed(polluting))).toEqual({ role: 'OFFICER', area: '5594', subject: 'o-1' });
  expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined();
});

test('charges held besides come with the token, and named claims are read under their prefix alone', async () => {
  const charges = [{ role: 'COMMISSIONER', area: '50', until: '2027-06-30' }];
  expect(await verifier()(signed(JSON.stringify(claimsWith({ charges }))))).toMatchObject({ charges });
  const prefixed = { [`${PREFIX}role`]: 'ANALYST', [`${PREFIX}area`]: '50' };
  expect(await verifier(PREFIX)(signed(JSON.stringify(claimsWith(prefixed))))).toMatchObject({
    role: 'ANALYST',
    area: '50',
  });
  T2.tried('no prefix', await isRefused(verifier(PREFIX)(signed(JSON.stringify(claimsWith({}))))));
  expect(T2.surprises).toEqual([]);
});

describe('somebody who was transferred', () => {
  const A13 = tally('A13 revoked subjects');
  let folder: string;
  beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'sopan-revoked-'))));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('comes in with no older token once revoked, with a newer one at once, and nobody else is touched', async () => {
    const verify = verifier(undefined, folder);
    const token = (sub: string, issued = 0) =>
      signed(JSON.stringify(claimsWith({ sub, iat: now() + issued })));
    const old = token('o-1', -20);
    A13.tried('before', !(await isRefused(verify(old))));
    revokeSubject(folder, 'o-1', new Date(Date.now() - 10_000));
    const isOut = async () => isRefused(verify(old));
    for (const until = Date.now() + 5000; Date.now() < until && !(await isOut());) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    A13.tried('an older token', await isOut());
    A13.tried('a newer token', !(await isRefused(verify(token('o-1')))));
    A13.tried('another subject', !(await isRefused(verify(token('o-11', -20)))));
    A13.tried('another spelling', !(await isRefused(verify(token('O-1', -20)))));
    // A file that is damaged, or taken away, lets nobody back in.
    for (const [what, spoil] of [
      ['damaged', () => writeFileSync(join(folder, 'revoked.json'), '[')],
      ['gone', () => rmSync(join(folder, 'revoked.json'))],
    ] as const) {
      spoil();
      await new Promise((resolve) => setTimeout(resolve, 1100));
      A13.tried(`a file that is ${what}`, await isOut());
    }
    writeFileSync(join(folder, 'revoked.json'), '{}');
    utimesSync(join(folder, 'revoked.json'), 1, 1);
    expect(() => verifier(undefined, folder)).toThrow('not a list of revoked subjects');
    expect(A13.surprises).toEqual([]);
  });
});
