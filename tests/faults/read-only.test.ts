import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../lib/database/database';
import { projectRoot } from '../../lib/project-root';
import { figure } from './figure';
import { actOnPairs, pairsIn } from './support/paired-rows';
import { openToy } from './support/toy-database';

const folder = mkdtempSync(join(tmpdir(), 'sopan-busy-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Another process that has begun to write, and does not end until it is told to. */
async function holdFile(file: string): Promise<() => Promise<void>> {
  const program = `
    const database = new (require(process.argv[1] + '/node_modules/libsql'))(process.argv[2]);
    database.exec('BEGIN IMMEDIATE');
    console.log('held');
    process.stdin.once('data', () => { database.exec('COMMIT'); process.exit(); });
  `;
  const child = spawn(process.execPath, ['-e', program, projectRoot, file], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return async () => {
    const ended = once(child, 'exit');
    child.stdin.write('go\n');
    await ended;
  };
}

test('F7 while another process holds the file a write waits and then says DATABASE_BUSY; reads and the rest of the process go on, and none is lost', async () => {
  const file = join(folder, 'database.sqlite');
  const database: Database = await openToy({ url: `sqlite:${file}`, busyMs: 400 });
  await actOnPairs(database, 'before');
  const release = await holdFile(file);
  let turns = 0;
  const ticking = setInterval(() => (turns += 1), 10);
  const began = Date.now();
  await expect(actOnPairs(database, 'while it is held')).rejects.toMatchObject({
    extensions: { code: 'DATABASE_BUSY' },
  });
  const waited = Date.now() - began;
  clearInterval(ticking);
  expect(await pairsIn(database)).toBe(1);
  // The process was not stopped by waiting.
  expect(turns).toBeGreaterThan(2);
  const patient = actOnPairs(database, 'in a moment');
  await release();
  await patient;
  await actOnPairs(database, 'while it is held');
  expect(await pairsIn(database)).toBe(3);
  figure(
    'F7 held file',
    `refused after ${waited} ms with ${turns} turns for others meanwhile, 0 writes lost`,
    'told no after 400 ms, 0 lost',
    true,
  );
  await database.close();
});
