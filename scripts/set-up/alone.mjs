import { closeSync, openSync, readFileSync, rmSync, statSync, utimesSync, writeSync } from 'node:fs';

const HEARTBEAT = 2_000;
// Longer than any stretch in which the holder is too busy to show that it lives.
const GIVEN_UP_AFTER = 60_000;

/**
 * Does a piece of work while no other process does: the lock file is held by whoever made it. A holder that died
 * (its process is gone, or it has not touched the file for a minute) is passed over.
 */
export async function alone(lockFile, say, work) {
  await take(lockFile, say);
  const heartbeat = setInterval(() => touch(lockFile), HEARTBEAT);
  const release = () => {
    clearInterval(heartbeat);
    rmSync(lockFile, { force: true });
  };
  const leave = (signal) => {
    release();
    process.exit(signal === 'SIGINT' ? 130 : 143);
  };
  process.once('SIGINT', leave).once('SIGTERM', leave);
  try {
    return await work();
  } finally {
    process.off('SIGINT', leave).off('SIGTERM', leave);
    release();
  }
}

async function take(lockFile, say) {
  for (let tries = 0; ; tries++) {
    try {
      const file = openSync(lockFile, 'wx');
      writeSync(file, String(process.pid));
      closeSync(file);
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (holderIsGone(lockFile)) rmSync(lockFile, { force: true });
    else {
      if (tries === 0) say('another command is setting this clone up; waiting for it …');
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
}

function holderIsGone(lockFile) {
  try {
    if (Date.now() - statSync(lockFile).mtimeMs > GIVEN_UP_AFTER) return true;
    const holder = Number(readFileSync(lockFile, 'utf8'));
    if (!holder) return false; // Made this instant and not yet written.
    process.kill(holder, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

function touch(lockFile) {
  try {
    utimesSync(lockFile, new Date(), new Date());
  } catch {
    // Somebody cleaned up; the work goes on.
  }
}
