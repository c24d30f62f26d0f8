import { rmSync } from 'node:fs';
import { TEST_SECRET } from './hub-processes';
import { stopMysqlServer } from '../../scripts/throw-away-mysql';
import { plantedSecrets, searchLogs } from './planted-secrets';

/** After all tests: no log of any process may hold a secret; then the server that was started goes. */
export default async function afterAllTests(): Promise<void> {
  const folder = process.env['SOPAN_TEST_LOGS'] ?? '';
  const secrets = plantedSecrets(TEST_SECRET);
  const { logs, lines, found } = searchLogs(folder, secrets);
  await stopMysqlServer();
  process.stderr.write(
    `T6 the whole run: ${lines} lines of ${logs} logs searched for ${secrets.length} secrets, ${found.length} found (wanted 0)\n`,
  );
  if (found.length) throw new Error(`A log tells a secret. See ${folder}: ${found.join('; ')}.`);
  rmSync(folder, { recursive: true, force: true });
}
