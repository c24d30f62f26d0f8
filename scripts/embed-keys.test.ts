import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbedKeys } from '../lib/auth/embed-keys';
import { createLog } from '../lib/log';
import { runCommand } from '../tests/support/run-command';
import { addKeyCommands } from './embed-keys';

const SITE = 'https://www.bogura.gov.bd';
const log = createLog('test', 'silent');

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sopan-keys-'));
  file = join(folder, 'embed-keys.json');
  process.env['SOPAN_DATA'] = folder;
});
afterEach(() => {
  delete process.env['SOPAN_DATA'];
  rmSync(folder, { recursive: true, force: true });
});

const key = (...args: string[]) => runCommand(addKeyCommands, ['key', ...args]);
const add = async (...args: string[]) => {
  const { out } = await key('add', '--area', '5010', '--json', ...args);
  return JSON.parse(out) as { id: string; key: string; origins: string[] };
};

test('a key is told once; the file holds its hash alone, and its owner alone may read it', async () => {
  const made = await add('--origin', SITE);
  expect(new EmbedKeys(file, log).viewerOf(made.key, SITE)).toEqual({
    role: 'PORTAL',
    area: '5010',
    subject: `embed:${made.id}`,
  });
  expect(readFileSync(file, 'utf8')).not.toContain(made.key.split('_')[2]);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const { out } = await key('list', '--json');
  expect(JSON.parse(out)).toMatchObject({ id: made.id, area: '5010', origins: [SITE] });
  expect(out).not.toMatch(/hash|sopan_/);
});

test('without an origin a key is for the portal that the area is known to have', async () => {
  expect((await add()).origins).toEqual([expect.stringMatching(/^https:\/\/[\w.]+\.gov\.bd$/)]);
});

test('a rotated key and the one before are both good, for a day; a revoked one is not', async () => {
  const first = await add('--origin', SITE);
  const second = JSON.parse((await key('rotate', first.id, '--json')).out) as { key: string };
  const later = (hours: number) => new EmbedKeys(file, log, () => Date.now() + hours * 3_600_000);
  expect(second.key).not.toBe(first.key);
  for (const each of [first.key, second.key]) expect(later(23).viewerOf(each, SITE).area).toBe('5010');
  expect(later(25).viewerOf(second.key, SITE).area).toBe('5010');
  expect(() => later(25).viewerOf(first.key, SITE)).toThrow('unknown, revoked or replaced');
  await key('revoke', first.id);
  for (const each of [first.key, second.key]) {
    expect(() => later(0).viewerOf(each, SITE)).toThrow('unknown, revoked or replaced');
  }
  expect(await key('rotate', first.id)).toMatchObject({ exitCode: 1, out: '' });
  expect(await key('revoke', first.id)).toMatchObject({ exitCode: 1, out: '' });
});

test.each([
  '*',
  'https://*.gov.bd',
  'http://bogura.gov.bd',
  'https://bogura.gov.bd/',
  'https://bogura.gov.bd/embed',
  'https://BOGURA.gov.bd',
  'https://user@bogura.gov.bd',
  'bogura.gov.bd',
  'null',
  'javascript:alert(1)',
  '',
])('a key is for no such site as "%s"', async (origin) => {
  const { exitCode, out } = await key('add', '--area', '5010', '--origin', origin);
  expect([exitCode, out]).toEqual([2, '']);
});

test('a file that is no list of keys is left as it is, and nothing is made', async () => {
  writeFileSync(file, '[{"id":"x"}]');
  expect(await key('add', '--area', '5010', '--origin', SITE)).toMatchObject({
    exitCode: 1,
    out: '',
    err: expect.stringContaining('not a list of embed keys'),
  });
  expect(readFileSync(file, 'utf8')).toBe('[{"id":"x"}]');
});
