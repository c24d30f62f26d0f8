import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../lib/project-root';

const folder = join(projectRoot, 'bench', 'peers');
const stamp = join(folder, 'node_modules', '.sopan-installed');

/** What follows `node` to run Hive Gateway. */
export const HIVE = join(folder, 'node_modules', '@graphql-hive', 'gateway', 'dist', 'bin.js');

/**
 * Installs bench/peers where its lock has changed since, and says why where that cannot be done: the rows of its
 * packages are then left out. Nothing of them runs while they are installed.
 */
export function installPeers(say: (line: string) => void): string | null {
  const wanted = createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return null;
  say('Installing bench/peers, once; some minutes …');
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status, stderr } = spawnSync('npm', args, { cwd: folder, encoding: 'utf8' });
  if (status !== 0) return stderr.split('\n').slice(0, 3).join(' ');
  writeFileSync(stamp, wanted);
  return null;
}
