import type { Ask } from '../http/ask';
import { writeYear, type WrittenYear } from './written-year';

/** Files of a year that somebody reads: they stay until `release`. */
export interface KeptYear {
  readonly year: WrittenYear;
  /** Since when each file is what it is, by its name. */
  readonly changedAt: ReadonlyMap<string, Date>;
  release(): void;
}

interface Settings {
  readonly ask: Ask;
  /** Where files are written. */
  readonly folder: string;
  readonly now?: () => number;
  /** How long a visitor waits for files that are being written. */
  readonly waitMs?: number;
}

/** Files this young are given as they are. */
export const FRESH_MS = 10 * 60_000;
/** Files up to this age are given while newer ones are written, and no older ones ever. */
export const OLDEST_MS = 60 * 60_000;
const WAIT_MS = 15_000;
/** Each holds a place that others could have. */
const MOST_WAITING = 8;

/**
 * The files of years, written when they are asked for and kept a while for all who ask: one year at a time, so
 * that whoever asks for many keeps the hub no busier than whoever asks for one. Gives 'LATER' to whom they
 * cannot be given soon, and null where a part of them cannot be had.
 */
export function keptYears({ ask, folder, now = Date.now, waitMs = WAIT_MS }: Settings) {
  const kept = new Map<string, Kept>();
  const coming = new Map<string, Promise<Kept | null>>();
  let turn: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  const ageOf = (each: Kept) => now() - each.year.writtenAt.getTime();

  async function write(fiscalYear: string): Promise<Kept | null> {
    for (const [name, each] of kept) {
      if (name === fiscalYear || ageOf(each) < OLDEST_MS) continue;
      kept.delete(name);
      each.retire();
    }
    const year = await writeYear(fiscalYear, ask, folder, now);
    if (!year) return null;
    const before = kept.get(fiscalYear);
    const written = new Kept(year, before);
    kept.set(fiscalYear, written);
    before?.retire();
    return written;
  }

  function begin(fiscalYear: string): Promise<Kept | null> {
    const begun = coming.get(fiscalYear);
    if (begun) return begun;
    const written = turn.then(() => write(fiscalYear)).finally(() => coming.delete(fiscalYear));
    turn = written.catch(() => undefined);
    coming.set(fiscalYear, written);
    return written;
  }

  return async (fiscalYear: string): Promise<KeptYear | 'LATER' | null> => {
    const has = kept.get(fiscalYear);
    if (has && ageOf(has) < FRESH_MS) return has.take();
    const written = begin(fiscalYear);
    if (has && ageOf(has) < OLDEST_MS) {
      written.catch(() => undefined); // Told to whoever asks when these are too old.
      return has.take();
    }
    if (waiting >= MOST_WAITING) {
      written.catch(() => undefined);
      return 'LATER';
    }
    waiting++;
    const giveUp = new AbortController();
    try {
      const came = await Promise.race([written, later(waitMs, giveUp.signal)]);
      return came === 'LATER' ? came : (came?.take() ?? null);
    } finally {
      waiting--;
      giveUp.abort();
    }
  };
}

class Kept {
  readonly changedAt: ReadonlyMap<string, Date>;
  private readers = 0;
  private retired = false;

  constructor(
    readonly year: WrittenYear,
    before: Kept | undefined,
  ) {
    const earlier = new Map(before?.year.files.map(({ file, sha256 }) => [file.name, sha256]));
    this.changedAt = new Map(
      year.files.map(({ file: { name }, sha256 }) => [
        name,
        (earlier.get(name) === sha256 && before?.changedAt.get(name)) || year.writtenAt,
      ]),
    );
  }

  take(): KeptYear {
    this.readers++;
    let held = true;
    const release = () => {
      if (!held) return;
      held = false;
      this.readers--;
      this.closeIfDone();
    };
    return { year: this.year, changedAt: this.changedAt, release };
  }

  /** Others have taken its place: it goes once nobody reads it any more. */
  retire(): void {
    this.retired = true;
    this.closeIfDone();
  }

  private closeIfDone(): void {
    if (!this.retired || this.readers > 0) return;
    for (const file of this.year.files) file.close().catch(() => undefined);
  }
}

function later(ms: number, signal: AbortSignal): Promise<'LATER'> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve('LATER'), ms);
    signal.addEventListener('abort', () => clearTimeout(timer));
  });
}
