import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { projectRoot } from '../../lib/project-root';
import { plantedSecrets, searchLogs } from './planted-secrets';

const folder = mkdtempSync(join(tmpdir(), 'sopan-secrets-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const secrets = plantedSecrets('the secret of this test', {
  SOPAN_TEST_MYSQL_URL: 'mysql://sopan:0f1e2d3c@127.0.0.1:1/x',
});
const sample = readFileSync(join(projectRoot, 'samples/01-rajshahi-division-minutes.txt'), 'utf8');
const sentence = sample.split('\n').sort((one, other) => other.length - one.length)[0] ?? '';

test.each([
  ['the secret of gateway and subgraphs', 'x the secret of this test x'],
  ['the password of the database', 'Access denied (using password 0f1e2d3c)'],
  ['an address with a password', 'cannot reach mysql://user:word@db:3306/plans'],
  ['a token', '{"token":"eyJhbGciOiJIUzI1NiJ9.eyJyb2xlIjoiQURNSU4ifQ.x"}'],
  ['a header of who comes', '{"headers":{"authorization":"[some]"}}'],
  ['a cookie', '{"cookie":"a=b"}'],
  ['a private key', '{"kty":"EC","d":"abc"}'],
  ['a telephone number', 'call 01712345678 now'],
  ['a telephone number in Bangla', 'ফোন ০১৭১২৩৪৫৬৭৮'],
  ['a mail address', 'dc.office@bogura.gov.bd wrote'],
  ['variables of a question', '{"variables":{"code":"50"}}'],
  ['words of a paper', `before ${sentence.trim()} after`],
])('%s in a log is found', (name, line) => {
  writeFileSync(join(folder, 'one.log'), `${line}\n`);
  const { found, lines } = searchLogs(folder, secrets);
  expect(found).toContain(`${name} is in one.log`);
  expect(lines).toBe(1);
});

test('a line as the hub writes it has none of them', () => {
  const line = {
    level: 30,
    time: 1795360324943,
    requestId: '08c49679-a5dc-484a-a712-a4954ad498c1',
    operation: 'RollUp',
    status: 200,
    ms: 12,
    variables: '[Redacted]',
  };
  writeFileSync(join(folder, 'one.log'), `${JSON.stringify(line)}\n`);
  expect(searchLogs(folder, secrets).found).toEqual([]);
});
