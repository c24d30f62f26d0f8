import type { Database } from '../database/database';
import {
  addVersions,
  writeVersion,
  type RollupStamps,
  type StampedYears,
  type Version,
} from './rollup-stamps';

/** The one reader of these stamps over a database of this process. */
export function stampReader(database: Stamped, stamps: RollupStamps): StampReader {
  let readers = READERS.get(database);
  if (!readers) READERS.set(database, (readers = new Map<RollupStamps, StampReader>()));
  let reader = readers.get(stamps);
  if (!reader) readers.set(stamps, (reader = new StampReader(database, stamps)));
  return reader;
}

const READERS = new WeakMap<object, Map<RollupStamps, StampReader>>();

/**
 * Reads the stamps of a roll-up as they are now. On SQLite the database says in microseconds whether anybody
 * committed anything since it was asked last; elsewhere, and where somebody did, one statement gives what the
 * stamps of all areas come to, and only where that is another are they read one by one.
 */
class StampReader {
  private readonly known = new Map<string, Known>();

  constructor(
    private readonly database: Stamped,
    private readonly stamps: RollupStamps,
  ) {}

  /** What the stamps of all areas come to, of each of some years. */
  async totals(asked: readonly StampedYears[]): Promise<string[]> {
    const commits = this.database.commits?.() ?? null; // Before the stamps, so that what is committed between is seen.
    const seen = asked.map((each) => this.known.get(keyOf(each)));
    if (commits !== null && seen.every((each) => each?.commits === commits))
      return seen.map((each) => each?.total ?? '');
    const totals = (await this.stamps.totals(this.database.reader, asked)).map(writeVersion);
    for (const [place, each] of asked.entries()) this.note(each, commits, totals[place] ?? '');
    return totals;
  }

  /** The stamp of each area, of each of some years. */
  async byArea(asked: readonly StampedYears[]): Promise<ReadonlyMap<string, Version>[]> {
    const totals = await this.totals(asked);
    const all: ReadonlyMap<string, Version>[] = [];
    for (const [place, each] of asked.entries()) all.push(await this.areas(each, totals[place] ?? ''));
    return all;
  }

  /** The stamp of each area, of some years of which `total` was read just before. */
  async areas(asked: StampedYears, total: string): Promise<ReadonlyMap<string, Version>> {
    const known = this.known.get(keyOf(asked));
    if (known?.areas?.total === total) return known.areas.versions;
    const versions = await this.stamps.byArea(this.database.reader, asked);
    // What they come to may be more than was asked for before: somebody wrote between the two statements.
    if (known) known.areas = { total: writeVersion(addVersions(versions.values())), versions };
    return versions;
  }

  private note(asked: StampedYears, commits: number | null, total: string): void {
    const key = keyOf(asked);
    const known = this.known.get(key);
    if (!known && this.known.size >= YEARS_KEPT) this.known.clear();
    this.known.set(key, { commits, total, ...(known?.areas ? { areas: known.areas } : {}) });
  }
}

type Stamped = Pick<Database, 'reader' | 'commits'>;

interface Known {
  readonly commits: number | null;
  readonly total: string;
  areas?: { readonly total: string; readonly versions: ReadonlyMap<string, Version> };
}

/** All years of decades, on both bases. */
const YEARS_KEPT = 256;

function keyOf({ years, basis }: StampedYears): string {
  return `${years}|${basis}`;
}
