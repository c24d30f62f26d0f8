import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  rmdirSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { ConfigurationError } from '../env';
import type { Log } from '../log';

/** How soon a change made by a command is seen by a running hub. */
const LOOK_MS = 1000;

interface Reading<Value> {
  readonly file: string;
  /** Makes a value of the text; null where there is no such file. Throws what is wrong with it. */
  readonly parse: (text: string | null) => Value;
  readonly log: Log;
}

/**
 * A small file of the data folder that commands change while the hub runs. It is read again when it changed; a
 * file that has become unreadable is told of, and what was read last goes on holding.
 */
export class WatchedFile<Value> {
  private lookedAt = 0;
  private seen = '';
  private last: Value;

  constructor(private readonly reading: Reading<Value>) {
    this.seen = stamp(reading.file);
    this.last = reading.parse(readIfPresent(reading.file));
    this.lookedAt = performance.now();
  }

  value(): Value {
    if (performance.now() - this.lookedAt < LOOK_MS) return this.last;
    this.lookedAt = performance.now();
    const now = stamp(this.reading.file);
    if (now === this.seen) return this.last;
    this.seen = now;
    try {
      this.last = this.reading.parse(readIfPresent(this.reading.file));
    } catch (error) {
      this.reading.log.error(
        { reason: (error as Error).message },
        'a file of the data folder cannot be read',
      );
    }
    return this.last;
  }
}

/**
 * Changes such a file: one command at a time, written aside and put into place, so that no reader meets half of
 * it. Its owner alone may read it.
 */
export function changeFile(file: string, change: (text: string | null) => string): void {
  const folder = dirname(file);
  mkdirSync(folder, { recursive: true });
  const lock = `${file}.lock`;
  try {
    mkdirSync(lock);
  } catch {
    throw new ConfigurationError(
      `Another command is changing ${file}. If none is, remove ${lock} and try again.`,
    );
  }
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    const text = change(readIfPresent(file));
    const opened = openSync(draft, 'wx', 0o600);
    writeSync(opened, text);
    fsyncSync(opened);
    closeSync(opened);
    renameSync(draft, file);
  } finally {
    rmSync(draft, { force: true });
    rmdirSync(lock);
  }
}

export function readIfPresent(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function stamp(file: string): string {
  const found = statSync(file, { throwIfNoEntry: false });
  return found ? `${found.mtimeMs} ${found.size} ${found.ino}` : '';
}
