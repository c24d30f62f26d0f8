// `npm run dev`: the hub as `npm start` runs it, started again whenever a source changed.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from './set-up.mjs';
import { buildIsCurrent } from './set-up/build.mjs';

const LOOK_EVERY = 700;
const up = join(projectRoot, 'scripts', 'up.mjs');
let hub = start();

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, async () => {
    await stop();
    process.exit(0);
  });
}

setTimeout(look, LOOK_EVERY);

async function look() {
  // Until the hub has built itself once, everything looks changed.
  if (hub.built && !buildIsCurrent(projectRoot)) {
    await stop();
    console.error('sopan: a source changed; starting again');
    hub = start();
  } else if (buildIsCurrent(projectRoot)) hub.built = true;
  setTimeout(look, LOOK_EVERY);
}

function start() {
  const child = spawn(process.execPath, [up, 'start'], { cwd: projectRoot, stdio: 'inherit' });
  const closed = new Promise((resolve) => child.on('close', resolve));
  return { child, closed, built: false };
}

async function stop() {
  hub.child.kill('SIGTERM');
  await hub.closed;
}
