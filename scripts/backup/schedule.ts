import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Log } from '../../lib/log';
import { projectRoot } from '../../lib/project-root';
import { datedBackups, momentOf } from './folders';

export interface Schedule {
  readonly dataFolder: string;
  readonly everyHours: number;
  /** How many of the dated backups are kept. */
  readonly keep: number;
}

/** How soon after the start the first backup of an installation is taken. */
const FIRST_AFTER_MS = 10 * 60_000;
const AFTER_FAILURE_MS = 10 * 60_000;
const HOUR_MS = 3_600_000;

/**
 * Backs the embedded databases up from time to time, reckoned from the last backup, not from the start. It is
 * done by a process of its own, one at a time, so that the hub answers meanwhile. Gives how to stop it.
 */
export function scheduleBackups(
  schedule: Schedule,
  log: Log,
  backUp: (schedule: Schedule) => Promise<string> = inProcess,
): () => Promise<void> {
  let timer: NodeJS.Timeout;
  let running: Promise<void> = Promise.resolve();
  const wait = (ms: number): void => {
    timer = setTimeout(() => (running = run()), ms);
    timer.unref();
  };
  const run = async (): Promise<void> => {
    try {
      log.info({ backup: await backUp(schedule) }, 'backed up');
      wait(msUntilNext(schedule, Date.now()));
    } catch (error) {
      // Loud: nobody misses a backup before it is needed.
      log.error({ error: (error as Error).message }, 'THE BACKUP FAILED; it is tried again in ten minutes');
      wait(AFTER_FAILURE_MS);
    }
  };
  wait(msUntilNext(schedule, Date.now()));
  return async () => {
    clearTimeout(timer);
    await running;
    clearTimeout(timer);
  };
}

/** How long it is until the next backup is due. */
export function msUntilNext({ dataFolder, everyHours }: Schedule, now: number): number {
  const newest = datedBackups(join(dataFolder, 'backups')).at(-1);
  if (!newest) return Math.min(FIRST_AFTER_MS, everyHours * HOUR_MS);
  return Math.max(0, momentOf(newest).getTime() + everyHours * HOUR_MS - now);
}

/** Gives the folder of the backup. */
function inProcess({ dataFolder, keep }: Schedule): Promise<string> {
  return new Promise((resolve, reject) => {
    const command = join(projectRoot, 'dist', 'scripts', 'sopan.js');
    const child = spawn(process.execPath, [command, 'backup', '--json', '--keep', String(keep)], {
      env: { PATH: process.env['PATH'], SOPAN_DATA: dataFolder },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve((JSON.parse(out) as { folder: string }).folder);
      else reject(new Error(err.trim() || `sopan backup ended with ${code}`));
    });
  });
}
