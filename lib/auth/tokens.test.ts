import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignJWT, UnsecuredJWT } from 'jose';
import { localAdministratorToken, readLocalKey, signLocalToken, verifyLocalToken } from './local-key';
import type { Viewer } from './viewer';
import { signViewer, verifyViewer } from './viewer-token';

const SECRET = 'a secret of at least thirty-two characters';
const OFFICER: Viewer = { role: 'OFFICER', area: '5594', subject: 'officer-1' };
const bytes = new TextEncoder().encode(SECRET);

function forged(claims: Record<string, unknown>) {
  return new SignJWT({ role: 'ADMIN', area: 'BD', sub: 'x', ...claims })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer('sopan-gateway')
    .setAudience('meetings')
    .setIssuedAt()
    .setExpirationTime('60s');
}

describe('the viewer header', () => {
  test('a viewer arrives at the subgraph it was signed for as it was sent', async () => {
    expect(await verifyViewer(SECRET, 'meetings', await signViewer(SECRET, 'meetings', OFFICER))).toEqual(
      OFFICER,
    );
  });

  test('a header for one subgraph is refused by another', async () => {
    const token = await signViewer(SECRET, 'meetings', OFFICER);
    await expect(verifyViewer(SECRET, 'plans', token)).rejects.toMatchObject({
      extensions: { code: 'UNAUTHENTICATED' },
    });
  });

  test.each<[string, () => Promise<string> | string]>([
    ['nothing', () => ''],
    ['noise', () => 'not.a.token'],
    ['a token without signature', () => new UnsecuredJWT({ role: 'ADMIN', area: 'BD', sub: 'x' }).encode()],
    ['another secret', () => signViewer(`${SECRET}?`, 'meetings', OFFICER)],
    ['an unknown role', () => forged({ role: 'SUPERUSER' }).sign(bytes)],
    ['no role', () => forged({ role: undefined }).sign(bytes)],
    ['an officer of nowhere', () => forged({ role: 'OFFICER', area: null }).sign(bytes)],
    ['an area that is not a code', () => forged({ area: "55' OR 1=1" }).sign(bytes)],
    ['another issuer', () => forged({}).setIssuer('sopan-local').sign(bytes)],
    ['an expired one', () => forged({}).setExpirationTime('-10s').sign(bytes)],
    [
      'a long-lived one, older than a minute',
      () =>
        forged({})
          .setIssuedAt(Math.floor(Date.now() / 1000) - 90)
          .setExpirationTime('10h')
          .sign(bytes),
    ],
    ['another algorithm', () => forged({}).setProtectedHeader({ alg: 'HS512' }).sign(bytes)],
  ])('%s is refused', async (_, make) => {
    await expect(verifyViewer(SECRET, 'meetings', await make())).rejects.toMatchObject({
      extensions: { code: 'UNAUTHENTICATED' },
    });
  });

  test('a secret that can be guessed signs nothing', async () => {
    await expect(signViewer('short', 'meetings', OFFICER)).rejects.toThrow('32 characters');
  });
});

describe('the key of an installation', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sopan-key-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('it is made once, private, and read back the same', () => {
    const key = readLocalKey(folder);
    expect(readLocalKey(folder)).toEqual(key);
    expect(statSync(join(folder, 'local.key')).mode & 0o777).toBe(0o600);
  });

  test('a key that others can read, or of another length, is refused', () => {
    chmodSync(join(folder, 'local.key'), 0o644);
    expect(() => readLocalKey(folder)).toThrow('chmod 600');
    chmodSync(join(folder, 'local.key'), 0o600);
    const other = mkdtempSync(join(tmpdir(), 'sopan-key-'));
    writeFileSync(join(other, 'local.key'), 'cut', { mode: 0o600 });
    expect(() => readLocalKey(other)).toThrow('32 bytes');
    rmSync(other, { recursive: true, force: true });
  });

  test('its tokens name their viewer, and the administrator is one of them', async () => {
    const key = readLocalKey(folder);
    expect(await verifyLocalToken(key, await signLocalToken(key, OFFICER, 60))).toEqual(OFFICER);
    expect(await verifyLocalToken(key, await localAdministratorToken(key))).toMatchObject({ role: 'ADMIN' });
  });

  test('an ended token, one without an end and one of another key are refused', async () => {
    const key = readLocalKey(folder);
    const endless = new SignJWT({ role: 'ADMIN', area: 'BD', sub: 'x' })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer('sopan-local');
    const tokens = [
      await signLocalToken(key, OFFICER, -60),
      await endless.sign(key),
      await signLocalToken(new Uint8Array(32), OFFICER, 60),
      await signViewer(SECRET, 'meetings', OFFICER),
    ];
    for (const token of tokens) {
      await expect(verifyLocalToken(key, token)).rejects.toMatchObject({
        extensions: { code: 'UNAUTHENTICATED' },
      });
    }
  });
});
