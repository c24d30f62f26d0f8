import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readLocalKey, verifyLocalToken } from '../lib/auth/local-key';
import { revokedSubjects } from '../lib/auth/revoked-subjects';
import { createLog } from '../lib/log';
import { runCommand } from '../tests/support/run-command';
import { addTokenCommands } from './token';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sopan-token-'));
  process.env['SOPAN_DATA'] = folder;
});
afterAll(() => {
  delete process.env['SOPAN_DATA'];
  rmSync(folder, { recursive: true, force: true });
});

const token = (...args: string[]) => runCommand(addTokenCommands, ['token', ...args]);

test('without the key of a hub there is no token, and none is made', async () => {
  expect(await token('--role', 'officer', '--area', '5594')).toMatchObject({ exitCode: 1, out: '' });
  expect(statSync(join(folder, 'local.key'), { throwIfNoEntry: false })).toBeUndefined();
});

test('a token names its holder, the area in either script, and the posts held besides', async () => {
  const key = readLocalKey(folder);
  const plain = await token('--role', 'officer', '--area', '5594');
  expect(await verifyLocalToken(key, plain.out.trim())).toMatchObject({
    viewer: { role: 'OFFICER', area: '5594', subject: 'officer-5594' },
  });
  const charges = ['--charge', 'officer:৫০১০', '--charge', 'Commissioner:50:2099-06-30'];
  const named = ['--role', 'ADMIN', '--area', 'bd', '--subject', 'মোঃ রহিম', '--hours', '0.5', '--json'];
  const told = JSON.parse((await token(...named, ...charges)).out) as { token: string; endsAt: string };
  expect((await verifyLocalToken(key, told.token)).viewer).toEqual({
    role: 'ADMIN',
    area: 'BD',
    subject: 'মোঃ রহিম',
    charges: [
      { role: 'OFFICER', area: '5010' },
      { role: 'COMMISSIONER', area: '50', until: '2099-06-30' },
    ],
  });
  expect(Date.parse(told.endsAt)).toBeLessThanOrEqual(Date.now() + 1_800_000);
});

test.each<[string, string[], RegExp]>([
  ['no role', ['--area', '5594'], /--role and --area/],
  ['no area', ['--role', 'officer'], /--role and --area/],
  ['an unknown role', ['--role', 'minister', '--area', '5594'], /A role is one of/],
  ['a role that holds no post', ['--role', 'public', '--area', '5594'], /A role is one of/],
  ['an unknown area', ['--role', 'officer', '--area', '5599'], /has the code 5599/],
  ['an area that is no code', ['--role', 'officer', '--area', 'bog-ura', '--unchecked'], /not a code/],
  ['a name of the hub', ['--role', 'admin', '--area', 'BD', '--subject', 'local-administrator'], /hub uses/],
  ['a name of a subgraph', ['--role', 'admin', '--area', 'BD', '--subject', 'subgraph:plans'], /hub uses/],
  ['a life without end', ['--role', 'admin', '--area', 'BD', '--hours', '100000'], /up to 720/],
  ['a life that is over', ['--role', 'admin', '--area', 'BD', '--hours', '-1'], /up to 720/],
  [
    'a charge of an unknown area',
    ['--role', 'officer', '--area', '5594', '--charge', 'officer:99'],
    /code 99/,
  ],
  [
    'a charge up to no day',
    ['--role', 'officer', '--area', '5594', '--charge', 'officer:50:soon'],
    /not a day/,
  ],
  [
    'eleven charges',
    [
      '--role',
      'officer',
      '--area',
      '5594',
      ...Array.from({ length: 11 }, () => ['--charge', 'officer:50']).flat(),
    ],
    /more than 10/,
  ],
  ['a revocation of nobody', ['revoke'], /--subject/],
  ['a revocation at no instant', ['revoke', '--subject', 'x', '--before', 'yesterday'], /Write the instant/],
])('%s is a bad call, and says why', async (_, args, said) => {
  const { exitCode, err, out } = await token(...args);
  expect([exitCode, out, err]).toEqual([2, '', expect.stringMatching(said)]);
});

test('the code of an area that was made since the project wrote its file is taken where it is told to be right', async () => {
  const { out } = await token('--role', 'officer', '--area', '5098x1', '--unchecked');
  expect((await verifyLocalToken(readLocalKey(folder), out.trim())).viewer.area).toBe('5098X1');
});

test('who is revoked comes in with a newer token only, and the list tells who is', async () => {
  await token('revoke', '--subject', 'officer-5594', '--before', '2026-01-01T00:00:00Z');
  await token('revoke', '--subject', 'officer-5594', '--before', '2025-01-01T00:00:00Z');
  const isRevoked = revokedSubjects(folder, createLog('test', 'silent'));
  const at = (instant: string) => Date.parse(instant) / 1000;
  expect(isRevoked('officer-5594', at('2025-12-31T23:59:59Z'))).toBe(true);
  expect(isRevoked('officer-5594', at('2026-01-01T00:00:01Z'))).toBe(false);
  expect(isRevoked('officer-5595', at('2025-12-31T23:59:59Z'))).toBe(false);
  expect((await token('revoked')).out).toBe('officer-5594\t2026-01-01T00:00:00.000Z\n');
  expect(statSync(join(folder, 'revoked.json')).mode & 0o777).toBe(0o600);
});
