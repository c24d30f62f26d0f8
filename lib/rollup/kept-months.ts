import type { Database } from '../database/database';
import type { Directory } from '../directory/directory';
import { changedAreas } from '../stamps/changed-areas';
import { addVersions, writeVersion, type Version } from '../stamps/rollup-stamps';
import { stampReader } from '../stamps/stamp-reader';
import { BoundedCache } from '../subgraph/bounded-cache';
import type { HubContext } from '../subgraph/hub-context';
import type { Basis } from './history';
import type { AlsoOwn } from './progress-of';
import { readMonths, type MonthsWanted } from './read-months';
import type { Rollup } from './rollup';
import { YearByMonth } from './year-by-month';

/** Which counts of some fiscal years are meant. */
export interface MonthsAsked {
  readonly basis: Basis;
  readonly issuerId: string | null;
  readonly fiscalYears: readonly string[];
}

/** A year's counts by month, and of what they were added up. */
interface Kept {
  readonly directory: Directory;
  readonly rule: AlsoOwn | undefined;
  /** The stamp of each area, and of all: read before the rows were. */
  readonly versions: ReadonlyMap<string, Version>;
  readonly total: string;
  readonly months: YearByMonth;
}

/** Three times what one series may touch: some 1 MB each where all areas of the country have records. */
const YEARS_KEPT = 36;
/** Of how many areas the rows are read by themselves; of more all rows of the year are. */
const FEW = 16;
/** What others go on writing meanwhile is of before or after; it is looked at again so often. */
const ATTEMPTS = 3;

const KEPT = new WeakMap<Database, BoundedCache<Kept>>();

/**
 * The counts of fiscal years by month, in the order asked for: those worked out before, where their stamps are the
 * same; where those of a few areas are others, with the rows of these read again; else made anew. All are of one
 * moment, unless somebody writes all the time. `between` is called after each that had to be made.
 */
export async function keptMonths(
  context: Pick<HubContext, 'database' | 'directory'>,
  rollup: Rollup,
  { basis, issuerId, fiscalYears }: MonthsAsked,
  alsoOwn: AlsoOwn | undefined,
  between: () => Promise<void>,
): Promise<YearByMonth[]> {
  const { database, directory } = context;
  const cache = cacheOf(database);
  const stamps = stampReader(database, rollup.stamps);
  const asked = fiscalYears.map((years) => ({ years, basis }));
  for (let attempt = 1; ; attempt += 1) {
    const totals = await stamps.totals(asked);
    const found: YearByMonth[] = [];
    let made = 0;
    for (const [place, fiscalYear] of fiscalYears.entries()) {
      const key = JSON.stringify([rollup.name, basis, fiscalYear, issuerId]);
      const known = cache.get(key);
      const usable = known?.directory === directory && known.rule === alsoOwn ? known : undefined;
      if (usable && usable.total === totals[place]) {
        found.push(usable.months);
        continue;
      }
      const versions = await stamps.areas({ years: fiscalYear, basis }, totals[place] ?? '');
      const months = await monthsNow(
        context,
        rollup,
        { basis, issuerId, fiscalYear },
        alsoOwn,
        versions,
        usable,
      );
      const total = writeVersion(addVersions(versions.values()));
      cache.set(key, { directory, rule: alsoOwn, versions, total, months });
      found.push(months);
      made += 1;
      await between();
    }
    if (!made || attempt === ATTEMPTS) return found;
  }
}

async function monthsNow(
  context: Pick<HubContext, 'database' | 'directory'>,
  rollup: Rollup,
  year: MonthsWanted,
  alsoOwn: AlsoOwn | undefined,
  versions: ReadonlyMap<string, Version>,
  known: Kept | undefined,
): Promise<YearByMonth> {
  const { reader } = context.database;
  const changed = known && changedAreas(known.versions, versions);
  if (changed && changed.length <= FEW)
    return known.months.with(changed, await readMonths(reader, rollup, year, changed));
  const { basis, fiscalYear, issuerId } = year;
  const ofDay = alsoOwn && ((asOf: string) => alsoOwn(context, { fiscalYear, asOf, basis }));
  const { directory } = context;
  const settings = { directory, fiscalYear, measures: rollup.measures, issuerId, alsoOwn: ofDay };
  return YearByMonth.of(settings, await readMonths(reader, rollup, year));
}

function cacheOf(database: Database): BoundedCache<Kept> {
  let cache = KEPT.get(database);
  if (!cache) KEPT.set(database, (cache = new BoundedCache('months', YEARS_KEPT)));
  return cache;
}
