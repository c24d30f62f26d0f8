import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import { localAdministratorToken, readLocalKey, signLocalToken, verifyLocalToken } from './local-key';
import type { Viewer } from './viewer';

const OFFICER: Viewer = { role: 'OFFICER', area: '5594', subject: 'officer-1' };

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
    expect(() => readLocalKey(other)).toThrow('random key');
    rmSync(other, { recursive: true, force: true });
  });

  test('its tokens name their viewer, and the administrator is one of them', async () => {
    const key = readLocalKey(folder);
    expect(await verifyLocalToken(key, await signLocalToken(key, OFFICER, 60))).toMatchObject({
      viewer: OFFICER,
    });
    expect(await verifyLocalToken(key, await localAdministratorToken(key))).toMatchObject({
      viewer: { role: 'ADMIN' },
    });
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
    ];
    for (const token of tokens) {
      await expect(verifyLocalToken(key, token)).rejects.toMatchObject({
        extensions: { code: 'UNAUTHENTICATED' },
      });
    }
  });
});
