import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMysqlServer } from '../../scripts/throw-away-mysql';

/** Before all tests: a database server where there can be one, and a folder for what the processes of tests say. */
export default async function beforeAllTests(): Promise<void> {
  process.env['SOPAN_TEST_LOGS'] = mkdtempSync(join(tmpdir(), 'sopan-test-logs-'));
  await startMysqlServer();
}
