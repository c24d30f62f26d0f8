// What `npm start`, `npm test` and `npm run build` run: set up whatever is missing, then do the job.
// Plain JavaScript without dependencies, since it runs before anything is installed.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runAttacks } from './run-attacks.mjs';
import { runFaults } from './run-faults.mjs';
import { projectRoot, setUp } from './set-up.mjs';

const [job = 'start', ...rest] = process.argv.slice(2);

await setUp();
if (job === 'test' || job === 'proof') process.exitCode = await runJest(rest, { SOPAN_TEST_KIND: job });
else if (job === 'attacks') process.exitCode = await runAttacks(runJest, projectRoot, rest);
else if (job === 'faults') process.exitCode = await runFaults(runJest, projectRoot, rest);
else if (job !== 'build') await runEntry(job, rest);

/**
 * Runs dist/scripts/<job>.js in this process, so that signals reach it and no second Node stands between.
 * Source maps stay off: reading those of all packages costs a fifth of the start. To see TypeScript lines in a
 * stack, start with NODE_OPTIONS=--enable-source-maps.
 */
async function runEntry(name, args) {
  const entry = join(projectRoot, 'dist', 'scripts', `${name}.js`);
  if (!/^[a-z-]+$/.test(name) || !existsSync(entry)) {
    console.error(`There is no job "${name}": scripts/${name}.ts does not exist.`);
    process.exit(2);
  }
  process.argv = [process.argv[0], entry, ...args];
  await import(pathToFileURL(entry).href);
}

/** Runs the tests (`*.test.ts`), or the long proofs (`*.proof.ts`) that are run before a release, and gives the exit code. */
async function runJest(args, env = {}) {
  const jest = join(projectRoot, 'node_modules', 'jest', 'bin', 'jest.js');
  const child = spawn(process.execPath, [jest, ...args], {
    cwd: projectRoot,
    stdio: 'inherit',
    env: { ...process.env, SOPAN_TEST_KIND: 'test', ...env },
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => child.on('close', (code) => resolve(code ?? 1)));
}
