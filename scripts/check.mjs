// `npm run check`: every check, even when an early one fails, so that one run names all faults.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot, setUp } from './set-up.mjs';

await setUp();

const { scripts } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
const checks = Object.keys(scripts).filter((name) => name.startsWith('check:'));
const failed = [];

for (const name of checks) {
  const began = Date.now();
  const { status } = spawnSync('npm', ['run', '--silent', name], {
    cwd: projectRoot,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) failed.push(name);
  console.log(
    `${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`,
  );
}

if (failed.length > 0) console.log(`To repeat: ${failed.map((name) => `npm run ${name}`).join(', ')}`);
console.log(`checks: ${checks.length - failed.length} passed, ${failed.length} failed`);
process.exit(failed.length === 0 ? 0 : 1);
